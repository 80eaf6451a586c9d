/**
 * The ADS1115 as its registers show it. Written from the data sheet alone, not from the firmware's codec.
 *
 *   conversion = input / full scale * 2^15, 16 bits, held at 7FFFh and 8000h; 0 until the first one
 *
 * A written 1 in bit OS starts a single conversion; read, it is 1 while none is under way. Source: Texas Instruments
 * SBAS444D: 9.3.3, 9.3.6, 9.4.2, 9.6. The comparator is left out.
 */
import { Conversions } from './conversions.js';
import type { DeviceClock } from './i2cTarget.js';
import { quantise, twosComplement } from './quantise.js';
import type { Registers } from './registerPointer.js';

const FULL_SCALE_V = [6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256];
const RATES_PER_S = [8, 16, 32, 64, 128, 250, 475, 860];
const WAKE_UP_S = 25e-6;
const CODE_MAX = 32767;

export class Ads1115Model implements Registers {
  private config = 0x0583;
  private thresholds = [0x8000, 0x7fff];
  private conversion = 0;
  private readonly conversions: Conversions;

  constructor(
    clock: DeviceClock,
    /** Voltage of input pair `mux` (bits MUX of Config). */
    private readonly input_V: (mux: number, time_s: number) => number,
    /** Relative error of the rate: within 0.1. */
    private readonly rateError = 0,
  ) {
    this.conversions = new Conversions(clock, (from_s, to_s) => this.finish((from_s + to_s) / 2));
  }

  /** As after a loss of supply. */
  reset(): void {
    this.config = 0x0583;
    this.thresholds = [0x8000, 0x7fff];
    this.conversion = 0;
    this.conversions.stop();
  }

  update(): void {
    this.conversions.update();
  }

  sizeOf(register: number): number {
    return register <= 3 ? 2 : 0;
  }

  valueOf(register: number): number {
    if (register === 0) return twosComplement(this.conversion, 16);
    if (register === 1) return this.config | (this.conversions.running ? 0 : 0x8000);
    return this.thresholds[register - 2];
  }

  set(register: number, value: number): void {
    if (register === 2 || register === 3) this.thresholds[register - 2] = value;
    if (register !== 1) return;
    this.config = value & 0x7fff;
    const single = (value & 0x0100) !== 0;
    const rate_per_s = RATES_PER_S[(value >> 5) & 7] * (1 + this.rateError);
    if (!single || (value & 0x8000) !== 0) this.conversions.restart(1 / rate_per_s + WAKE_UP_S);
  }

  private finish(time_s: number): void {
    const input_V = this.input_V((this.config >> 12) & 7, time_s);
    const step_V = FULL_SCALE_V[(this.config >> 9) & 7] / 32768;
    this.conversion = quantise(input_V, step_V, -CODE_MAX - 1, CODE_MAX);
    if ((this.config & 0x0100) !== 0) this.conversions.stop();
  }
}
