/**
 * HX711: a bridge (load cell), 24 bits, two wires of its own.
 *
 *   ratio_V_per_V = code / (2^24 * gain)
 *
 * The transport: the data line is low when a result is there; then 24 pulses of the clock, the data line being read after
 * each rising edge, highest bit first, and 1, 2 or 3 more pulses, which choose the input and gain of the next result.
 * After the 25th the data line is high. A pulse longer than 60 us switches the part off and its line stays high: pulses must
 * be made with interrupts off, or timed, and `restart` called after a longer one. DeviceScript cannot, and uses the NAU7802.
 * A result of nothing but ones is refused: it is what a part gives that was off, and one code in 16 million otherwise.
 *
 * Source: Avia HX711 data sheet, "Output Data Rate and Format", "Serial Interface", table 3; settling of 400 ms at 10 a second.
 */
import type { i32, u8 } from '../core/types.js';
import { BRIDGE_CODE_MAX, bridgeRatio } from './bridge.js';
import { rangeFault, ReadFault } from './readFault.js';

/** Input and gain, by the number of pulses that chooses them. */
export enum Hx711Input {
  A128 = 25,
  B32 = 26,
  A64 = 27,
}

/** Results after power-up or another choice that are not settled: 400 ms at 10 a second, and the one under way. */
const UNSETTLED: i32 = 5;

export class Hx711 {
  /** Output of the bridge over its supply. */
  ratio_V_per_V: number = 0;
  code: i32 = 0;
  /** Sum of ReadFault; 0 = the ratio is good. */
  faults: i32 = 0;
  /** Pulses to make for one result. */
  readonly pulses: i32;

  private readonly gain: i32;
  private unsettled: i32 = UNSETTLED;

  constructor(input: Hx711Input) {
    this.pulses = input;
    this.gain = input === Hx711Input.A128 ? 128 : input === Hx711Input.B32 ? 32 : 64;
  }

  /** To be called when the part was switched off and on: the next results are not settled. */
  restart(): void {
    this.unsettled = UNSETTLED;
  }

  /** The three bytes of a result, whether the data line was low before, and whether it was high after the last pulse. */
  take(high: u8, middle: u8, low: u8, ready: boolean, released: boolean): void {
    if (!ready) {
      this.faults = ReadFault.NotReady;
      return;
    }
    this.code = (high << 16) | (middle << 8) | low;
    if (high >= 128) {
      this.code = (this.code - 16777216) | 0;
    }
    let faults: i32 = rangeFault(this.code, BRIDGE_CODE_MAX);
    if (!released || this.code === -1) {
      faults = faults | ReadFault.Corrupt;
    }
    if (this.unsettled > 0) {
      this.unsettled = (this.unsettled - 1) | 0;
      faults = faults | ReadFault.NotReady;
    }
    this.faults = faults;
    this.ratio_V_per_V = bridgeRatio(this.code, this.gain);
  }
}
