/**
 * Leak from the slip of the full-charge end point.
 *
 * Two full charges end with the cathode in the same state, so the net charge that passed the sensor between them went
 * through the cell without going through the cathode: integral of I dt = integral of the leak (PHYSICS A1; endpoint
 * slippage, section B). It needs no model of the cell, no baseline and no full discharge. What spoils it, and is in
 * the uncertainty: the end state varies by I_end tau dtau (PHYSICS B), with temperature, with the voltage's noise, and
 * the sensor's offset counts in full. Sodiated cathode loss slips the other way and can hide a leak.
 *
 * The slip over several cycles has the error of its two ends only, so a leak too small for one cycle shows over more:
 * windows of 1, 2, 4, 8, 16 cycles and of all the remembered ones are tried, and the clearest is offered with its two
 * halves and with what lay before it.
 */
import type { Endpoint } from './endpoint.js';
import { LeakMethod, LeakReading } from './leakReading.js';
import { sqrt } from './mathx.js';
import type { CellProfile } from './profile.js';
import type { MonitorSettings } from './settings.js';
import { TopHistory } from './topHistory.js';
import type { i32 } from './types.js';

export class Slippage {
  /** True in the step in which the readings are new. */
  fresh: boolean = false;
  /** From the previous full charge to the newest. */
  readonly reading: LeakReading = new LeakReading();
  /** The window that shows a leak most clearly, and its length in cycles. */
  readonly clearest: LeakReading = new LeakReading();
  clearestCycles: i32 = 0;
  /** Largest share of its slip that any one of its cycles has: 1 for a single jump of the end point, else less. */
  clearestLargestShare: number = 1;
  /** The older and the newer half of it (equal to it when it is one cycle long). */
  readonly olderHalf: LeakReading = new LeakReading();
  readonly newerHalf: LeakReading = new LeakReading();
  /** All that is remembered before it, and its length in cycles; of length 0 it says nothing. */
  readonly before: LeakReading = new LeakReading();
  beforeCycles: i32 = 0;
  /** The last cycle before it. */
  readonly lastBefore: LeakReading = new LeakReading();
  /** The newest `quietToEnd` cycles, and the one before them; `recentKnown` when there are as many. */
  readonly recent: LeakReading = new LeakReading();
  readonly beforeRecent: LeakReading = new LeakReading();
  recentKnown: boolean = false;

  private readonly profile: CellProfile;
  private readonly settings: MonitorSettings;
  private readonly history: TopHistory = new TopHistory();
  private readonly trial: LeakReading = new LeakReading();
  private offset_A: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.profile = profile;
    this.settings = settings;
  }

  /** Takes a confirmed end of a full charge. `sigma_V`: noise of the voltage. */
  takeTop(top: Endpoint, offsetUncertainty_A: number, sigma_V: number): void {
    this.fresh = false;
    this.recentKnown = false;
    this.offset_A = offsetUncertainty_A;
    const endVariance_C2: number = this.endVariance_C2(top, sigma_V);
    this.history.add(top, endVariance_C2);
    const newest: i32 = (this.history.count - 1) | 0;
    if (newest < 1) {
      return;
    }
    this.compare((newest - 1) | 0, newest, this.reading);
    this.findClearest(newest);
    const first: i32 = (newest - this.clearestCycles) | 0;
    const middle: i32 = (newest - (this.clearestCycles >> 1)) | 0;
    if (this.clearestCycles === 1) {
      this.olderHalf.copyFrom(this.clearest);
      this.newerHalf.copyFrom(this.clearest);
    } else {
      this.compare(first, middle, this.olderHalf);
      this.compare(middle, newest, this.newerHalf);
    }
    this.clearestLargestShare = this.largestShare(first, newest);
    this.beforeCycles = first;
    if (first > 0) {
      this.compare(0, first, this.before);
      this.compare((first - 1) | 0, first, this.lastBefore);
    }
    const recentStart: i32 = (newest - this.settings.quietToEnd) | 0;
    this.recentKnown = recentStart >= 1;
    if (this.recentKnown) {
      this.compare(recentStart, newest, this.recent);
      this.compare((recentStart - 1) | 0, recentStart, this.beforeRecent);
    }
    this.fresh = true;
  }

  /** Later windows begin at this time or after it. */
  forgetBefore(time_s: number): void {
    this.history.forgetBefore(time_s);
  }

  private findClearest(newest: i32): void {
    let best: number = 0;
    let cycles: i32 = 1;
    let more: boolean = true;
    this.clearestCycles = 0;
    while (more) {
      this.compare((newest - cycles) | 0, newest, this.trial);
      const uncertainty_A: number = this.trial.uncertainty_A();
      const significance: number = uncertainty_A > 0 ? this.trial.leak_A / uncertainty_A : 0;
      if (this.clearestCycles === 0 || significance > best) {
        best = significance;
        this.clearestCycles = cycles;
        this.clearest.copyFrom(this.trial);
      }
      more = cycles < newest;
      // Twice as long; the last window is all there is.
      cycles = Math.min(2 * cycles, newest) | 0;
    }
  }

  private largestShare(from: i32, to: i32): number {
    const whole_C: number = this.history.charge_C[to] - this.history.charge_C[from];
    let largest_C: number = 0;
    for (let k: i32 = from; k < to; k++) {
      const after: i32 = (k + 1) | 0;
      largest_C = Math.max(largest_C, this.history.charge_C[after] - this.history.charge_C[k]);
    }
    return whole_C > 0 ? largest_C / whole_C : 1;
  }

  /** The slip between two remembered tops. */
  private compare(from: i32, to: i32, into: LeakReading): void {
    const duration_s: number = this.history.time_s[to] - this.history.time_s[from];
    const slip_C: number = this.history.charge_C[to] - this.history.charge_C[from];
    const ends_C2: number = this.history.endVariance_C2[from] + this.history.endVariance_C2[to];
    const sampling_C2: number = this.history.samplingVariance_C2[to] - this.history.samplingVariance_C2[from];
    let warm_C: number = 0;
    if (this.history.temperatureKnown[from] === 1 && this.history.temperatureKnown[to] === 1) {
      const difference_K: number = this.history.temperature_degC[to] - this.history.temperature_degC[from];
      warm_C = this.settings.temperatureSlip_per_K * this.profile.capacity_Ah * 3600 * difference_K;
    }
    into.method = LeakMethod.Slippage;
    into.start_s = this.history.time_s[from];
    into.end_s = this.history.time_s[to];
    into.charge_C = slip_C;
    into.leak_A = slip_C / duration_s;
    into.random_A = sqrt(ends_C2 + sampling_C2 + warm_C * warm_C) / duration_s;
    into.systematic_A = this.offset_A;
    into.relative = this.settings.currentScaleUncertainty;
    into.meanVoltage_V = (this.history.voltageTime_Vs[to] - this.history.voltageTime_Vs[from]) / duration_s;
  }

  /** Variance of the charge at which a charge ends, C^2. */
  private endVariance_C2(top: Endpoint, sigma_V: number): number {
    const tail_C: number = top.current_A * this.settings.relaxationTime_s * this.settings.relaxationSpread;
    let noise_C: number = 0;
    if (top.voltageSlope_V_per_C > 0) {
      noise_C = sigma_V / top.voltageSlope_V_per_C;
    }
    return tail_C * tail_C + noise_C * noise_C;
  }
}
