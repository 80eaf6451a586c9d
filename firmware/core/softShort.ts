/**
 * From leak readings to a verdict: level, episode, onset, leak current with bounds, cause.
 *
 * Level 1: charge is leaking, cause open: a reading (a rest, or the slip over one or more cycles) 5 sigma from zero,
 * or two rests in a row at 3.5. No baseline of this cell is subtracted, so a leak that was there from the first sample
 * is not learnt as healthy.
 * Level 2: it began inside the record: the reading stepped up, by 5 sigma and to at least three times what this cell
 * showed before, and a second reading says so too. A leak that only grows slowly is not a step.
 * The cause stays unresolved: charge alone cannot tell a soft short from a redox shuttle or a leak across the
 * contactor (PHYSICS A8, not separable, 6).
 */
import { LeakBaseline } from './leakBaseline.js';
import { LeakEpisode } from './leakEpisode.js';
import type { LeakReading } from './leakReading.js';
import { sqrt } from './mathx.js';
import type { MonitorSettings } from './settings.js';
import type { Slippage } from './slippage.js';
import type { i32 } from './types.js';

export enum Cause {
  None = 0,
  SoftShort = 1,
  Parasitic = 2,
  Contactor = 3,
  SensorOffset = 4,
  Unresolved = 5,
}

