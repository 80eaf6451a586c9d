/**
 * ADS1115: voltage of one input, 16 bits, I2C. For the divider of a thermistor, or a cell where 0.1 mV is enough.
 *
 *   voltage_V = code * full scale / 2^15        full scale 6.144 V to 0.256 V
 *
 * Every reading writes the settings, starts one conversion at 8 a second (the least noise) and reads the settings back, so
 * that a loss of supply cannot go unseen and no result is an old one.
 *
 * Source: Texas Instruments SBAS444D (ADS1115), sections 9.3.3 (full scale), 9.3.6 (conversion time = 1 / rate; the rate
 * is within 10 %), 9.5.4 (data format), 9.6 (registers).
 */
import type { i32, u8 } from '../core/types.js';
import type { BusPlan } from './busPlan.js';
import { rangeFault, ReadFault } from './readFault.js';

/** Positive and negative input, bits MUX. */
export enum Ads1115Input {
  A0A1 = 0,
  A2A3 = 3,
  A0Ground = 4,
  A1Ground = 5,
  A2Ground = 6,
  A3Ground = 7,
}

/** Full scale, bits PGA. No input may be above the supply, whatever the full scale. */
export enum Ads1115Range {
  V6_144 = 0,
  V4_096 = 1,
  V2_048 = 2,
  V1_024 = 3,
  V0_512 = 4,
  V0_256 = 5,
}

const FULL_SCALE_V: readonly number[] = [6.144, 4.096, 2.048, 1.024, 0.512, 0.256];

enum Register {
  Conversion = 0,
  Config = 1,
}

/** Config: start (written), idle (read); single conversion; comparator off. Rate bits 0 are 8 a second. */
const START: i32 = 0x8000;
const SINGLE: i32 = 0x0100;
const COMPARATOR_OFF: i32 = 0x0003;
const SETTINGS: i32 = 0x7fff;
const CODE_MAX: i32 = 32767;

/** One conversion, when the part's clock is 10 % slow. */
const CONVERSION_MS: i32 = 140;

export class Ads1115 {
  voltage_V: number = 0;
  code: i32 = 0;
  /** Sum of ReadFault; 0 = the voltage is good. */
  faults: i32 = 0;

  private readonly address: u8;
  private readonly settings: i32;
  private readonly step_V: number;

  constructor(address: u8, input: Ads1115Input, range: Ads1115Range) {
    this.address = address;
    this.settings = (input << 12) | (range << 9) | SINGLE | COMPARATOR_OFF;
    this.step_V = FULL_SCALE_V[range] / 32768;
  }

  /** The part has no identification: it must give back the settings it was given. */
  setUp(plan: BusPlan): void {
    plan.begin(this.address);
    plan.write16(Register.Config, this.settings);
    plan.transfer(Register.Config, 2);
  }

  takeSetUp(plan: BusPlan): void {
    const config: i32 = plan.word(0);
    this.faults = plan.setUpFault((config & SETTINGS) === this.settings);
  }

  /** Starts a conversion, waits for it and reads it. */
  measure(plan: BusPlan): void {
    plan.begin(this.address);
    plan.write16(Register.Config, this.settings | START);
    plan.wait(CONVERSION_MS);
    plan.transfer(Register.Config, 2);
    plan.transfer(Register.Conversion, 2);
  }

  take(plan: BusPlan): void {
    if (!plan.acknowledged) {
      this.faults = ReadFault.NotAcknowledged;
      return;
    }
    const state: i32 = plan.word(0);
    this.code = plan.signed(2, 2) | 0;
    let faults: i32 = rangeFault(this.code, CODE_MAX);
    if ((state & SETTINGS) !== this.settings) {
      faults = faults | ReadFault.LostSettings;
    }
    if ((state & START) === 0) {
      faults = faults | ReadFault.NotReady;
    }
    this.faults = faults;
    this.voltage_V = this.code * this.step_V;
  }
}
