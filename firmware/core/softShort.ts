/**
 * From leak readings to a verdict: level, episode, onset, leak current with bounds, cause.
 *
 * Level 1: charge is leaking, cause open: one reading at 5 sigma, or two in a row at 3.5, from zero; no baseline of
 * this cell is subtracted, so a leak that was there from the first sample is not learnt as healthy.
 * Level 2: it began inside the record: the readings stepped up, beyond 5 sigma and to at least three times what
 * this cell showed before, and a second reading says so too. A leak that only grows slowly is not a step.
 * The cause stays unresolved: charge alone cannot tell a soft short from a redox shuttle or a leak across the
 * contactor (PHYSICS A8, not separable, 6).
 */
import { LeakBaseline } from './leakBaseline.js';
import { LeakEpisode } from './leakEpisode.js';
import { LeakMethod } from './leakReading.js';
import type { LeakReading } from './leakReading.js';
import { sqrt } from './mathx.js';
import type { MonitorSettings } from './settings.js';
import type { i32 } from './types.js';

export enum Cause {
  None = 0,
  SoftShort = 1,
  Parasitic = 2,
  Contactor = 3,
  SensorOffset = 4,
  Unresolved = 5,
}

export class SoftShort {
  level: i32 = 0;
  levelMax: i32 = 0;
  cause: Cause = Cause.None;
  /** Readings taken so far; with none, nothing can be said. */
  readingCount: i32 = 0;
  /** ... of them from rests. */
  restReadingCount: i32 = 0;
  /** Time of the sample at which the level first reached 1 and 2, s; valid when levelMax is as high. */
  firstLeakTime_s: number = 0;
  firstDetectionTime_s: number = 0;
  /** Number of episodes so far; the newest is `episode`. */
  episodeCount: i32 = 0;
  readonly episode: LeakEpisode = new LeakEpisode();
  /** True in the step in which an episode ended. */
  episodeEnded: boolean = false;
  /** With no leak found: what a leak could still be, A (upper bound, two standard deviations). */
  quietBound_A: number = 0;
  quietBoundKnown: boolean = false;

  private readonly settings: MonitorSettings;
  private readonly slipBaseline: LeakBaseline = new LeakBaseline();
  private readonly restBaseline: LeakBaseline = new LeakBaseline();
  private quietRun: i32 = 0;
  private stepReadings: i32 = 0;
  private significance: number = 0;

  constructor(settings: MonitorSettings) {
    this.settings = settings;
  }

  beginStep(): void {
    this.episodeEnded = false;
  }

  /** Takes the slip between the two newest full charges, and that since the first one; `now_s` is the sample's time. */
  takeSlip(reading: LeakReading, whole: LeakReading, now_s: number): void {
    this.take(reading, this.slipBaseline, now_s);
    // A small leak that each cycle alone does not show, summed over the record.
    if (this.level === 0 && this.significance > 1) {
      const whole_A: number = this.uncertaintyOf(whole);
      if (whole.leak_A > this.settings.leakSigma * whole_A) {
        this.open(whole, now_s, false);
      }
    }
  }

  takeRest(reading: LeakReading, now_s: number): void {
    this.restReadingCount = (this.restReadingCount + 1) | 0;
    this.take(reading, this.restBaseline, now_s);
  }

  private uncertaintyOf(reading: LeakReading): number {
    return sqrt(reading.random_A * reading.random_A + reading.systematic_A * reading.systematic_A);
  }

  private take(reading: LeakReading, baseline: LeakBaseline, now_s: number): void {
    this.readingCount = (this.readingCount + 1) | 0;
    const uncertainty_A: number = this.uncertaintyOf(reading);
    this.significance = uncertainty_A > 0 ? reading.leak_A / uncertainty_A : 0;
    const strong: boolean = this.significance > this.settings.leakSigma;
    const paired: boolean =
      this.significance > this.settings.leakPairSigma && baseline.lastSignificance > this.settings.leakPairSigma;
    const positive: boolean = strong || paired;
    const stepped: boolean = positive && baseline.isStep(reading, this.settings);
    baseline.lastSignificance = this.significance;
    if (positive) {
      this.takePositive(reading, baseline, stepped, now_s);
    } else {
      this.takeQuiet(reading, baseline, uncertainty_A);
    }
  }

  private takePositive(reading: LeakReading, baseline: LeakBaseline, stepped: boolean, now_s: number): void {
    this.quietRun = 0;
    if (stepped && !this.episode.stepped) {
      // Also when a leak was known before: the step is an episode of its own.
      if (this.level > 0) {
        this.close(reading.start_s);
      }
      this.open(reading, now_s, true);
      this.episode.markOnset(
        baseline.lastQuietStart_s,
        baseline.lastQuietEnd_s,
        reading.method === LeakMethod.Slippage ? baseline.pendingCharge_C : 0,
      );
      this.stepReadings = 1;
    } else if (this.level === 0) {
      this.open(reading, now_s, false);
      this.stepReadings = 0;
    } else {
      if (stepped) {
        this.stepReadings = (this.stepReadings + 1) | 0;
      }
      this.episode.add(reading);
    }
    if (!stepped) {
      baseline.add(reading);
    }
    if (this.stepReadings >= 2 && this.level < 2) {
      this.raiseTo(2, now_s);
    }
  }

  private takeQuiet(reading: LeakReading, baseline: LeakBaseline, uncertainty_A: number): void {
    const quiet: boolean = this.significance < this.settings.quietSigma;
    if (this.level === 0) {
      if (quiet) {
        baseline.add(reading);
      } else {
        baseline.addDoubtful(reading);
      }
      this.quietBound_A = Math.max(0, reading.leak_A + 2 * uncertainty_A);
      this.quietBoundKnown = true;
      return;
    }
    // A quiet reading ends an episode only if it would have seen the leak.
    if (quiet && this.episode.leak_A > 3 * uncertainty_A) {
      if (this.quietRun === 0) {
        this.episode.firstQuiet_s = reading.start_s;
      }
      this.quietRun = (this.quietRun + 1) | 0;
      if (this.quietRun >= this.settings.quietToEnd) {
        this.close(this.episode.firstQuiet_s);
        this.level = 0;
        this.cause = Cause.None;
      }
    } else if (!quiet) {
      this.episode.add(reading);
    }
  }

  private open(reading: LeakReading, now_s: number, stepped: boolean): void {
    this.episodeCount = (this.episodeCount + 1) | 0;
    this.episode.begin(reading, now_s, stepped);
    this.cause = Cause.Unresolved;
    this.quietRun = 0;
    if (this.level < 1) {
      this.raiseTo(1, now_s);
    }
    this.episode.levelMax = this.level;
  }

  private close(end_s: number): void {
    this.episode.ended = true;
    this.episode.end_s = end_s;
    this.episodeEnded = true;
    this.stepReadings = 0;
  }

  private raiseTo(level: i32, now_s: number): void {
    if (this.levelMax < 1) {
      this.firstLeakTime_s = now_s;
    }
    if (level >= 2 && this.levelMax < 2) {
      this.firstDetectionTime_s = now_s;
    }
    if (level >= 2 && this.episode.levelMax < 2) {
      this.episode.detected_s = now_s;
    }
    this.level = level;
    this.levelMax = Math.max(this.levelMax, level) | 0;
    this.episode.levelMax = Math.max(this.episode.levelMax, level) | 0;
  }
}
