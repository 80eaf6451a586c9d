import type { Endpoint } from '../endpoint.js';
import type { LevelCrossing } from './levelCrossing.js';
import type { i32 } from '../types.js';

/** Crossings remembered: a day of partial cycles. */
export const CROSSINGS_MAX: i32 = 12;
/** Slots that keep the state an episode was found from, and the one it is measured from. */
export const FOUND_FROM: i32 = 12;
export const MEASURED_FROM: i32 = 13;

/** States between two crossings of one level (see levelCrossing.ts), oldest first, all in one unbroken count of charge. */
export class CrossingHistory {
  count: i32 = 0;
  readonly time_s: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Net charge with the offset subtracted as it was known then, and without, C. */
  readonly charge_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly rawCharge_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly samplingVariance_C2: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly samplingBias_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly throughput_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly voltageTime_Vs: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly temperature_degC: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Standard uncertainty of the current's offset then. */
  readonly offsetUncertainty_A: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly variance_C2: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly gap_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Time between the two crossings, s. */
  readonly span_s: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly lean_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly lagUp_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly lagDown_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  private breakCount: i32 = 0;
  private levelCount: i32 = 0;

  /** Adds the newest crossing. Returns whether it starts anew: another level, or a break in the count of charge. */
  add(crossing: LevelCrossing, offsetUncertainty_A: number): boolean {
    const state: Endpoint = crossing.state;
    const anew: boolean = state.breakCount !== this.breakCount || crossing.levelCount !== this.levelCount;
    if (anew) {
      this.breakCount = state.breakCount;
      this.levelCount = crossing.levelCount;
      this.count = 0;
    }
    if (this.count === CROSSINGS_MAX) {
      this.keepNewest((CROSSINGS_MAX - 1) | 0);
    }
    const at: i32 = this.count;
    this.time_s[at] = state.time_s;
    this.charge_C[at] = state.charge_C;
    this.rawCharge_C[at] = state.rawCharge_C;
    this.samplingVariance_C2[at] = state.samplingVariance_C2;
    this.samplingBias_C[at] = state.samplingBias_C;
    this.throughput_C[at] = state.throughput_C;
    this.voltageTime_Vs[at] = state.voltageTime_Vs;
    this.temperature_degC[at] = state.temperature_degC;
    this.offsetUncertainty_A[at] = offsetUncertainty_A;
    this.variance_C2[at] = crossing.variance_C2;
    this.gap_C[at] = crossing.gap_C;
    this.span_s[at] = crossing.span_s;
    this.lean_C[at] = crossing.lean_C;
    this.lagUp_C[at] = crossing.lagUp_C;
    this.lagDown_C[at] = crossing.lagDown_C;
    this.count = (this.count + 1) | 0;
    return anew;
  }

  /** Forgets all but so many of the newest. */
  keepNewest(kept: i32): void {
    const gone: i32 = Math.max(0, this.count - kept) | 0;
    for (let k: i32 = gone; k < this.count; k++) {
      this.copy(k, (k - gone) | 0);
    }
    this.count = (this.count - gone) | 0;
  }

  copy(from: i32, to: i32): void {
    this.time_s[to] = this.time_s[from];
    this.charge_C[to] = this.charge_C[from];
    this.rawCharge_C[to] = this.rawCharge_C[from];
    this.samplingVariance_C2[to] = this.samplingVariance_C2[from];
    this.samplingBias_C[to] = this.samplingBias_C[from];
    this.throughput_C[to] = this.throughput_C[from];
    this.voltageTime_Vs[to] = this.voltageTime_Vs[from];
    this.temperature_degC[to] = this.temperature_degC[from];
    this.offsetUncertainty_A[to] = this.offsetUncertainty_A[from];
    this.variance_C2[to] = this.variance_C2[from];
    this.gap_C[to] = this.gap_C[from];
    this.span_s[to] = this.span_s[from];
    this.lean_C[to] = this.lean_C[from];
    this.lagUp_C[to] = this.lagUp_C[from];
    this.lagDown_C[to] = this.lagDown_C[from];
  }
}
