/**
 * The HX711 at its two pins. Written from the data sheet alone, not from the firmware's codec.
 *
 *   result = bridge output / (0.5 * supply / gain) * 2^23, 24 bits, held at 7FFFFFh and 800000h
 *
 * The data line falls when a result is there. Each rising edge of the clock puts out a bit, highest first; the 25th raises
 * the line; the number of pulses, 25 to 27, chooses input and gain of the next result. A clock that stays high for more
 * than 60 us switches the part off, and its fall starts it anew with input A and gain 128; the first results thereafter and
 * after another choice have not settled. Source: Avia HX711 data sheet, "Serial Interface", "Reset and Power-Down", table 3.
 */
import { Conversions } from './conversions.js';
import type { DeviceClock } from './i2cTarget.js';
import { quantise, twosComplement } from './quantise.js';

const RATE_PER_S = 10;
/** Settling time of the data sheet: 400 ms at ten a second. */
const SETTLING_RESULTS = 4;
const POWER_DOWN_S = 60e-6;
const CODE_MAX = 2 ** 23 - 1;

type Choice = 25 | 26 | 27;
const GAINS: Readonly<Record<Choice, number>> = { 25: 128, 26: 32, 27: 64 };

export class Hx711Model {
  private choice: Choice = 25;
  private clockHigh = false;
  private rose_s = 0;
  private pulses = 0;
  private ready = false;
  private result = 0;
  private settled = 0;
  private readonly conversions: Conversions;

  constructor(
    private readonly clock: DeviceClock,
    /** Output of bridge A or B over the supply. */
    private readonly bridge_V_per_V: (input: 'A' | 'B', time_s: number) => number,
  ) {
    this.conversions = new Conversions(clock, (from_s, to_s) => this.finish((from_s + to_s) / 2));
    this.reset();
  }

  /** The level of the data line. */
  get data(): boolean {
    this.conversions.update();
    if (this.off || !this.ready) return true;
    if (this.pulses === 0) return false;
    return this.pulses <= 24 ? ((this.result >> (24 - this.pulses)) & 1) === 1 : true;
  }

  /** The controller drives its clock line. */
  setClock(high: boolean): void {
    this.conversions.update();
    if (high === this.clockHigh) return;
    if (high) this.rise();
    else this.fall();
    this.clockHigh = high;
  }

  /** As after a loss of supply. */
  reset(): void {
    this.choice = 25;
    this.pulses = 0;
    this.ready = false;
    this.settled = 0;
    this.conversions.restart(1 / RATE_PER_S);
  }

  private get off(): boolean {
    return this.clockHigh && this.clock.now_s - this.rose_s > POWER_DOWN_S;
  }

  private rise(): void {
    this.rose_s = this.clock.now_s;
    if (this.ready) this.pulses++;
  }

  private fall(): void {
    if (this.off) this.reset();
  }

  private finish(time_s: number): void {
    if (this.pulses >= 25) this.choose(this.pulses as Choice);
    const gain = GAINS[this.choice];
    const target = this.bridge_V_per_V(this.choice === 26 ? 'B' : 'A', time_s);
    // Not yet settled: a share that grows with every result. The filter's shape is assumed.
    const share = Math.min(1, this.settled / SETTLING_RESULTS);
    const code = quantise(share * target, 0.5 / gain / 2 ** 23, -CODE_MAX - 1, CODE_MAX);
    // A result that is being read stays as it is.
    if (this.pulses === 0 || this.pulses >= 25) {
      this.result = twosComplement(code, 24);
      this.pulses = 0;
      this.ready = true;
    }
    this.settled++;
  }

  private choose(choice: Choice): void {
    if (choice !== this.choice) this.settled = 0;
    this.choice = choice;
  }
}

/** One result as a controller reads it: its bytes, and the level of the data line before and after. */
export function readHx711(
  part: Hx711Model,
  clock: DeviceClock,
  pulses: number,
  pulse_s = 1e-6,
): { bytes: [number, number, number]; ready: boolean; released: boolean } {
  const ready = !part.data;
  let value = 0;
  for (let k = 0; k < pulses; k++) {
    part.setClock(true);
    clock.now_s += pulse_s;
    if (k < 24) value = value * 2 + (part.data ? 1 : 0);
    part.setClock(false);
    clock.now_s += pulse_s;
  }
  return { bytes: [value >> 16, (value >> 8) & 255, value & 255], ready, released: part.data };
}
