/**
 * Slip between two remembered tops, with its uncertainty (PHYSICS section B).
 *
 * slip = charge counted from one top to the other - charge the cathode took up meanwhile. The latter is known in two ways:
 * - Both charges were full: it is zero. Random error: the end state varies by I_end tau dtau, by the noise of the voltage over
 *   its slope, by 1.2e-4 of the capacity per kelvin, and, when the two charges ended differently, by all of the
 *   difference: another cut-off current or charging current leaves another lag of the surface, another cut-off voltage
 *   another charge. Where the tops have been seen to scatter more than that, their scatter counts. Lasting: a cathode
 *   that relaxes slowly settles over the first cycles, and its top moves forward as under a leak. Sodiated cathode loss
 *   slips the other way and can hide a leak.
 * - The pressure was measured: it is the change of pressure over the gain, at any state of charge. Random: noise, walk of
 *   the load cell, gain. Lasting: drift of the load cell, and products that take up less room than the metal they
 *   came from.
 * Where both are there they are weighted by their variances. In any case: sampling, the offset of the current sensor, the
 * difference of its gains, what bent currents cost.
 */
import { CountingError } from './countingError.js';
import { LeakMethod } from './leakReading.js';
import type { LeakReading } from './leakReading.js';
import { sqrt } from '../mathx.js';
import type { PressureScale } from './pressureScale.js';
import type { CellProfile } from '../profile.js';
import type { Endpoint } from '../endpoint.js';
import type { MonitorSettings } from '../settings.js';
import type { Settling } from './settling.js';
import type { TopHistory } from './topHistory.js';
import type { i32 } from '../types.js';
import type { ZeroCurrent } from '../zeroCurrent.js';

export class SlipMeter {
  /** Observed over expected scatter of the tops, variances, at least 1. */
  scatter: number = 1;

  private readonly profile: CellProfile;
  private readonly settings: MonitorSettings;
  private readonly history: TopHistory;
  private readonly pressure: PressureScale;
  private readonly settling: Settling;
  private readonly counting: CountingError;
  /** What the last `compare...` found: charge taken up by the cathode, its variance of each kind. */
  private taken_C: number = 0;
  private random_C2: number = 0;
  private lasting_C2: number = 0;

  constructor(
    profile: CellProfile,
    settings: MonitorSettings,
    history: TopHistory,
    pressure: PressureScale,
    settling: Settling,
  ) {
    this.profile = profile;
    this.settings = settings;
    this.history = history;
    this.pressure = pressure;
    this.settling = settling;
    this.counting = new CountingError(profile);
  }

  /** The offset as it is known now: it also corrects charge that was counted before it was learnt. */
  setZero(zero: ZeroCurrent): void {
    this.counting.setZero(zero);
  }

  /** Variance of the charge at which a full charge ends, C^2. */
  endVariance_C2(top: Endpoint, sigma_V: number): number {
    const tail_C: number = top.current_A * this.settings.relaxationTime_s * this.settings.relaxationSpread;
    let noise_C: number = 0;
    if (top.voltageSlope_V_per_C > 0) {
      noise_C = sigma_V / top.voltageSlope_V_per_C;
    }
    const slow_C: number = this.settling.scatter_C();
    return tail_C * tail_C + noise_C * noise_C + slow_C * slow_C;
  }

  /** Whether the slip between two tops can be told at all. */
  comparable(from: i32, to: i32): boolean {
    const full: boolean = this.bothFull(from, to);
    return full || this.bothPressed(from, to);
  }

