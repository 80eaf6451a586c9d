/**
 * The INA226 as its registers show it. Written from the data sheet alone, not from the firmware's codec.
 *
 *   shunt register = shunt voltage / 2.5 uV, 16 bits; bus register = bus voltage / 1.25 mV, 15 bits, never negative
 *   current register = shunt register * calibration / 2048
 *
 * Source: Texas Instruments SBOS547B: section 5.5 (typical times), section 7 (registers, tables of averages and times).
 * Alerts and power are left out.
 */
import { Conversions } from './conversions.js';
import type { DeviceClock, Signal } from './i2cTarget.js';
import { quantise, twosComplement } from './quantise.js';
import type { Registers } from './registerPointer.js';

const CONVERSION_S = [140e-6, 204e-6, 332e-6, 588e-6, 1.1e-3, 2.116e-3, 4.156e-3, 8.244e-3];
const AVERAGES = [1, 4, 16, 64, 128, 256, 512, 1024];
const AFTER_RESET: readonly (readonly [number, number])[] = [
  [0x00, 0x4127],
  [0x01, 0],
  [0x02, 0],
  [0x03, 0],
  [0x04, 0],
  [0x05, 0],
  [0x06, 0],
  [0x07, 0],
  [0xfe, 0x5449],
  [0xff, 0x2260],
];
const READY = 0x0008;
const CODE_MAX = 32767;

export interface Ina226Inputs {
  shunt_V: Signal;
  bus_V: Signal;
}

export class Ina226Model implements Registers {
  private readonly values = new Map<number, number>();
  private readonly conversions: Conversions;

  constructor(
    clock: DeviceClock,
    private readonly inputs: Ina226Inputs,
  ) {
    this.conversions = new Conversions(clock, (from_s, to_s) => this.finish((from_s + to_s) / 2));
    this.reset();
  }

  /** As after a loss of supply. */
  reset(): void {
    for (const [register, value] of AFTER_RESET) this.values.set(register, value);
    this.restart();
  }

  update(): void {
    this.conversions.update();
  }

  sizeOf(register: number): number {
    return this.values.has(register) ? 2 : 0;
  }

  valueOf(register: number): number {
    const value = this.value(register);
    if (register === 0x06) this.values.set(0x06, value & ~READY);
    return value;
  }

  set(register: number, value: number): void {
    if (register === 0x00 && (value & 0x8000) !== 0) {
      this.reset();
    } else if (register === 0x00) {
      this.values.set(register, (value & 0x0fff) | 0x4000);
      this.values.set(0x06, this.value(0x06) & ~READY);
      this.restart();
    } else if (register === 0x05) {
      this.values.set(register, value & 0x7fff);
    } else if (register === 0x07) {
      this.values.set(register, value);
    } else if (register === 0x06) {
      this.values.set(register, (value & 0xfc03) | (this.value(register) & READY));
    }
  }

  private value(register: number): number {
    return this.values.get(register) ?? 0;
  }

  private restart(): void {
    const configuration = this.value(0x00);
    if ((configuration & 7) !== 7) {
      this.conversions.stop();
      return;
    }
    const pair_s = CONVERSION_S[(configuration >> 6) & 7] + CONVERSION_S[(configuration >> 3) & 7];
    this.conversions.restart(pair_s * AVERAGES[(configuration >> 9) & 7]);
  }

  private finish(time_s: number): void {
    const shunt = quantise(this.inputs.shunt_V(time_s), 2.5e-6, -CODE_MAX - 1, CODE_MAX);
    const current = Math.trunc((shunt * this.value(0x05)) / 2048);
    this.values.set(0x01, twosComplement(shunt, 16));
    this.values.set(0x02, quantise(this.inputs.bus_V(time_s), 1.25e-3, 0, CODE_MAX));
    this.values.set(0x04, twosComplement(Math.min(CODE_MAX, Math.max(-CODE_MAX - 1, current)), 16));
    this.values.set(0x06, this.value(0x06) | READY);
  }
}
