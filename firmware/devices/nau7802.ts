/**
 * NAU7802: a bridge (load cell), 24 bits, I2C. The bridge is fed with the converter's own reference, so that the result
 * is a ratio in which the supply cancels.
 *
 *   ratio_V_per_V = code / (2^24 * gain)        gain = 128, full scale +-0.5 V/V / gain
 *
 * Ten conversions a second, supply of the bridge from the part's regulator at 3.0 V. The internal offset is calibrated
 * when the part is set up.
 *
 * Source: Nuvoton NAU7802 data sheet, revision 1.7, sections 8 (power-up; 8.6 calibration), 9 (application
 * circuits: chopper clock off, capacitor at the second input) and 11 (registers).
 */
import type { i32, u8 } from '../core/types.js';
import { BRIDGE_CODE_MAX, bridgeRatio } from './bridge.js';
import type { BusPlan } from './busPlan.js';
import { rangeFault, ReadFault } from './readFault.js';

enum Register {
  PowerUp = 0x00,
  Control1 = 0x01,
  Control2 = 0x02,
  Result = 0x12,
  Converter = 0x15,
  Power = 0x1c,
  Revision = 0x1f,
}

/** The part's only address. */
export const NAU7802_ADDRESS: u8 = 0x2a;

/** PU_CTRL: reset; digital on; digital and analog on with the regulator; the same and converting. */
const RESET: u8 = 0x01;
const DIGITAL: u8 = 0x02;
const POWERED: u8 = 0x86;
const CONVERTING: u8 = 0x96;
/** PU_CTRL as it must read: regulator, converting, ready, analog, digital; and the flag of a new result. */
const RUNNING: i32 = 0x9e;
const CYCLE_READY: i32 = 0x20;
/** CTRL1: regulator at 3.0 V (101b), gain 128 (111b). */
const CONTROL1: u8 = 0x2f;
/** CTRL2: ten a second, internal offset calibration (mode 00b) begun; error. */
const CALIBRATE: u8 = 0x04;
const CALIBRATION_ERROR: i32 = 0x08;
const CHOPPER_OFF: u8 = 0x30;
const SECOND_INPUT_CAPACITOR: u8 = 0x80;
const REVISION: i32 = 0x0f;
const GAIN: i32 = 128;
/** The regulator's start (200 us by the data sheet, with a large margin for its capacitor), and the calibration. Assumed. */
const SETTLE_MS: i32 = 100;
const CALIBRATION_MS: i32 = 1000;

export class Nau7802 {
  /** Output of the bridge over its supply. */
  ratio_V_per_V: number = 0;
  code: i32 = 0;
  /** Sum of ReadFault; 0 = the ratio is good. */
  faults: i32 = 0;

  setUp(plan: BusPlan): void {
    plan.begin(NAU7802_ADDRESS);
    plan.write8(Register.PowerUp, RESET);
    plan.write8(Register.PowerUp, DIGITAL);
    plan.wait(1);
    plan.write8(Register.PowerUp, POWERED);
    plan.write8(Register.Control1, CONTROL1);
    plan.write8(Register.Converter, CHOPPER_OFF);
    plan.write8(Register.Power, SECOND_INPUT_CAPACITOR);
    plan.wait(SETTLE_MS);
    plan.write8(Register.PowerUp, CONVERTING);
    plan.write8(Register.Control2, CALIBRATE);
    plan.wait(CALIBRATION_MS);
    plan.transfer(Register.Revision, 1);
    plan.transfer(Register.Control2, 1);
  }

  /** Whether the part that was set up is an NAU7802 and has calibrated itself. */
  takeSetUp(plan: BusPlan): void {
    const revision: i32 = plan.received[0];
    const control: i32 = plan.received[1];
    this.faults = plan.setUpFault((revision & REVISION) === REVISION && (control & CALIBRATION_ERROR) === 0);
    if ((control & CALIBRATE) !== 0) {
      this.faults = this.faults | ReadFault.NotReady;
    }
  }

  /** Settings and the ready flag first: reading the result clears it. */
  measure(plan: BusPlan): void {
    plan.begin(NAU7802_ADDRESS);
    plan.transfer(Register.PowerUp, 2);
    plan.transfer(Register.Result, 3);
  }

  take(plan: BusPlan): void {
    if (!plan.acknowledged) {
      this.faults = ReadFault.NotAcknowledged;
      return;
    }
    const power: i32 = plan.received[0];
    this.code = plan.signed(2, 3) | 0;
    let faults: i32 = rangeFault(this.code, BRIDGE_CODE_MAX);
    if ((power & RUNNING) !== RUNNING || plan.received[1] !== CONTROL1) {
      faults = faults | ReadFault.LostSettings;
    }
    if ((power & CYCLE_READY) === 0) {
      faults = faults | ReadFault.NotReady;
    }
    this.faults = faults;
    this.ratio_V_per_V = bridgeRatio(this.code, GAIN);
  }
}