  /** The slip from one top to a later one. A duration of zero gives zero. */
  measure(from: i32, to: i32, into: LeakReading): void {
    const duration_s: number = this.history.time_s[to] - this.history.time_s[from];
    into.method = LeakMethod.Slippage;
    into.start_s = this.history.time_s[from];
    into.end_s = this.history.time_s[to];
    into.relative = this.settings.currentScaleUncertainty;
    const comparable: boolean = this.comparable(from, to);
    if (duration_s <= 0 || !comparable) {
      into.charge_C = 0;
      into.leak_A = 0;
      into.random_A = 0;
      into.systematic_A = 0;
      into.meanVoltage_V = 0;
      return;
    }
    this.compareStates(from, to, duration_s, into);
    const counted_C: number = this.history.charge_C[to] - this.history.charge_C[from];
    const raw_C: number = this.history.rawCharge_C[to] - this.history.rawCharge_C[from];
    const then_A: number = this.history.offsetUncertainty_A[from];
    const late_A: number = this.counting.late_A((raw_C - counted_C) / duration_s, then_A);
    const passed_C: number = this.history.throughput_C[to] - this.history.throughput_C[from];
    const bias_C: number = this.history.samplingBias_C[to] - this.history.samplingBias_C[from];
    const sampling_C2: number = this.history.samplingVariance_C2[to] - this.history.samplingVariance_C2[from];
    const counting_A: number = this.counting.lasting_A(passed_C, bias_C, duration_s, late_A, then_A);
    into.charge_C = counted_C - late_A * duration_s - this.taken_C;
    into.leak_A = into.charge_C / duration_s;
    into.random_A = sqrt(this.random_C2 + sampling_C2) / duration_s;
    into.systematic_A = sqrt(counting_A * counting_A + this.lasting_C2 / (duration_s * duration_s));
    into.meanVoltage_V = (this.history.voltageTime_Vs[to] - this.history.voltageTime_Vs[from]) / duration_s;
  }

  /** Variance of the state at one top, C^2: what the slips before and after it share. */
  stateVariance_C2(at: i32): number {
    const full_C2: number = this.scatter * this.history.endVariance_C2[at];
    const pressed: boolean = this.pressure.known && this.history.pressureSigma_kPa[at] >= 0;
    if (!pressed) {
      return full_C2;
    }
    const leakGain: number = this.pressure.leakGain_kPa_per_C();
    const sigma_C: number = this.history.pressureSigma_kPa[at] / leakGain;
    const pressed_C2: number = sigma_C * sigma_C;
    if (this.history.full[at] === 0) {
      return pressed_C2;
    }
    const sum_C2: number = full_C2 + pressed_C2;
    return sum_C2 > 0 ? (full_C2 * pressed_C2) / sum_C2 : 0;
  }

  /** Takes to the scale what pressure and full charges differ by between two tops that have both. */
  compareVolume(from: i32, to: i32): void {
    const full: boolean = this.bothFull(from, to);
    const pressed: boolean = this.bothPressed(from, to);
    if (!full || !pressed) {
      return;
    }
    const duration_s: number = this.history.time_s[to] - this.history.time_s[from];
    const passed_C: number = this.history.throughput_C[to] - this.history.throughput_C[from];
    this.compareFull(from, to);
    const full_C2: number = this.random_C2 + this.lasting_C2;
    this.comparePressure(from, to, duration_s);
    const pressure_C2: number = this.random_C2 + this.lasting_C2;
    this.pressure.volumeLoss.take(this.taken_C, full_C2 + pressure_C2, 0.5 * passed_C);
  }

  private bothFull(from: i32, to: i32): boolean {
    return this.history.full[from] === 1 && this.history.full[to] === 1;
  }

  private bothPressed(from: i32, to: i32): boolean {
    const measured: boolean =
      this.history.pressureSigma_kPa[from] >= 0 && this.history.pressureSigma_kPa[to] >= 0;
    const unbroken: boolean = this.history.pressureBreaks[from] === this.history.pressureBreaks[to];
    return this.pressure.known && measured && unbroken;
  }

