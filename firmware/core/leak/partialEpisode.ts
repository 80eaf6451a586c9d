/**
 * Opens an episode of leaking by what partial cycles show, measures it from crossing to crossing, and says when it ended.
 *
 * The leak began about the window's first crossing: what slipped since the one before it counts as leaked, the size is measured
 * from two after it.
 * Two newest cycles that agree with one another, and not with it, are what it is measured from anew.
 */
import { FOUND_FROM, MEASURED_FROM } from './crossingHistory.js';
import type { LeakEpisode } from './leakEpisode.js';
import { LeakReading } from './leakReading.js';
import { sqrt } from '../mathx.js';
import type { PartialLeak } from './partialLeak.js';
import type { SoftShort } from './softShort.js';
import type { i32 } from '../types.js';

/** An episode has ended when two cycles, two standard deviations added, show less than this share of it. Assumed. */
const END_SHARE: number = 0.5;
/** Leaks that differ by more than this many standard deviations are not the same. Assumed (2 to 3). */
const CHANGED_SIGMA: number = 2;
/** Cycles until which the bounds take in that some of them may not have leaked all the time. Assumed (2 to 4). */
const YOUNG_CYCLES: i32 = 3;

export class PartialEpisode {
  /** Number of the episode that partial cycles opened; 0 = none. */
  private number: i32 = 0;
  private anchored: boolean = false;
  /** What it was measured to leak before it fell, or longest. */
  private known_A: number = 0;
  private cycles: i32 = 0;
  private readonly since: LeakReading = new LeakReading();
  private readonly start: LeakReading = new LeakReading();

  /** The history starts anew. */
  loseAnchor(): void {
    this.anchored = false;
  }

  /** Takes the newest crossing, judged. Returns false where others have an episode open. */
  take(partial: PartialLeak, softShort: SoftShort, now_s: number): boolean {
    if (softShort.level === 0 && partial.found) {
      softShort.takeQuick(partial.reading, false, now_s);
      this.number = softShort.episodeCount;
      this.known_A = 0;
      this.begin(partial);
      this.measure(partial, softShort.episode);
    } else if (softShort.level === 0) {
      softShort.note(partial.recent.end_s);
      softShort.quiet.takeRest(partial.recent);
    } else if (this.number === softShort.episodeCount) {
      softShort.note(partial.recent.end_s);
      this.follow(partial, softShort);
    } else {
      return false;
    }
    return true;
  }

  private begin(partial: PartialLeak): void {
    const newest: i32 = (partial.history.count - 1) | 0;
    const first: i32 = Math.max(0, partial.from - 1) | 0;
    const measured: i32 = Math.min(partial.from + 2, newest - 1) | 0;
    this.anchor(partial, first, measured);
  }

  private anchor(partial: PartialLeak, found: i32, measured: i32): void {
    partial.history.copy(found, FOUND_FROM);
    partial.history.copy(measured, MEASURED_FROM);
    this.cycles = (partial.history.count - 1 - measured) | 0;
    this.anchored = true;
  }

  private follow(partial: PartialLeak, softShort: SoftShort): void {
    const episode: LeakEpisode = softShort.episode;
    const upper_A: number = partial.recent.leak_A + 2 * partial.recent.uncertainty_A();
    if (upper_A < END_SHARE * this.known_A) {
      softShort.end(partial.recent.start_s);
      softShort.quiet.takeRest(partial.recent);
      partial.history.keepNewest(3);
      return;
    }
    const newestDiffers: boolean = this.differs(partial.newest, episode.leak_A);
    const previousDiffers: boolean = this.differs(partial.previous, episode.leak_A);
    const unlike: boolean = this.differs(partial.newest, partial.previous.leak_A);
    if (!this.anchored || (newestDiffers && previousDiffers && !unlike)) {
      const two: i32 = (partial.history.count - 3) | 0;
      episode.carry(partial.recent.start_s);
      this.anchor(partial, two, two);
    } else if (newestDiffers) {
      // It may be over, or have changed: what comes next says so, and must not dilute what was before.
      return;
    } else {
      this.cycles = (this.cycles + 1) | 0;
    }
    this.measure(partial, episode);
  }

  private differs(reading: LeakReading, leak_A: number): boolean {
    const relative_A: number = reading.relative * leak_A;
    const random_A: number = sqrt(reading.random_A * reading.random_A + relative_A * relative_A);
    return Math.abs(reading.leak_A - leak_A) > CHANGED_SIGMA * random_A;
  }

  private measure(partial: PartialLeak, episode: LeakEpisode): void {
    const newest: i32 = (partial.history.count - 1) | 0;
    partial.meter.measure(MEASURED_FROM, newest, this.since);
    partial.meter.measure(FOUND_FROM, MEASURED_FROM, this.start);
    episode.measure(this.since, this.cycles);
    episode.addCharge(this.start.charge_C);
    if (this.cycles >= YOUNG_CYCLES || episode.leak_A > this.known_A) {
      this.known_A = episode.leak_A;
    }
    if (this.cycles < YOUNG_CYCLES) {
      partial.meter.measure(FOUND_FROM, newest, this.since);
      episode.includePart(this.since);
    }
  }
}
