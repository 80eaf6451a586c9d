import type { LeakReading } from './leakReading.js';
import { sqrt } from '../mathx.js';
import type { MonitorSettings } from '../settings.js';
import type { i32 } from '../types.js';

/** What the rests showed before a leak stepped up. It serves to tell and date an onset, never to hide a leak. */
export class LeakBaseline {
  /** Start of the window of the newest quiet reading, s. */
  lastQuietStart_s: number = 0;

  /** Significance of the newest reading, standard deviations from zero. */
  private significance: number = 0;
  private count: i32 = 0;
  private mean_A: number = 0;

  /** Judges a new reading: clear of zero alone, or two in a row at a lower figure. */
  isPositive(reading: LeakReading, settings: MonitorSettings): boolean {
    const before: number = this.significance;
    const uncertainty_A: number = reading.uncertainty_A();
    this.significance = uncertainty_A > 0 ? reading.leak_A / uncertainty_A : 0;
    const paired: boolean = this.significance > settings.leakPairSigma && before > settings.leakPairSigma;
    return this.significance > settings.leakSigma || paired;
  }

  /** Whether the reading last judged lies below this many standard deviations. */
  isQuiet(sigmas: number): boolean {
    return this.significance < sigmas;
  }

  /** Every reading counts towards the mean; only a quiet one can be the last before an onset. */
  add(reading: LeakReading, quiet: boolean): void {
    this.count = (this.count + 1) | 0;
    this.mean_A = this.mean_A + (reading.leak_A - this.mean_A) / this.count;
    if (quiet) {
      this.lastQuietStart_s = reading.start_s;
    }
  }

  /** Whether a reading stands out from the baseline: beyond the scatter, and by a factor. */
  isStep(reading: LeakReading, settings: MonitorSettings): boolean {
    if (this.count < settings.quietBeforeOnset) {
      return false;
    }
    const scatter_A: number = reading.random_A * sqrt(1 + 1 / this.count);
    const beyond: boolean = reading.leak_A - this.mean_A > settings.leakSigma * scatter_A;
    return beyond && reading.leak_A > settings.stepRatio * Math.abs(this.mean_A);
  }
}
