/**
 * Slip between two crossings of a level, with its uncertainty:  charge counted from one state to the same state.
 *
 * Random: scatter and noise of both, what temperature moves the level by, half of what the gap changes (a change in one
 * direction alone), half of what the correction for currents and temperatures changes (it may be half wrong), what the lag of
 * either direction changes (both turn the gap alike, and the state each its own way), sampling.
 * Lasting: a cathode that settles or becomes less, and the counting itself.
 */
import { CountingError } from './countingError.js';
import type { CrossingHistory } from './crossingHistory.js';
import { LeakMethod } from './leakReading.js';
import type { LeakReading } from './leakReading.js';
import { sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';
import type { Settling } from './settling.js';
import type { i32 } from '../types.js';
import type { ZeroCurrent } from '../zeroCurrent.js';

export class CrossingMeter {
  /** What temperature moves the level by, C/K. */
  warm_C_per_K: number = 0;

  private readonly settings: MonitorSettings;
  private readonly capacity_Ah: number;
  private readonly history: CrossingHistory;
  private readonly settling: Settling;
  private readonly counting: CountingError;

  constructor(profile: CellProfile, settings: MonitorSettings, history: CrossingHistory, settling: Settling) {
    this.settings = settings;
    this.capacity_Ah = profile.capacity_Ah;
    this.history = history;
    this.settling = settling;
    this.counting = new CountingError(profile);
  }

  setZero(zero: ZeroCurrent): void {
    this.counting.setZero(zero);
  }

  /** The slip from one crossing to a later one. A duration of zero gives zero. */
  measure(from: i32, to: i32, into: LeakReading): void {
    const duration_s: number = this.history.time_s[to] - this.history.time_s[from];
    into.method = LeakMethod.Crossing;
    into.start_s = this.history.time_s[from];
    into.end_s = this.history.time_s[to];
    into.relative = this.settings.crossingRelative;
    if (duration_s <= 0) {
      into.charge_C = 0;
      into.leak_A = 0;
      into.random_A = 0;
      into.systematic_A = 0;
      into.meanVoltage_V = 0;
      return;
    }
    const raw_C: number = this.history.rawCharge_C[to] - this.history.rawCharge_C[from];
    const counted_C: number = this.history.charge_C[to] - this.history.charge_C[from];
    const passed_C: number = this.history.throughput_C[to] - this.history.throughput_C[from];
    const bias_C: number = this.history.samplingBias_C[to] - this.history.samplingBias_C[from];
    const then_A: number = this.history.offsetUncertainty_A[from];
    const late_A: number = this.counting.late_A((raw_C - counted_C) / duration_s, then_A);
    const counting_A: number = this.counting.lasting_A(passed_C, bias_C, duration_s, late_A, then_A);
    const settling_C: number = this.settling.between_C(into.start_s, into.end_s);
    const worn_C: number = 0.5 * passed_C * this.settings.crossingFade;
    const aged_C: number = 0.5 * duration_s * this.capacity_Ah * this.settings.crossingFade_per_h;
    const lasting_C2: number = settling_C * settling_C + worn_C * worn_C + aged_C * aged_C;
    into.charge_C = counted_C - late_A * duration_s;
    into.leak_A = into.charge_C / duration_s;
    into.random_A = sqrt(this.random_C2(from, to, into.leak_A)) / duration_s;
    into.systematic_A = sqrt(counting_A * counting_A + lasting_C2 / (duration_s * duration_s));
    into.meanVoltage_V = (this.history.voltageTime_Vs[to] - this.history.voltageTime_Vs[from]) / duration_s;
  }

  private random_C2(from: i32, to: i32, leak_A: number): number {
    const sampling_C2: number = this.history.samplingVariance_C2[to] - this.history.samplingVariance_C2[from];
    const ends_C2: number = this.history.variance_C2[to] + this.history.variance_C2[from];
    const warmer_K: number = this.history.temperature_degC[to] - this.history.temperature_degC[from];
    const warm_C: number = this.warm_C_per_K * warmer_K;
    const wider_C: number = this.history.gap_C[to] - this.history.gap_C[from];
    // A leak that has begun between them widens the gap by what leaks within it.
    const leaked_C: number = Math.max(0, leak_A) * this.history.span_s[to];
    const explained_C: number = Math.max(0, Math.min(wider_C, leaked_C));
    const gap_C: number = 0.5 * (wider_C - explained_C);
    const lean_C: number = 0.5 * (this.history.lean_C[to] - this.history.lean_C[from]);
    const up_C: number = this.history.lagUp_C[to] - this.history.lagUp_C[from];
    const down_C: number = this.history.lagDown_C[to] - this.history.lagDown_C[from];
    const lag_C2: number = up_C * up_C + down_C * down_C;
    return sampling_C2 + ends_C2 + warm_C * warm_C + gap_C * gap_C + lean_C * lean_C + lag_C2;
  }
}
