/**
 * Slip between two remembered tops, with its uncertainty (PHYSICS section B).
 *
 * Random: the end state varies by I_end tau dtau, by the noise of the voltage over its slope, by 1.2e-4 of the capacity
 * per kelvin; sampling; and, when the two charges ended differently, all of the difference: another cut-off current
 * or charging current leaves another lag of the surface, another cut-off voltage another charge. Lasting: the offset of the sensor, the
 * difference of its gains, what bent currents cost. Sodiated cathode loss slips the other way and can hide a leak.
 */
import type { Endpoint } from './endpoint.js';
import { LeakMethod } from './leakReading.js';
import type { LeakReading } from './leakReading.js';
import { sqrt } from './mathx.js';
import type { CellProfile } from './profile.js';
import type { MonitorSettings } from './settings.js';
import type { TopHistory } from './topHistory.js';
import type { i32 } from './types.js';
import type { ZeroCurrent } from './zeroCurrent.js';

export class SlipMeter {
  private readonly profile: CellProfile;
  private readonly settings: MonitorSettings;
  private readonly history: TopHistory;
  private offset_A: number = 0;
  private offsetUncertainty_A: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings, history: TopHistory) {
    this.profile = profile;
    this.settings = settings;
    this.history = history;
  }

  /** The offset as it is known now: it also corrects charge that was counted before it was learnt. */
  setZero(zero: ZeroCurrent): void {
    this.offset_A = zero.offset_A;
    this.offsetUncertainty_A = zero.uncertainty_A;
  }

  /** Variance of the charge at which a charge ends, C^2. */
  endVariance_C2(top: Endpoint, sigma_V: number): number {
    const tail_C: number = top.current_A * this.settings.relaxationTime_s * this.settings.relaxationSpread;
    let noise_C: number = 0;
    if (top.voltageSlope_V_per_C > 0) {
      noise_C = sigma_V / top.voltageSlope_V_per_C;
    }
    return tail_C * tail_C + noise_C * noise_C;
  }

  /** The slip from one top to a later one. A duration of zero gives zero. */
  measure(from: i32, to: i32, into: LeakReading): void {
    const duration_s: number = this.history.time_s[to] - this.history.time_s[from];
    into.method = LeakMethod.Slippage;
    into.start_s = this.history.time_s[from];
    into.end_s = this.history.time_s[to];
    into.relative = this.settings.currentScaleUncertainty;
    if (duration_s <= 0) {
      into.charge_C = 0;
      into.leak_A = 0;
      into.random_A = 0;
      into.systematic_A = 0;
      into.meanVoltage_V = 0;
      return;
    }
    const counted_C: number = this.history.charge_C[to] - this.history.charge_C[from];
    const late_A: number = this.lateOffset_A(from, to, duration_s);
    into.charge_C = counted_C - late_A * duration_s;
    into.leak_A = into.charge_C / duration_s;
    into.random_A = this.random_C(from, to) / duration_s;
    into.systematic_A = this.lasting_A(from, to, duration_s, late_A);
    into.meanVoltage_V = (this.history.voltageTime_Vs[to] - this.history.voltageTime_Vs[from]) / duration_s;
  }

  /**
   * Offset that was not yet subtracted when this charge was counted, A; none where the present offset contradicts what
   * was stated then (it has moved since).
   */
  private lateOffset_A(from: i32, to: i32, duration_s: number): number {
    const raw_C: number = this.history.rawCharge_C[to] - this.history.rawCharge_C[from];
    const counted_C: number = this.history.charge_C[to] - this.history.charge_C[from];
    const used_A: number = (raw_C - counted_C) / duration_s;
    const late_A: number = this.offset_A - used_A;
    const then_A: number = this.history.offsetUncertainty_A[from];
    return Math.abs(late_A) <= 3 * then_A ? late_A : 0;
  }

  private random_C(from: i32, to: i32): number {
    const ends_C2: number = this.history.endVariance_C2[from] + this.history.endVariance_C2[to];
    const sampling_C2: number = this.history.samplingVariance_C2[to] - this.history.samplingVariance_C2[from];
    const difference_K: number = this.history.temperature_degC[to] - this.history.temperature_degC[from];
    const warm_C: number =
      this.settings.temperatureSlip_per_K * this.profile.capacity_Ah * 3600 * difference_K;
    const shift_C: number = this.endShift_C(from, to);
    return sqrt(ends_C2 + sampling_C2 + warm_C * warm_C + shift_C * shift_C);
  }

  private lasting_A(from: i32, to: i32, duration_s: number, late_A: number): number {
    const passed_C: number = this.history.throughput_C[to] - this.history.throughput_C[from];
    const bias_C: number = this.history.samplingBias_C[to] - this.history.samplingBias_C[from];
    // Charge and discharge pass half of it each; their gains differ by the stated uncertainty.
    const gain_C: number = 0.5 * passed_C * this.profile.currentGainUncertainty;
    const lasting_C2: number = bias_C * bias_C + gain_C * gain_C;
    const moved: boolean = late_A === 0 && this.history.offsetUncertainty_A[from] > this.offsetUncertainty_A;
    let offset_A: number = this.offsetUncertainty_A;
    if (moved) {
      offset_A = this.history.offsetUncertainty_A[from];
    }
    return sqrt(offset_A * offset_A + lasting_C2 / (duration_s * duration_s));
  }

  /** How far the end points lie apart because the two charges ended differently, C. */
  private endShift_C(from: i32, to: i32): number {
    const current_A: number = this.history.endCurrent_A[to] - this.history.endCurrent_A[from];
    const charge_A: number = this.history.chargeCurrent_A[to] - this.history.chargeCurrent_A[from];
    const lag_A: number = Math.abs(current_A) + this.settings.lagLeft * Math.abs(charge_A);
    const lag_C: number = lag_A * this.settings.relaxationTime_s * this.settings.relaxationTimeHighFactor;
    const slope_V_per_C: number = Math.min(
      this.history.endSlope_V_per_C[from],
      this.history.endSlope_V_per_C[to],
    );
    let voltage_C: number = 0;
    if (slope_V_per_C > 0) {
      voltage_C = (this.history.endVoltage_V[to] - this.history.endVoltage_V[from]) / slope_V_per_C;
    }
    return lag_C + Math.abs(voltage_C);
  }
}
