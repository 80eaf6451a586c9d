import type { LeakReading } from './leakReading.js';
import { sqrt } from './mathx.js';
import type { MonitorSettings } from './settings.js';
import type { i32 } from './types.js';

/** A leak counts as a step only if it is at least this many times what was there before. Assumed (2 to 5). */
const STEP_RATIO: number = 3;

/** What the readings of one method showed before a leak stepped up. It serves to date an onset, never to hide a leak. */
export class LeakBaseline {
  /** Significance of the newest reading, standard deviations from zero. */
  lastSignificance: number = 0;
  /** Window of the newest reading in the baseline, s. */
  lastQuietStart_s: number = 0;
  lastQuietEnd_s: number = 0;
  /** Charge of the readings since then that were neither quiet nor a clear leak, C. */
  pendingCharge_C: number = 0;

  private count: i32 = 0;
  private mean_A: number = 0;

  add(reading: LeakReading): void {
    this.count = (this.count + 1) | 0;
    this.mean_A = this.mean_A + (reading.leak_A - this.mean_A) / this.count;
    this.lastQuietStart_s = reading.start_s;
    this.lastQuietEnd_s = reading.end_s;
    this.pendingCharge_C = 0;
  }

  /** Notes a reading that is neither quiet nor a clear leak: it may be the window in which a leak began. */
  addDoubtful(reading: LeakReading): void {
    this.pendingCharge_C = this.pendingCharge_C + reading.charge_C;
  }

  /** Whether a reading stands out from the baseline: beyond the scatter, and by a factor. */
  isStep(reading: LeakReading, settings: MonitorSettings): boolean {
    if (this.count < settings.quietBeforeOnset) {
      return false;
    }
    const scatter_A: number = reading.random_A * sqrt(1 + 1 / this.count);
    const beyond: boolean = reading.leak_A - this.mean_A > settings.leakSigma * scatter_A;
    return beyond && reading.leak_A > STEP_RATIO * Math.abs(this.mean_A);
  }
}