  /** Finds `taken_C` with its variances, by full charges, by pressure, or by both. */
  private compareStates(from: i32, to: i32, duration_s: number, into: LeakReading): void {
    const full: boolean = this.bothFull(from, to);
    const pressed: boolean = this.bothPressed(from, to);
    if (!pressed) {
      this.compareFull(from, to);
      return;
    }
    this.comparePressure(from, to, duration_s);
    this.lasting_C2 = this.lasting_C2 + this.products_C2(from, to);
    into.method = LeakMethod.PressureSlip;
    into.relative = this.pressure.leakUncertainty;
    if (!full) {
      return;
    }
    const pressure_C: number = this.taken_C;
    const pressureRandom_C2: number = this.random_C2;
    const pressureLasting_C2: number = this.lasting_C2;
    this.compareFull(from, to);
    const fullTotal_C2: number = this.random_C2 + this.lasting_C2;
    const pressureTotal_C2: number = pressureRandom_C2 + pressureLasting_C2;
    const sum_C2: number = fullTotal_C2 + pressureTotal_C2;
    const share: number = sum_C2 > 0 ? fullTotal_C2 / sum_C2 : 0;
    const rest: number = 1 - share;
    this.taken_C = share * pressure_C;
    this.random_C2 = share * share * pressureRandom_C2 + rest * rest * this.random_C2;
    this.lasting_C2 = share * share * pressureLasting_C2 + rest * rest * this.lasting_C2;
    if (share < 0.5) {
      into.method = LeakMethod.Slippage;
      into.relative = this.settings.currentScaleUncertainty;
    }
  }

  private compareFull(from: i32, to: i32): void {
    const ends_C2: number = this.history.endVariance_C2[from] + this.history.endVariance_C2[to];
    const difference_K: number = this.history.temperature_degC[to] - this.history.temperature_degC[from];
    const warm_C: number =
      this.settings.temperatureSlip_per_K * this.profile.capacity_Ah * 3600 * difference_K;
    const shift_C: number = this.endShift_C(from, to);
    const settling_C: number = this.settling.between_C(this.history.time_s[from], this.history.time_s[to]);
    this.taken_C = 0;
    this.random_C2 = this.scatter * ends_C2 + warm_C * warm_C + shift_C * shift_C;
    this.lasting_C2 = settling_C * settling_C;
  }

  /** All but what products leave out, see `products_C2`. */
  private comparePressure(from: i32, to: i32, duration_s: number): void {
    const change_kPa: number = this.history.pressure_kPa[to] - this.history.pressure_kPa[from];
    const fromSigma_kPa: number = this.history.pressureSigma_kPa[from];
    const toSigma_kPa: number = this.history.pressureSigma_kPa[to];
    const gain: number = this.pressure.gain_kPa_per_C;
    const leakGain: number = this.pressure.leakGain_kPa_per_C();
    const scale_kPa: number = this.pressure.gainUncertainty * change_kPa;
    const walk_kPa2: number = this.pressure.walk_kPa2_per_s * duration_s;
    const noise_kPa2: number = fromSigma_kPa * fromSigma_kPa + toSigma_kPa * toSigma_kPa;
    const drift_kPa: number = this.pressure.drift_kPa_per_s * duration_s;
    const early_kPa: number = this.pressure.earlyCreep_kPa(
      this.history.time_s[from],
      this.history.time_s[to],
    );
    const counted_C: number = this.history.charge_C[to] - this.history.charge_C[from];
    this.taken_C = counted_C - (gain * counted_C - change_kPa) / leakGain;
    this.random_C2 = (noise_kPa2 + walk_kPa2 + scale_kPa * scale_kPa) / (leakGain * leakGain);
    this.lasting_C2 = (drift_kPa * drift_kPa + early_kPa * early_kPa) / (leakGain * leakGain);
  }

  /** Half of what passed was plated or stripped; a share of it ends as something else than metal, C^2. */
  private products_C2(from: i32, to: i32): number {
    const passed_C: number = this.history.throughput_C[to] - this.history.throughput_C[from];
    const share: number = Math.max(this.settings.volumeLossShare, this.pressure.volumeLoss.share);
    const products_C: number = 0.5 * passed_C * share;
    return products_C * products_C;
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
