/**
 * The NAU7802 as its registers show it: 8 bits each, the pointer goes on by itself. Written from the data sheet alone, not
 * from the firmware's codec.
 *
 *   result = bridge output / (0.5 * reference / gain) * 2^23, 24 bits, held at the ends
 *
 * Powered up digitally (PUD, after which PUR is 1), analogously (PUA), then converting (CS). Reading the result clears the
 * ready flag (CR). Source: Nuvoton NAU7802 data sheet, revision 1.7, sections 8 and 11. Times assumed: calibration takes
 * four conversions (2 to 10), power-up 200 us by section 8.
 */
import { Conversions } from './conversions.js';
import type { DeviceClock, I2cTarget, Signal } from './i2cTarget.js';
import { quantise, twosComplement } from './quantise.js';

const RATES_PER_S = [10, 20, 40, 80, 10, 10, 10, 320];
const CALIBRATION_CONVERSIONS = 4;
const POWER_UP_S = 200e-6;
const CODE_MAX = 2 ** 23 - 1;
const REGISTER_COUNT = 0x20;

export interface Nau7802Errors {
  /** Noise of one result, 1 sigma, as a share of the bridge's supply. */
  noise_V_per_V?: number;
  gaussian?: () => number;
  /** The calibration fails. */
  calibrationFails?: boolean;
}

export class Nau7802Model implements I2cTarget {
  private readonly registers: number[] = Array.from({ length: REGISTER_COUNT }, () => 0);
  private pointer = 0;
  private addressed = false;
  private poweredUp_s = Infinity;
  private calibrated_s = Infinity;
  private readonly conversions: Conversions;

  constructor(
    private readonly clock: DeviceClock,
    /** Output of the bridge over its supply. */
    private readonly bridge_V_per_V: Signal,
    private readonly errors: Nau7802Errors = {},
  ) {
    this.conversions = new Conversions(clock, (from_s, to_s) => this.finish((from_s + to_s) / 2));
    this.reset();
  }

  /** As after a loss of supply, or bit RR. */
  reset(): void {
    this.registers.fill(0);
    this.registers[0x1f] = 0x0f;
    this.poweredUp_s = Infinity;
    this.calibrated_s = Infinity;
    this.conversions.stop();
  }

  start(reading: boolean): boolean {
    this.update();
    if (!reading) this.addressed = false;
    return true;
  }

  write(byte: number): boolean {
    if (this.addressed) {
      this.set(this.pointer, byte);
      this.advance();
    } else {
      this.pointer = byte % REGISTER_COUNT;
      this.addressed = true;
    }
    return true;
  }

  read(): number {
    const value = this.registers[this.pointer];
    // The lowest byte of the result was taken.
    if (this.pointer === 0x14) this.registers[0] &= ~0x20;
    this.advance();
    return value;
  }

  stop(): void {
    this.addressed = false;
  }

  private advance(): void {
    this.pointer = (this.pointer + 1) % REGISTER_COUNT;
  }

  /** Conversions that have ended by now. */
  update(): void {
    if (this.clock.now_s >= this.poweredUp_s) this.registers[0] |= 0x08;
    if (this.clock.now_s >= this.calibrated_s) {
      this.registers[2] &= ~0x04;
      if (this.errors.calibrationFails === true) this.registers[2] |= 0x08;
      this.restart(this.calibrated_s);
      this.calibrated_s = Infinity;
    }
    this.conversions.update();
  }

  private set(register: number, value: number): void {
    if (register === 0x00) this.setPower(value);
    else if (register === 0x02) this.setControl2(value);
    else if (register < 0x12 || register === 0x15 || register === 0x1b || register === 0x1c) {
      this.registers[register] = value;
    }
  }

  private setPower(value: number): void {
    if ((value & 0x01) !== 0) {
      this.reset();
      this.registers[0] = 0x01;
      return;
    }
    const flags = this.registers[0] & 0x28;
    const wasOn = (this.registers[0] & 0x02) !== 0;
    this.registers[0] = flags | (value & 0xd7);
    if ((value & 0x02) !== 0 && !wasOn) this.poweredUp_s = this.clock.now_s + POWER_UP_S;
    this.restart();
  }

  private setControl2(value: number): void {
    this.registers[2] = value;
    if ((value & 0x04) !== 0) {
      this.conversions.stop();
      this.calibrated_s = this.clock.now_s + CALIBRATION_CONVERSIONS / this.rate_per_s;
    } else this.restart();
  }

  private get rate_per_s(): number {
    return RATES_PER_S[(this.registers[2] >> 4) & 7];
  }

  /** Converts only when powered up in both parts and told to. */
  private restart(from_s = this.clock.now_s): void {
    if ((this.registers[0] & 0x16) === 0x16) this.conversions.restart(1 / this.rate_per_s, from_s);
    else this.conversions.stop();
  }

  private finish(time_s: number): void {
    const { noise_V_per_V = 0, gaussian } = this.errors;
    const gain = 2 ** (this.registers[1] & 7);
    const noise = noise_V_per_V > 0 ? noise_V_per_V * (gaussian?.() ?? 0) : 0;
    const seen = this.bridge_V_per_V(time_s) + noise;
    const code = twosComplement(quantise(seen, 0.5 / gain / 2 ** 23, -CODE_MAX - 1, CODE_MAX), 24);
    this.registers[0x12] = code >> 16;
    this.registers[0x13] = (code >> 8) & 255;
    this.registers[0x14] = code & 255;
    this.registers[0] |= 0x20;
  }
}
