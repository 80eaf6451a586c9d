/**
 * Opens an episode of leaking by what partial cycles show, measures it from crossing to crossing, and says when it ended.
 *
 * Two newest cycles that agree with one another, and not with what was measured, are what it is measured from anew.
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

export class PartialEpisode {
  private anchored: boolean = false;
  /** Cycles that it has been measured over, and since then. */
  private cycles: i32 = 0;
  private held: i32 = 0;
  /** The most that it was measured to leak; what has leaked since it was found from. */
  private known_A: number = 0;
  private counted_C: number = 0;
  private readonly since: LeakReading = new LeakReading();
  private readonly whole: LeakReading = new LeakReading();

  /** What partial cycles alone have found, full charges and the pressure tell better: the same episode begins anew with them. */
  handOver(softShort: SoftShort): void {
    const episode: LeakEpisode = softShort.episode;
    if (softShort.level === 1 && episode.openedByCrossing && !episode.stepped) {
      softShort.episodeCount = (softShort.episodeCount - 1) | 0;
      episode.leakCharge_C = 0;
      softShort.level = 0;
    }
  }

  /**
   * A segment of full charges begins before the episode that partial cycles found has ended: what leaked in that is known, and
   * must not be found again. Where more is missing, a new episode counts the charge of the old one too.
   */
  account(segment: LeakReading, softShort: SoftShort, sigmas: number): void {
    const episode: LeakEpisode = softShort.episode;
    const known: boolean = softShort.level === 0 && episode.ended && episode.openedByCrossing;
    if (!known || segment.start_s >= episode.end_s || segment.end_s <= segment.start_s) {
      return;
    }
    segment.charge_C = segment.charge_C - episode.leakCharge_C;
    segment.leak_A = segment.charge_C / (segment.end_s - segment.start_s);
    if (segment.isBeyond(sigmas)) {
      episode.leakCharge_C = 0;
    }
  }

  /** The history starts anew. */
  loseAnchor(): void {
    this.anchored = false;
  }

  /** Takes the newest crossing, judged. Returns false where others have an episode open. */
  take(partial: PartialLeak, softShort: SoftShort, now_s: number): boolean {
    const open: boolean = softShort.level > 0;
    if (!open && partial.found) {
      softShort.takeQuick(partial.reading, false, now_s);
      this.begin(partial, softShort.episode);
    } else if (!open) {
      softShort.note(partial.recent.end_s);
      softShort.quiet.takeRest(partial.recent);
    } else if (softShort.level < 4 && softShort.episode.openedByCrossing) {
      softShort.note(partial.recent.end_s);
      this.follow(partial, softShort);
    } else {
      return false;
    }
    return true;
  }

  /** What slipped since the crossing before the window counts as leaked; its newest cycle is the first that surely leaked all the time. */
  private begin(partial: PartialLeak, episode: LeakEpisode): void {
    const first: i32 = Math.max(0, partial.from - 1) | 0;
    const measured: i32 = (partial.history.count - 2) | 0;
    this.known_A = 0;
    this.anchor(partial, first, measured);
    this.measure(partial, episode);
  }

  private anchor(partial: PartialLeak, found: i32, measured: i32): void {
    partial.history.copy(found, FOUND_FROM);
    partial.history.copy(measured, MEASURED_FROM);
    this.cycles = (partial.history.count - 1 - measured) | 0;
    this.held = 0;
    this.anchored = true;
  }

  private follow(partial: PartialLeak, softShort: SoftShort): void {
    const episode: LeakEpisode = softShort.episode;
    const upper_A: number = partial.recent.leak_A + 2 * partial.recent.uncertainty_A();
    if (upper_A < END_SHARE * this.known_A) {
      this.end(partial, softShort);
      return;
    }
    const two: i32 = (partial.history.count - 3) | 0;
    if (!this.anchored) {
      episode.carry(partial.recent.start_s);
      this.anchor(partial, two, two);
      this.measure(partial, episode);
      return;
    }
    const newestDiffers: boolean = this.differs(partial.newest, episode.leak_A);
    const previousDiffers: boolean = this.differs(partial.previous, episode.leak_A);
    const unlike: boolean = this.differs(partial.newest, partial.previous.leak_A);
    if (newestDiffers && (!previousDiffers || unlike)) {
      // It may be over, or have changed: what comes next says so, and must not dilute what was before.
      this.held = (this.held + 1) | 0;
      return;
    }
    if (newestDiffers) {
      partial.history.copy(two, MEASURED_FROM);
      this.cycles = 2;
    } else {
      this.cycles = (this.cycles + this.held + 1) | 0;
    }
    this.held = 0;
    this.goOn(partial, softShort);
  }

  /** Measures on; where single cycles are too uncertain to show its end, the mean since it was found does. */
  private goOn(partial: PartialLeak, softShort: SoftShort): void {
    partial.meter.measure(MEASURED_FROM, (partial.history.count - 1) | 0, this.since);
    const upper_A: number = this.since.leak_A + 2 * this.since.uncertainty_A();
    if (upper_A < END_SHARE * this.known_A) {
      this.end(partial, softShort);
    } else {
      this.measure(partial, softShort.episode);
    }
  }

  /** Its size stays that of before; what slipped in the cycle that it ended in has leaked too. */
  private end(partial: PartialLeak, softShort: SoftShort): void {
    if (this.anchored) {
      const newest: i32 = (partial.history.count - 1) | 0;
      partial.meter.measure(FOUND_FROM, newest, this.whole);
      softShort.episode.addCharge(this.whole.charge_C - this.counted_C);
    }
    softShort.end(partial.recent.start_s);
    softShort.quiet.takeRest(partial.recent);
    partial.history.keepNewest(3);
  }

  private differs(reading: LeakReading, leak_A: number): boolean {
    const relative_A: number = reading.relative * leak_A;
    const random_A: number = sqrt(reading.random_A * reading.random_A + relative_A * relative_A);
    return Math.abs(reading.leak_A - leak_A) > CHANGED_SIGMA * random_A;
  }

  private measure(partial: PartialLeak, episode: LeakEpisode): void {
    const newest: i32 = (partial.history.count - 1) | 0;
    partial.meter.measure(MEASURED_FROM, newest, this.since);
    partial.meter.measure(FOUND_FROM, newest, this.whole);
    this.counted_C = this.whole.charge_C;
    episode.measure(this.since, this.cycles);
    episode.addCharge(this.counted_C - this.since.charge_C);
    this.known_A = Math.max(this.known_A, episode.leak_A);
  }
}
