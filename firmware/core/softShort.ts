/**
 * From leak readings to a verdict: level, episode, onset, leak current with bounds, cause.
 *
 * Level 1: charge is leaking, cause open: a reading (a rest, or the slip of the present segment of cycles) 5 sigma from
 * zero, or two rests in a row at 3.5. No baseline of this cell is subtracted, so a leak that was there from the first
 * sample is not learnt as healthy.
 * Level 2: it began inside the record: a segment stepped up, by 5 sigma and to at least three times what this cell
 * showed before, and a second reading says so too (a further cycle, or a rest). A leak that only grows slowly is no step.
 * An episode ends when a later segment leaks less than half as much, upper bound counted.
 * The cause stays unresolved: charge alone cannot tell a soft short from a redox shuttle or a leak across the
 * contactor (PHYSICS A8, not separable, 6).
 */
import { Cause } from './cause.js';
import { LeakBaseline } from './leakBaseline.js';
import { LeakEpisode } from './leakEpisode.js';
import type { LeakReading } from './leakReading.js';
import type { MonitorSettings } from './settings.js';
import { QuietRests } from './quietRests.js';
import type { Slippage } from './slippage.js';
import type { i32 } from './types.js';

/** A known leak that grows by this factor from one segment to the next is an episode of its own. Assumed (1.3 to 2). */
const GROWTH_RATIO: number = 1.5;
/** An episode has ended when the leak, two standard deviations added, is below this share of its. Assumed. */
const END_SHARE: number = 0.5;
/** ... and it may be ending when it is below this share. Assumed. */
const FADING_SHARE: number = 0.75;

export class SoftShort {
  level: i32 = 0;
  levelMax: i32 = 0;
  cause: Cause = Cause.None;
  /** Readings taken so far; with none, nothing can be said. */
  readingCount: i32 = 0;
  /** ... of them from rests. */
  restReadingCount: i32 = 0;
  /** End of the window of the newest reading, s: nothing is known of the time after it. */
  readingEnd_s: number = 0;
  /** Time of the sample at which the level first reached 1 and 2, s; valid when levelMax is as high. */
  firstLeakTime_s: number = 0;
  firstDetectionTime_s: number = 0;
  /** Number of episodes so far; the newest is `episode`. */
  episodeCount: i32 = 0;
  readonly episode: LeakEpisode;
  /** True in the step in which an episode ended. */
  episodeEnded: boolean = false;
  /** Charge leaked in the episodes before the newest, C. */
  earlierCharge_C: number = 0;
  /** With no leak found: what a leak could still be, A (upper bound, two standard deviations). */
  quietBound_A: number = 0;
  quietBoundKnown: boolean = false;