/** A leak counts as a step only if it is at least this many times what was there before. Assumed (2 to 5). */
const STEP_RATIO: number = 3;
/** A window in which one cycle has more than this share of the slip may be one jump of the end point. Assumed (0.6 to 0.8). */
const JUMP_SHARE: number = 0.7;

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
  readonly episode: LeakEpisode;
  /** True in the step in which an episode ended. */
  episodeEnded: boolean = false;
  /** With no leak found: what a leak could still be, A (upper bound, two standard deviations). */
  quietBound_A: number = 0;
  quietBoundKnown: boolean = false;

  private readonly settings: MonitorSettings;
  private readonly restBaseline: LeakBaseline = new LeakBaseline();
  private quietRests: i32 = 0;
  private stepReadings: i32 = 0;

  constructor(settings: MonitorSettings) {
    this.settings = settings;
    this.episode = new LeakEpisode(settings);
  }

  beginStep(): void {
    this.episodeEnded = false;
  }

  /** Takes the slip of a new full charge; `now_s` is the sample's time. */
  takeSlip(slip: Slippage, now_s: number): void {
    this.readingCount = (this.readingCount + 1) | 0;
    const uncertainty_A: number = slip.clearest.uncertainty_A();
    const positive: boolean = slip.clearest.leak_A > this.settings.leakSigma * uncertainty_A;
    const stepped: boolean = positive && this.isStep(slip);
    if (stepped && (this.level === 0 || !this.episode.stepped)) {
      this.openStep(slip, now_s);
    } else if (positive && this.level === 0) {
      this.open(slip.clearest, now_s, false);
    } else if (this.level === 0) {
      this.noteQuiet(slip.reading);
    } else {
      // Where a rest has opened the episode the first slip is a second, independent witness.
      if (stepped && (this.isOngoing(slip) || this.episode.openedByRest)) {
        this.stepReadings = 2;
      }
      this.followSlip(slip);
    }
    this.confirm(now_s);
  }

  takeRest(reading: LeakReading, now_s: number): void {
    this.readingCount = (this.readingCount + 1) | 0;
    this.restReadingCount = (this.restReadingCount + 1) | 0;
    const uncertainty_A: number = reading.uncertainty_A();
    const significance: number = uncertainty_A > 0 ? reading.leak_A / uncertainty_A : 0;
    const pairSigma: number = this.settings.leakPairSigma;
    const paired: boolean = significance > pairSigma && this.restBaseline.lastSignificance > pairSigma;
    const positive: boolean = significance > this.settings.leakSigma || paired;
    const stepped: boolean = positive && this.restBaseline.isStep(reading, this.settings, STEP_RATIO);
    this.restBaseline.lastSignificance = significance;
    if (stepped && (this.level === 0 || !this.episode.stepped)) {
      this.closeBefore(reading.start_s);
      this.open(reading, now_s, true);
      this.episode.markOnset(this.restBaseline.lastQuietStart_s, this.restBaseline.lastQuietEnd_s);
      this.stepReadings = 1;
    } else if (positive && this.level === 0) {
      this.open(reading, now_s, false);
    } else if (positive) {
      this.quietRests = 0;
      this.episode.add(reading);
      if (this.episode.stepped) {
        this.stepReadings = (this.stepReadings + 1) | 0;
      }
    } else if (this.level === 0) {
      this.noteQuiet(reading);
    } else {
      this.followQuietRest(reading, uncertainty_A);
    }
    if (!stepped) {
      this.restBaseline.add(reading, significance < this.settings.quietSigma);
    }
    this.confirm(now_s);
  }

  /** Whether the clearest window stands out from what this cell showed before it. */
  private isStep(slip: Slippage): boolean {
    if (slip.beforeCycles < this.settings.quietBeforeOnset) {
      return false;
    }
    const random_A2: number = slip.clearest.random_A * slip.clearest.random_A;
    const before_A2: number = slip.before.random_A * slip.before.random_A;
    const beyond_A: number = this.settings.leakSigma * sqrt(random_A2 + before_A2);
    const rise_A: number = slip.clearest.leak_A - slip.before.leak_A;
    return rise_A > beyond_A && slip.clearest.leak_A > STEP_RATIO * Math.abs(slip.before.leak_A);
  }

  /** Whether more than one cycle of the clearest window leaked: one jump of the end point is no leak. */
  private isOngoing(slip: Slippage): boolean {
    return slip.clearestCycles > 1 && slip.clearestLargestShare < JUMP_SHARE;
  }

  /** A step inside the record: the older half of the window holds the onset, the newer one leaks throughout. */
  private openStep(slip: Slippage, now_s: number): void {
    this.closeBefore(slip.clearest.start_s);
    this.open(slip.olderHalf, now_s, true);
    this.episode.markOnset(slip.lastBefore.start_s, slip.lastBefore.end_s);
    this.stepReadings = 1;
    if (slip.clearestCycles > 1) {
      this.episode.add(slip.newerHalf);
      if (this.isOngoing(slip)) {
        this.stepReadings = 2;
      }
    }
  }

  /** A further cycle of an episode: adds it, or finds that the leak has been gone for some cycles. */
  private followSlip(slip: Slippage): void {
    this.episode.add(slip.reading);
    const recent_A: number = slip.recent.uncertainty_A();
    const gone: boolean =
      slip.recentKnown &&
      slip.recent.start_s >= this.episode.onsetHigh_s &&
      slip.recent.leak_A < this.settings.quietSigma * recent_A &&
      this.settings.quietSigma * recent_A < this.episode.leak_A;
    if (gone) {
      // The cycle before the quiet ones may hold the end: it does not count towards the mean either.
      this.episode.remove(slip.recent);
      this.episode.remove(slip.beforeRecent);
      this.episode.leakCharge_C = this.episode.leakCharge_C + slip.beforeRecent.charge_C;
      this.end(slip.recent.start_s);
      slip.forgetBefore(slip.recent.start_s);
    }
  }

  /** A rest that shows no leak ends an episode that only rests have seen, if it would have shown it. */
  private followQuietRest(reading: LeakReading, uncertainty_A: number): void {
    const telling: boolean = this.settings.quietSigma * uncertainty_A < this.episode.leak_A;
    if (this.episode.hasSlip() || !telling) {
      return;
    }
    if (this.quietRests === 0) {
      this.episode.firstQuiet_s = reading.start_s;
    }
    this.quietRests = (this.quietRests + 1) | 0;
    if (this.quietRests >= this.settings.quietToEnd) {
      this.end(this.episode.firstQuiet_s);
    }
  }

  private noteQuiet(reading: LeakReading): void {
    this.quietBound_A = Math.max(0, reading.leak_A + 2 * reading.uncertainty_A());
    this.quietBoundKnown = true;
  }

  private open(reading: LeakReading, now_s: number, stepped: boolean): void {
    this.episodeCount = (this.episodeCount + 1) | 0;
    this.episode.begin(reading, now_s, stepped);
    this.cause = Cause.Unresolved;
    this.quietRests = 0;
    this.stepReadings = 0;
    if (this.levelMax < 1) {
      this.firstLeakTime_s = now_s;
    }
    this.level = Math.max(this.level, 1) | 0;
    this.levelMax = Math.max(this.levelMax, 1) | 0;
    this.episode.levelMax = this.level;
  }

  private confirm(now_s: number): void {
    if (this.stepReadings < 2 || this.level !== 1) {
      return;
    }
    if (this.levelMax < 2) {
      this.firstDetectionTime_s = now_s;
    }
    this.level = 2;
    this.levelMax = Math.max(this.levelMax, 2) | 0;
    this.episode.levelMax = 2;
    this.episode.detected_s = now_s;
  }

  /** A step on top of a known leak is an episode of its own: ends the one before. */
  private closeBefore(end_s: number): void {
    if (this.level > 0) {
      this.end(end_s);
    }
  }

  private end(end_s: number): void {
    this.episode.ended = true;
    this.episode.end_s = end_s;
    this.episodeEnded = true;
    this.level = 0;
    this.cause = Cause.None;
    this.stepReadings = 0;
  }
}
