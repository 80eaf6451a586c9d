/**
 * The TMP117 as its registers show it. Written from the data sheet alone, not from the firmware's codec.
 *
 *   Temp_Result = temperature / 7.8125 mK + Temp_Offset, 16 bits in two's complement; 8000h until the first result
 *
 * Source: Texas Instruments SNOSD82D: section 7.3.3, register map 7.6. Alerts and EEPROM are left out: what is written
 * is gone after a loss of supply.
 */
import { Conversions } from './conversions.js';
import type { DeviceClock, Signal } from './i2cTarget.js';
import { quantise, twosComplement } from './quantise.js';
import type { Registers } from './registerPointer.js';

const AVERAGES = [1, 8, 32, 64];
/** Shortest cycle by averages: 15.5 ms a conversion; and the cycle that CONV asks for, s. */
const CONVERSION_S = 15.5e-3;
const CYCLE_S = [0, 0.125, 0.25, 0.5, 1, 4, 8, 16];
const CONFIGURATION_AFTER_RESET = 0x0220;
const WRITABLE = 0x0ffc;
const READY = 0x2000;
const RESET_S = 2e-3;

export interface Tmp117Errors {
  /** Noise of one result, 1 sigma, K. */
  noise_K?: number;
  gaussian?: () => number;
}

export class Tmp117Model implements Registers {
  private configuration = CONFIGURATION_AFTER_RESET;
  private ready = false;
  private result = -32768;
  private offset = 0;
  private awake_s = 0;
  private readonly conversions: Conversions;

  constructor(
    private readonly clock: DeviceClock,
    private readonly temperature_degC: Signal,
    private readonly errors: Tmp117Errors = {},
  ) {
    this.conversions = new Conversions(clock, (from_s, to_s) => this.finish((from_s + to_s) / 2));
    this.reset();
  }

  /** As after a loss of supply, or a soft reset. */
  reset(): void {
    this.configuration = CONFIGURATION_AFTER_RESET;
    this.ready = false;
    this.result = -32768;
    this.offset = 0;
    this.awake_s = this.clock.now_s + RESET_S;
    this.restart();
  }

  update(): void {
    this.conversions.update();
  }

  sizeOf(register: number): number {
    return [0x00, 0x01, 0x07, 0x0f].includes(register) ? 2 : 0;
  }

  valueOf(register: number): number {
    const ready = this.ready;
    // Reading the result or the configuration clears the flag.
    if (register <= 0x01) this.ready = false;
    if (register === 0x00) return twosComplement(this.result, 16);
    if (register === 0x01) return this.configuration | (ready ? READY : 0);
    return register === 0x07 ? twosComplement(this.offset, 16) : 0x0117;
  }

  set(register: number, value: number): void {
    // During its reset the part hears nothing.
    if (this.clock.now_s < this.awake_s) return;
    if (register === 0x07) this.offset = value >= 0x8000 ? value - 0x10000 : value;
    if (register !== 0x01) return;
    if ((value & 0x0002) !== 0) {
      this.reset();
      return;
    }
    this.configuration = value & WRITABLE;
    this.restart();
  }

  private restart(): void {
    const mode = (this.configuration >> 10) & 3;
    if (mode === 1) {
      this.conversions.stop();
      return;
    }
    const averaged_s = AVERAGES[(this.configuration >> 5) & 3] * CONVERSION_S;
    this.conversions.restart(Math.max(averaged_s, CYCLE_S[(this.configuration >> 7) & 7]));
  }

  private finish(time_s: number): void {
    const { noise_K = 0, gaussian } = this.errors;
    const noise = noise_K > 0 ? noise_K * (gaussian?.() ?? 0) : 0;
    const seen_degC = this.temperature_degC(time_s) + noise;
    const code = quantise(seen_degC, 7.8125e-3, -32768, 32767) + this.offset;
    this.result = Math.min(32767, Math.max(-32768, code));
    this.ready = true;
  }
}
