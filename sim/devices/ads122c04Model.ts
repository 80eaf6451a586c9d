/**
 * The ADS122C04 as its commands show it: single conversions and continuous ones, CRC-16 or an inverted copy after every
 * answer, a counter before it. Written from the data sheet alone, not from the firmware's codec.
 *
 *   code = input * gain * 2^23 / reference, 24 bits, held at 7FFFFFh and 800000h
 *
 * Source: Texas Instruments SBAS751B: "Commands" (table 16), "Register Map", "Data Format", "Data Integrity". The
 * temperature sensor, the current sources and the turbo mode's noise are left out.
 */
import { Conversions } from './conversions.js';
import type { DeviceClock, I2cTarget, Signal } from './i2cTarget.js';
import { quantise, twosComplement } from './quantise.js';

const RATES_PER_S = [20, 45, 90, 175, 330, 600, 1000];
const CODE_MAX = 2 ** 23 - 1;
const INTERNAL_REFERENCE_V = 2.048;

export interface Ads122c04Inputs {
  /** Voltage of input pair `mux` (bits MUX of register 0). */
  input_V: (mux: number, time_s: number) => number;
  /** At the reference pins, and the analog supply. */
  reference_V: Signal;
  supply_V: Signal;
}

export interface Ads122c04Errors {
  /** Noise at the input at 20 a second, 1 sigma, V. */
  noise_V?: number;
  gaussian?: () => number;
}

export class Ads122c04Model implements I2cTarget {
  private registers = [0, 0, 0, 0];
  private ready = false;
  private counter = 0;
  private result = 0;
  private readonly conversions: Conversions;
  private command = 0;
  private outgoing: number[] = [];

  constructor(
    clock: DeviceClock,
    private readonly inputs: Ads122c04Inputs,
    private readonly errors: Ads122c04Errors = {},
  ) {
    this.conversions = new Conversions(clock, (from_s, to_s) => this.finish((from_s + to_s) / 2));
  }

  /** As after a loss of supply. */
  reset(): void {
    this.registers = [0, 0, 0, 0];
    this.ready = false;
    this.counter = 0;
    this.result = 0;
    this.conversions.stop();
  }

  start(reading: boolean): boolean {
    this.conversions.update();
    if (reading) this.answer();
    else this.command = -1;
    return true;
  }

  write(byte: number): boolean {
    if (this.command >= 0) {
      if (this.command >> 4 === 4) this.setRegister((this.command >> 2) & 3, byte);
      return true;
    }
    this.command = byte;
    if (byte >> 1 === 3) this.reset();
    else if (byte >> 1 === 4) this.conversions.restart(1 / this.rate_per_s);
    else if (byte >> 1 === 1) this.conversions.stop();
    return true;
  }

  read(): number {
    return this.outgoing.shift() ?? 0xff;
  }

  stop(): void {
    this.outgoing = [];
  }

  private get rate_per_s(): number {
    const turbo = (this.registers[1] & 0x10) !== 0 ? 2 : 1;
    return turbo * (RATES_PER_S[this.registers[1] >> 5] ?? 1000);
  }

  private setRegister(register: number, value: number): void {
    this.registers[register] = register === 2 ? value & 0x7f : value;
    // Writing to a register restarts a conversion that is under way.
    if (this.conversions.running) this.conversions.restart(1 / this.rate_per_s);
  }

  private answer(): void {
    if (this.command >> 4 === 1) {
      const code = twosComplement(this.result, 24);
      const data = [code >> 16, (code >> 8) & 255, code & 255];
      this.ready = false;
      this.outgoing = this.protect((this.registers[2] & 0x40) !== 0 ? [this.counter, ...data] : data);
    } else if (this.command >> 4 === 2) {
      const register = (this.command >> 2) & 3;
      const flag = register === 2 && this.ready ? 0x80 : 0;
      this.outgoing = this.protect([this.registers[register] | flag]);
    }
  }

  /** Appends what bits CRC of register 2 ask for. */
  private protect(data: number[]): number[] {
    const kind = (this.registers[2] >> 4) & 3;
    if (kind === 1) return [...data, ...data.map((byte) => byte ^ 0xff)];
    if (kind !== 2) return data;
    // The remainder of long division, bit by bit, of the data and 16 zeros; to start from FFFFh is to invert two bytes.
    const bits = [...data, 0, 0].flatMap((byte, k) =>
      [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (((k < 2 ? byte ^ 0xff : byte) >> bit) & 1) === 1),
    );
    const divisor = [0, 4, 11, 16];
    for (let k = 0; k + 16 < bits.length; k++) {
      if (bits[k]) for (const place of divisor) bits[k + place] = !bits[k + place];
    }
    const remainder = bits.slice(-16).reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0);
    return [...data, remainder >> 8, remainder & 255];
  }

  private finish(time_s: number): void {
    const [first, second] = this.registers;
    const { noise_V = 0, gaussian } = this.errors;
    const gain = 2 ** ((first >> 1) & 7);
    const reference_V = [INTERNAL_REFERENCE_V, this.inputs.reference_V(time_s)][(second >> 1) & 3];
    const full_V = (reference_V ?? this.inputs.supply_V(time_s)) / gain;
    const noise = noise_V > 0 ? noise_V * Math.sqrt(this.rate_per_s / 20) * (gaussian?.() ?? 0) : 0;
    const input_V = this.inputs.input_V(first >> 4, time_s) + noise;
    this.result = quantise(input_V, full_V / 2 ** 23, -CODE_MAX - 1, CODE_MAX);
    this.ready = true;
    this.counter = (this.counter + 1) & 255;
    if ((second & 0x08) === 0) this.conversions.stop();
  }
}