  private readonly settings: MonitorSettings;
  private readonly restBaseline: LeakBaseline = new LeakBaseline();
  private readonly quietRests: QuietRests = new QuietRests();
  private stepReadings: i32 = 0;
  /** Cycles since the anchor of the episode. */
  private cycles: i32 = 0;
  /** Segment in which the episode was opened, and the leak it showed then. */
  private openSegment: i32 = 0;
  private openLeak_A: number = 0;
  /** Number of the episode that the anchor belongs to: one that rests ended leaves its anchor behind. */
  private anchoredEpisode: i32 = 0;

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
    this.readingEnd_s = slip.reading.end_s;
    const uncertainty_A: number = slip.segment.uncertainty_A();
    const positive: boolean = slip.segment.leak_A > this.settings.leakSigma * uncertainty_A;
    const stepped: boolean = positive && slip.isStep();
    if (this.level > 0) {
      this.followSlip(slip, uncertainty_A, stepped, now_s);
    } else if (positive) {
      this.openBySlip(slip, stepped, now_s);
    } else {
      this.noteQuiet(slip.segment);
      if (slip.uneven) {
        const newer_A: number = slip.newerPart.leak_A + 2 * slip.newerPart.uncertainty_A();
        this.quietBound_A = Math.max(this.quietBound_A, newer_A);
      }
    }
    this.confirm(now_s);
  }

  takeRest(reading: LeakReading, now_s: number): void {
    this.readingCount = (this.readingCount + 1) | 0;
    this.restReadingCount = (this.restReadingCount + 1) | 0;
    this.readingEnd_s = reading.end_s;
    const uncertainty_A: number = reading.uncertainty_A();
    const significance: number = uncertainty_A > 0 ? reading.leak_A / uncertainty_A : 0;
    const pairSigma: number = this.settings.leakPairSigma;
    const paired: boolean = significance > pairSigma && this.restBaseline.lastSignificance > pairSigma;
    const positive: boolean = significance > this.settings.leakSigma || paired;
    const stepped: boolean = positive && this.restBaseline.isStep(reading, this.settings);
    this.restBaseline.lastSignificance = significance;
    if (positive && this.level === 0) {
      this.open(reading, now_s, stepped);
      if (stepped) {
        this.episode.markRestOnset(this.restBaseline.lastQuietStart_s, reading.end_s);
        this.stepReadings = 1;
      }
    } else if (positive) {
      this.quietRests.clear();
      this.episode.addRest(reading);
      if (stepped && this.episode.stepped) {
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

  private openBySlip(slip: Slippage, stepped: boolean, now_s: number): void {
    this.open(slip.segment, now_s, stepped);
    this.measureFromOnset(slip, slip.beforeCycles === 0);
  }

  /** Measures a new episode from its first whole cycle on; `whole`: there was nothing before it. */
  private measureFromOnset(slip: Slippage, whole: boolean): void {
    slip.anchor(whole);
    this.anchoredEpisode = this.episodeCount;
    this.cycles = whole ? slip.segmentCycles : (slip.segmentCycles - 1) | 0;
    if (!whole) {
      this.episode.markOnset(slip.aroundChange, slip.before.leak_A);
    }
    if (this.cycles > 0) {
      this.measureEpisode(slip);
    } else {
      this.episode.measureOnsetOnly(slip.firstInterval);
    }
    this.openSegment = slip.segmentCount;
    this.openLeak_A = this.episode.leak_A;
    this.stepReadings = this.episode.stepped ? 1 : 0;
    this.witness(slip);
  }

  /** A further cycle of an episode: it goes on, has ended, or a larger leak has taken its place. */
  private followSlip(slip: Slippage, uncertainty_A: number, stepped: boolean, now_s: number): void {
    if (this.anchoredEpisode !== this.episodeCount) {
      // Opened by a rest: the interval up to this top holds the onset, and may be a second witness.
      slip.anchorNewest();
      this.anchoredEpisode = this.episodeCount;
      this.cycles = 0;
      this.openSegment = slip.segmentCount;
      this.openLeak_A = this.episode.leak_A;
      if (stepped && this.episode.stepped) {
        this.stepReadings = 2;
      }
      return;
    }
    const upper_A: number = slip.segment.leak_A + 2 * uncertainty_A;
    const lower_A: number = slip.segment.leak_A - 2 * uncertainty_A;
    const measured: boolean = slip.anchorToChange.end_s > slip.anchorToChange.start_s;
    const known_A: number = measured ? slip.anchorToChange.leak_A : this.openLeak_A;
    const later: boolean = slip.segmentCount !== this.openSegment;
    this.cycles = (this.cycles + 1) | 0;
    if (later && upper_A < END_SHARE * known_A) {
      this.measureUntilChange(slip, measured);
      const lastCycle_C: number = slip.lastCycleCharge_C();
      this.episode.addCharge(lastCycle_C);
      this.end(slip.firstInterval.start_s);
      slip.release();
    } else if (later && stepped && !this.episode.stepped && slip.wasQuietBefore()) {
      // The leak was first seen in the mean over quiet and leaking cycles; now it can be dated: still the same one.
      this.redate(slip, now_s);
    } else if (later && measured && lower_A > GROWTH_RATIO * known_A) {
      const confirmed: boolean = this.level >= 2;
      this.measureUntilChange(slip, measured);
      this.end(slip.firstInterval.start_s);
      this.openBySlip(slip, stepped || confirmed, now_s);
      if (confirmed) {
        this.stepReadings = 2;
      }
    } else if (later && upper_A < FADING_SHARE * known_A) {
      // It seems to be over, but that is not sure yet: what leaks since then must not dilute what leaked before.
      this.measureUntilChange(slip, measured);
    } else {
      // A first interval that leaked less than the next ones was the one the leak began in: still the same episode.
      if (later && !measured) {
        this.openSegment = slip.segmentCount;
      }
      this.measureEpisode(slip);
      this.witness(slip);
    }
  }

  private redate(slip: Slippage, now_s: number): void {
    this.episode.begin(slip.segment, now_s, true);
    this.episode.levelMax = this.level;
    this.measureFromOnset(slip, false);
  }

  /** Its last cycle may hold its end: the mean stops at the top before, if there was a whole cycle until then. */
  private measureUntilChange(slip: Slippage, measured: boolean): void {
    if (measured) {
      this.episode.measure(slip.anchorToChange, Math.max(1, this.cycles) | 0);
    }
  }

  /** The mean since the anchor, with bounds that take in an unevenness of the present segment. */
  private measureEpisode(slip: Slippage): void {
    this.episode.measure(slip.sinceAnchor, Math.max(1, this.cycles) | 0);
    if (slip.uneven) {
      this.episode.includePart(slip.olderPart);
      this.episode.includePart(slip.newerPart);
    }
  }

  /** A step counts as confirmed when the cycles after its first interval show the leak by themselves. */
  private witness(slip: Slippage): void {
    if (!this.episode.stepped || this.stepReadings >= 2 || this.cycles < 1) {
      return;
    }
    const uncertainty_A: number = slip.sinceAnchor.uncertainty_A();
    if (slip.sinceAnchor.leak_A > this.settings.quietSigma * uncertainty_A) {
      this.stepReadings = 2;
    }
  }

  /** A rest that shows no leak ends an episode that only rests have seen, if it would have shown it. */
  private followQuietRest(reading: LeakReading, uncertainty_A: number): void {
    const telling: boolean = this.settings.quietSigma * uncertainty_A < this.episode.leak_A;
    if (!this.episode.openedByRest || this.cycles > 0 || !telling) {
      return;
    }
    this.quietRests.add(reading);
    if (this.quietRests.count >= this.settings.quietToEnd) {
      this.end(this.quietRests.first_s);
    }
  }

  private noteQuiet(reading: LeakReading): void {
    this.quietBound_A = Math.max(0, reading.leak_A) + 2 * reading.uncertainty_A();
    this.quietBoundKnown = true;
  }

  private open(reading: LeakReading, now_s: number, stepped: boolean): void {
    if (this.episodeCount > 0) {
      this.earlierCharge_C = this.earlierCharge_C + this.episode.leakCharge_C;
    }
    this.episodeCount = (this.episodeCount + 1) | 0;
    this.episode.begin(reading, now_s, stepped);
    this.cause = Cause.Unresolved;
    this.quietRests.clear();
    this.stepReadings = 0;
    this.cycles = 0;
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

  private end(end_s: number): void {
    this.episode.ended = true;
    this.episode.end_s = end_s;
    this.episodeEnded = true;
    this.level = 0;
    this.cause = Cause.None;
    this.stepReadings = 0;
  }
}
