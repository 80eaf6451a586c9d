import { exp } from '../mathx.js';
import { lastingCreepShare, leakUncertainty, slopeUncertainty } from '../pressure/leakCreep.js';
import type { PressureModel } from '../pressure/pressureModel.js';
import type { PressureSettings } from '../pressure/pressureSettings.js';
import { VolumeLoss } from './volumeLoss.js';

const SECONDS_PER_HOUR: number = 3600;

/** What a change of the corrected pressure says about charge, and how far it can be trusted over time. */
export class PressureScale {
  /** False until the pressure has been measured and its gain learnt. */
  known: boolean = false;
  /** Pressure per charge passed, kPa/C. */
  gain_kPa_per_C: number = 1;
  /** Its standard uncertainty over a part of the swing, relative: the swing is no exact straight line. */
  gainUncertainty: number = 0;
  /** Share of a lasting change of thickness that creeps away again. */
  creepShare: number = 0;
  /** Relative standard uncertainty of the size of a leak, by the gain and by creep. */
  leakUncertainty: number = 0;
  /** Random walk of the load cell, variance per second, kPa^2/s. */
  walk_kPa2_per_s: number = 0;
  /** Drift that lasts, 1 sigma, kPa/s. */
  drift_kPa_per_s: number = 0;
  /** Creep from before the record, which no record can tell from a leak: 1 sigma at its start, and how it dies away. */
  start_s: number = 0;
  startCreep_kPa: number = 0;
  creepTime_s: number = 14400;

  /** Volume that went missing between full charges: SEI. */
  readonly volumeLoss: VolumeLoss = new VolumeLoss();

  private started: boolean = false;

  /** Takes what the model knows now. */
  take(model: PressureModel, settings: PressureSettings, now_s: number): void {
    if (!this.started) {
      this.started = true;
      this.start_s = now_s;
    }
    this.known = model.known && model.gainLearnt;
    this.gain_kPa_per_C = model.gain_kPa_per_C;
    this.gainUncertainty = slopeUncertainty(model, settings);
    this.creepShare = lastingCreepShare(model);
    this.leakUncertainty = leakUncertainty(this.gainUncertainty, this.creepShare);
    this.walk_kPa2_per_s = (model.walk_kPa_per_sqrt_h * model.walk_kPa_per_sqrt_h) / SECONDS_PER_HOUR;
    this.drift_kPa_per_s = model.driftUncertainty_kPa_per_h / SECONDS_PER_HOUR;
    this.startCreep_kPa = settings.startCreepShare * Math.abs(model.swing_kPa);
    this.creepTime_s = Math.max(1, model.creepTime_s);
  }

  /** Pressure that a lasting leak changes per charge, kPa/C: less than charge that was counted, because it creeps unseen. */
  leakGain_kPa_per_C(): number {
    return this.gain_kPa_per_C * (1 - this.creepShare);
  }

  /** Standard uncertainty that the creep from before leaves in a difference of pressures, kPa. */
  earlyCreep_kPa(from_s: number, to_s: number): number {
    const before: number = exp(-Math.max(0, from_s - this.start_s) / this.creepTime_s);
    const after: number = exp(-Math.max(0, to_s - this.start_s) / this.creepTime_s);
    return this.startCreep_kPa * Math.abs(before - after);
  }
}
