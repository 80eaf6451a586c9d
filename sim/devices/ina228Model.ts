/**
 * The INA228 as its registers show it: a converter that goes through its inputs without pause, results in fixed steps, a
 * 40-bit register of charge. Written from the data sheet alone, not from the firmware's codec.
 *
 *   VSHUNT  = shunt / 312.5 nV (ADCRANGE 0) or / 78.125 nV (1), 20 bits in the upper part of 24
 *   VBUS    = bus / 195.3125 uV, never negative, 20 bits in the upper part of 24
 *   DIETEMP = temperature / 7.8125 mK, 16 bits
 *   CURRENT = VSHUNT * 4096 / SHUNT_CAL; CHARGE adds CURRENT * conversion time in seconds, 40 bits
 *
 * Source: Texas Instruments SLYS021A: section 7.6 (registers), tables 7-5, 7-6 (times, averages), 8.1.2 (equations).
 * Alert limits, energy, power and the temperature coefficient of the shunt are left out.
 */
import { Conversions } from './conversions.js';
import type { DeviceClock, Signal } from './i2cTarget.js';
import { quantise, twosComplement } from './quantise.js';
import type { Registers } from './registerPointer.js';

const CONVERSION_S = [50e-6, 84e-6, 150e-6, 280e-6, 540e-6, 1052e-6, 2074e-6, 4120e-6];
const AVERAGES = [1, 4, 16, 64, 128, 256, 512, 1024];
/** Address, size in bytes, value after reset, and which bits can be written. */
const MAP: readonly (readonly [number, number, number, number])[] = [
  [0x00, 2, 0x0000, 0x3ff0],
  [0x01, 2, 0xfb68, 0xffff],
  [0x02, 2, 0x1000, 0x7fff],
  [0x03, 2, 0x0000, 0x3fff],
  [0x04, 3, 0, 0],
  [0x05, 3, 0, 0],
  [0x06, 2, 0, 0],
  [0x07, 3, 0, 0],
  [0x0a, 5, 0, 0],
  [0x0b, 2, 0x0001, 0xf000],
  [0x3e, 2, 0x5449, 0],
  [0x3f, 2, 0x2281, 0],
];
const CODE_MAX = 2 ** 19 - 1;

export interface Ina228Inputs {
  shunt_V: Signal;
  bus_V: Signal;
  die_degC: Signal;
}

/** What a specimen does wrong. Limits of the data sheet: offset 1 uV, clock 1 % (assumed 0.5 to 1 %). */
export interface Ina228Errors {
  shuntOffset_V?: number;
  /** Noise of one conversion of the shunt that takes 4.12 ms, 1 sigma; shorter ones have more. Assumed, 0.2 to 1 uV. */
  shuntNoise_V?: number;
  /** Relative error of the part's oscillator. */
  clock?: number;
  gaussian?: () => number;
}

export class Ina228Model implements Registers {
  private readonly values = new Map<number, number>();
  private readonly conversions: Conversions;
  /** Charge counted, in steps of CURRENT times one second. */
  private charge = 0;

  constructor(
    clock: DeviceClock,
    private readonly inputs: Ina228Inputs,
    private readonly errors: Ina228Errors = {},
  ) {
    this.conversions = new Conversions(clock, (from_s, to_s) => this.finish(from_s, to_s));
    this.reset();
  }

  /** As after a loss of supply. */
  reset(): void {
    for (const [address, , value] of MAP) this.values.set(address, value);
    this.charge = 0;
    this.restart();
  }

  update(): void {
    this.conversions.update();
  }

  sizeOf(register: number): number {
    return MAP.find(([address]) => address === register)?.[1] ?? 0;
  }

  valueOf(register: number): number {
    if (register === 0x0a) {
      const charge = Math.floor(this.charge);
      this.setFlag(0x0400, false);
      return twosComplement(((((charge + 2 ** 39) % 2 ** 40) + 2 ** 40) % 2 ** 40) - 2 ** 39, 40);
    }
    const value = this.value(register);
    // The conversion-ready flag is cleared by reading only while the alerts are latched.
    if (register === 0x0b && (value & 0x8000) !== 0) this.setFlag(0x0002, false);
    return value;
  }

  set(register: number, value: number): void {
    const row = MAP.find(([address]) => address === register);
    if (row === undefined) return;
    if (register === 0x00 && (value & 0x8000) !== 0) {
      this.reset();
      return;
    }
    if (register === 0x00 && (value & 0x4000) !== 0) this.charge = 0;
    this.values.set(register, (this.value(register) & ~row[3]) | (value & row[3]));
    if (register === 0x01) this.restart();
  }

  private value(register: number): number {
    return this.values.get(register) ?? 0;
  }

  private setFlag(flag: number, on: boolean): void {
    const flags = this.value(0x0b);
    this.values.set(0x0b, on ? flags | flag : flags & ~flag);
  }

  private get averages(): number {
    return AVERAGES[this.value(0x01) & 7];
  }

  private restart(): void {
    const config = this.value(0x01);
    this.setFlag(0x0002, false);
    if (config >> 12 !== 0xf) {
      this.conversions.stop();
      return;
    }
    const one_s = [9, 6, 3].reduce((sum, shift) => sum + CONVERSION_S[(config >> shift) & 7], 0);
    this.conversions.restart((one_s * this.averages) / (1 + (this.errors.clock ?? 0)));
  }

  private finish(from_s: number, to_s: number): void {
    const { inputs, errors } = this;
    const middle_s = (from_s + to_s) / 2;
    const narrow = (this.value(0x00) & 0x10) !== 0;
    const shunt_s = CONVERSION_S[(this.value(0x01) >> 6) & 7] * this.averages;
    const sigma_V = (errors.shuntNoise_V ?? 0) * Math.sqrt(4120e-6 / shunt_s);
    const noise_V = sigma_V > 0 ? sigma_V * (errors.gaussian?.() ?? 0) : 0;
    const shunt_V = inputs.shunt_V(middle_s) + (errors.shuntOffset_V ?? 0);
    const shunt = quantise(shunt_V + noise_V, narrow ? 78.125e-9 : 312.5e-9, -CODE_MAX - 1, CODE_MAX);
    const bus = quantise(inputs.bus_V(middle_s), 195.3125e-6, 0, CODE_MAX);
    const die = quantise(inputs.die_degC(middle_s), 7.8125e-3, -32768, 32767);
    this.values.set(0x04, twosComplement(shunt, 20) * 16);
    this.values.set(0x05, bus * 16);
    this.values.set(0x06, twosComplement(die, 16));
    this.addCurrent(shunt, to_s - from_s);
    this.setFlag(0x0002, true);
  }

  private addCurrent(shunt: number, duration_s: number): void {
    const calibration = this.value(0x02);
    const exact = calibration === 0 ? 0 : Math.trunc((shunt * 4096) / calibration);
    const current = Math.min(CODE_MAX, Math.max(-CODE_MAX - 1, exact));
    this.setFlag(0x0200, current !== exact);
    this.values.set(0x07, twosComplement(current, 20) * 16);
    const before = this.charge;
    // The part counts with its own seconds.
    this.charge += current * duration_s * (1 + (this.errors.clock ?? 0));
    const limit = 2 ** 39;
    if (Math.abs(this.charge) >= limit && Math.abs(before) < limit) this.setFlag(0x0400, true);
  }
}
