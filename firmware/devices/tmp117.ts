/**
 * TMP117: temperature, 16 bits, I2C.
 *
 *   temperature_degC = Temp_Result * 7.8125 mK
 *
 * Converts without pause, 8 readings averaged, a result every 500 ms: not the setting after power-up, so that a loss of
 * supply shows. An offset that someone has stored in the part's EEPROM is set to 0: calibration is ours.
 *
 * Source: Texas Instruments SNOSD82D (TMP117), sections 7.3.3 (format), 7.6 (registers); table 7-7 (conversion cycle).
 */
import type { i32, u8 } from '../core/types.js';
import type { BusPlan } from './busPlan.js';
import { ReadFault } from './readFault.js';

enum Register {
  Temperature = 0x00,
  Configuration = 0x01,
  Offset = 0x07,
  Device = 0x0f,
}

const STEP_K: number = 7.8125e-3;
/** Configuration: CONV = 011b and AVG = 01b (a result every 500 ms); soft reset, which takes 2 ms. */
const CONFIGURATION: i32 = 0x01a0;
const SOFT_RESET: i32 = 2;
const RESET_MS: i32 = 3;
/** Bits that were written and must read the same: all but alerts, ready, busy and reset. */
const SETTINGS: i32 = 0x0ffc;
const DATA_READY: i32 = 0x2000;
const DEVICE: i32 = 0x117;
/** Range that is specified: -55 to 150 degC. The result is -256 degC until the first conversion has ended. */
const CODE_MIN: i32 = -7040;
const CODE_MAX: i32 = 19200;

/** Time for one result, with the 10 % by which the part's clock may be slow. */
const CONVERSION_MS: i32 = 550;

export class Tmp117 {
  temperature_degC: number = 0;
  code: i32 = 0;
  /** Sum of ReadFault; 0 = the temperature is good. */
  faults: i32 = 0;

  private readonly address: u8;

  constructor(address: u8) {
    this.address = address;
  }

  setUp(plan: BusPlan): void {
    plan.begin(this.address);
    plan.write16(Register.Configuration, SOFT_RESET);
    plan.wait(RESET_MS);
    plan.write16(Register.Offset, 0);
    plan.write16(Register.Configuration, CONFIGURATION);
    plan.transfer(Register.Device, 2);
    plan.wait(CONVERSION_MS);
  }

  /** Whether the part that was set up is a TMP117. */
  takeSetUp(plan: BusPlan): void {
    const device: i32 = plan.word(0);
    this.faults = plan.setUpFault((device & 0xfff) === DEVICE);
  }

  /** The flags first: reading either register clears the ready flag. */
  measure(plan: BusPlan): void {
    plan.begin(this.address);
    plan.transfer(Register.Configuration, 2);
    plan.transfer(Register.Temperature, 2);
  }

  take(plan: BusPlan): void {
    if (!plan.acknowledged) {
      this.faults = ReadFault.NotAcknowledged;
      return;
    }
    const flags: i32 = plan.word(0);
    this.code = plan.signed(2, 2) | 0;
    this.temperature_degC = this.code * STEP_K;
    let faults: i32 = ReadFault.None;
    if ((flags & SETTINGS) !== CONFIGURATION) {
      faults = ReadFault.LostSettings;
    }
    if ((flags & DATA_READY) === 0) {
      faults = faults | ReadFault.NotReady;
    }
    if (this.code < CODE_MIN || this.code > CODE_MAX) {
      faults = faults | ReadFault.Saturated;
    }
    this.faults = faults;
  }
}
