/**
 * Charge that passed without volume between two times:
 *
 *   leak = -(l_2 - l_1) / (gain (1 - c) t) ,   l = P - laws, both ends by the laws as they are known at the end
 * so that what is learnt in between moves no window. A leak creeps unseen by c (leakCreep.ts): no window knows when it
 * began, so half of the stack's share is taken, with as much for its uncertainty. Random: noise and walk of the load cell, sampling of the current; systematic: the laws'
 * covariance over the difference of their regressors (the gain against the charge passed, creep, temperature), drift
 * of the load cell, offset of the current sensor, sodium that became SEI or isolated (PHYSICS A4, A8: charge with less
 * volume while charging). A closed cycle has hardly any difference left and is an absolute test.
 */
import { LeakReading } from '../leak/leakReading.js';
import type { LeakMethod } from '../leak/leakReading.js';
import type { MolarVolumes } from '../ledger/molarVolumes.js';
import { sqrt } from '../mathx.js';
import type { i32 } from '../types.js';
import { lastingCreepShare, leakUncertainty, slopeUncertainty } from './leakCreep.js';
import { STATES } from './pressureFilter.js';
import type { PressureModel } from './pressureModel.js';
import type { PressureSettings } from './pressureSettings.js';

const SECONDS_PER_HOUR: number = 3600;

export class PressureWindow {
  open: boolean = false;
  start_s: number = 0;
  start_C: number = 0;
  readonly reading: LeakReading = new LeakReading();

  private readonly settings: PressureSettings;
  /** Charge that a loss of sodium may mimic, per charge passed: its volume is not that of metal. */
  private readonly lossMimicry: number;
  private start_kPa: number = 0;
  private startVariance: number = 0;
  private samplingVariance_C2: number = 0;
  private breakCount: i32 = 0;
  private readonly start: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  private readonly change: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];

  constructor(volumes: MolarVolumes, settings: PressureSettings) {
    this.settings = settings;
    const lost_cm3_per_Ah: number = volumes.sodium_cm3_per_Ah - volumes.sei_cm3_per_Ah;
    const swing_cm3_per_Ah: number = volumes.swing_cm3_per_Ah();
    this.lossMimicry = (settings.lossShare * lost_cm3_per_Ah) / swing_cm3_per_Ah;
  }

  begin(model: PressureModel): void {
    this.open = true;
    this.start_s = model.regressor.time_s;
    this.start_C = model.regressor.charge_C;
    this.samplingVariance_C2 = model.samplingVariance_C2;
    this.breakCount = model.breakCount;
    this.startVariance = model.level.variance_kPa2;
    // The averaged pressure, rebuilt from the averaged level, so that later laws can be taken from it.
    this.start_kPa = model.level.level_kPa + model.learning.filter.laws(model.regressor.values);
    model.regressor.copyTo(this.start);
  }

  /** The same beginning as another window. */
  beginAs(other: PressureWindow): void {
    this.open = other.open;
    this.start_s = other.start_s;
    this.start_C = other.start_C;
    this.samplingVariance_C2 = other.samplingVariance_C2;
    this.breakCount = other.breakCount;
    this.startVariance = other.startVariance;
    this.start_kPa = other.start_kPa;
    for (let i: i32 = 0; i < STATES; i++) {
      this.start[i] = other.start[i];
    }
  }

  /** Both ends belong to the same base line, and time has passed. */
  valid(model: PressureModel): boolean {
    return this.open && this.breakCount === model.breakCount && model.regressor.time_s > this.start_s;
  }

  /** Reads the leak of a valid window that ends at the model's newest block. */
  read(model: PressureModel, offset_A: number, method: LeakMethod): void {
    for (let i: i32 = 0; i < STATES; i++) {
      this.change[i] = model.regressor.values[i] - this.start[i];
    }
    const laws_kPa: number = model.learning.filter.laws(this.change);
    const now_kPa: number = model.level.level_kPa + model.learning.filter.laws(model.regressor.values);
    const fallen_kPa: number = this.start_kPa + laws_kPa - now_kPa;
    const interval_s: number = model.regressor.time_s - this.start_s;
    const interval_h: number = interval_s / SECONDS_PER_HOUR;
    const walk_kPa: number = model.walk_kPa_per_sqrt_h;
    const levels_kPa2: number = this.startVariance + model.level.variance_kPa2;
    const gain_kPa_per_C: number = model.gain_kPa_per_C;
    const sampling_C2: number = model.samplingVariance_C2 - this.samplingVariance_C2;
    const sampling_kPa2: number = sampling_C2 * gain_kPa_per_C * gain_kPa_per_C;
    const random_kPa2: number = levels_kPa2 + walk_kPa * walk_kPa * interval_h + sampling_kPa2;
    const heat_kPa2: number = this.unseenHeat_kPa2(model);
    const ofLaws_kPa2: number = model.learning.filter.variance(this.change) + heat_kPa2;
    const drift_kPa: number = model.driftUncertainty_kPa_per_h * interval_h;

    const passed_C: number = Math.abs(model.regressor.charge_C - this.start_C);
    const lost: number = Math.max(this.lossMimicry, model.volumeLossShare);
    const lost_A: number = (lost * passed_C) / interval_s;

    const creepShare: number = lastingCreepShare(model);
    const leakGain_kPa_per_C: number = model.gain_kPa_per_C * (1 - 0.5 * creepShare);
    const perSecond: number = leakGain_kPa_per_C * interval_s;
    this.reading.method = method;
    this.reading.start_s = this.start_s;
    this.reading.end_s = model.regressor.time_s;
    this.reading.leak_A = fallen_kPa / perSecond;
    this.reading.random_A = sqrt(random_kPa2) / perSecond;
    const ofLaws_A2: number = (ofLaws_kPa2 + drift_kPa * drift_kPa) / (perSecond * perSecond);
    this.reading.systematic_A = sqrt(ofLaws_A2 + offset_A * offset_A + lost_A * lost_A);
    const slope: number = slopeUncertainty(model, this.settings);
    this.reading.relative = leakUncertainty(slope, creepShare);
    this.reading.charge_C = fallen_kPa / leakGain_kPa_per_C;
    this.reading.meanVoltage_V = 0;
  }

  private unseenHeat_kPa2(model: PressureModel): number {
    if (model.regressor.temperatureKnown) {
      return 0;
    }
    const heat_kPa: number = this.settings.unseenTemperature_K * this.settings.thermal_kPa_per_K;
    return 2 * heat_kPa * heat_kPa;
  }
}
