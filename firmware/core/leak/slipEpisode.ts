/**
 * Follows an episode of leaking by the slip of full charges: measures it from its first whole cycle on, dates it, and
 * says when it has ended or a larger leak has taken its place.
 */
import type { LeakEpisode } from './leakEpisode.js';
import type { MonitorSettings } from '../settings.js';
import type { Slippage } from './slippage.js';
import type { i32 } from '../types.js';

/** A known leak that grows by this factor from one segment to the next is an episode of its own. Assumed (1.3 to 2). */
const GROWTH_RATIO: number = 1.5;
/** An episode has ended when the leak, two standard deviations added, is below this share of its. Assumed. */
const END_SHARE: number = 0.5;
/** ... and it may be ending when it is below this share. Assumed. */
const FADING_SHARE: number = 0.75;
/** Cycles that must show nothing before they overrule what opened an episode without them. Assumed. */
const OVERRULED_CYCLES: i32 = 3;

/** What a further full charge says of the episode. */
export enum SlipVerdict {
  Continues = 0,
  Ended = 1,
  /** It has ended, and a larger leak begins. */
  Outgrown = 2,
  /** It was first seen in a mean over quiet and leaking cycles; now its beginning can be dated. */
  Redated = 3,
}

export class SlipEpisode {
  /** Whole cycles since the anchor of the episode. */
  cycles: i32 = 0;
  /** The cycles after the first interval show the leak by themselves. */
  witnessed: boolean = false;
  /** False until a full charge has been set as its anchor. */
  anchored: boolean = false;
  /** When an ended episode ended, s. */
  end_s: number = 0;

  private readonly settings: MonitorSettings;
  private readonly episode: LeakEpisode;
  /** Segment in which the episode was opened, and the leak it showed then. */
  private openSegment: i32 = 0;
  private openLeak_A: number = 0;
  private openedBySlip: boolean = false;

  constructor(settings: MonitorSettings, episode: LeakEpisode) {
    this.settings = settings;
    this.episode = episode;
  }

  /** A new episode, opened by whatever showed it. */
  clear(): void {
    this.cycles = 0;
    this.witnessed = false;
    this.anchored = false;
    this.openedBySlip = false;
  }

  /** Measures a new episode from its first whole cycle on; `whole`: there was nothing before it. */
  measureFromOnset(slip: Slippage, whole: boolean): void {
    slip.anchor(whole);
    this.anchored = true;
    this.openedBySlip = true;
    this.cycles = whole ? slip.segmentCycles : (slip.segmentCycles - 1) | 0;
    if (!whole) {
      this.episode.markOnset(slip.aroundChange, slip.before.leak_A);
    }
    if (this.cycles > 0) {
      this.measure(slip);
    } else {
      this.episode.measureOnsetOnly(slip.firstInterval);
    }
    this.openSegment = slip.segmentCount;
    this.openLeak_A = this.episode.leak_A;
    this.noteWitness(slip);
  }

  /**
   * The first full charge after something else opened the episode: the interval up to it may hold the onset. Or the first
   * slip after the count of charge broke, and with it the anchor: cycles that show nothing from here on end the episode.
   */
  anchorNewest(slip: Slippage): void {
    if (this.anchored) {
      this.episode.carry(slip.reading.end_s);
      this.openedBySlip = false;
    }
    slip.anchorNewest();
    this.anchored = true;
    this.cycles = 0;
    this.openSegment = slip.segmentCount;
    this.openLeak_A = this.episode.leak_A;
  }

  /**
   * A further full charge; `stepped`: the present segment stands out from the one before it; `growing`: the leak grows from
   * cycle to cycle, so that a larger one is still the same.
   */
  follow(slip: Slippage, stepped: boolean, growing: boolean): SlipVerdict {
    const uncertainty_A: number = slip.segment.uncertainty_A();
    const upper_A: number = slip.segment.leak_A + 2 * uncertainty_A;
    const lower_A: number = slip.segment.leak_A - 2 * uncertainty_A;
    const measured: boolean = slip.anchorToChange.end_s > slip.anchorToChange.start_s;
    const known_A: number = measured ? slip.anchorToChange.leak_A : this.openLeak_A;
    const later: boolean = slip.segmentCount !== this.openSegment;
    this.cycles = (this.cycles + 1) | 0;
    const denied: boolean = this.isDenied(slip);
    if (denied && this.cycles >= OVERRULED_CYCLES) {
      this.end_s = slip.sinceAnchor.start_s;
      slip.release();
      return SlipVerdict.Ended;
    }
    if (denied) {
      // Cycles that show nothing must not dilute what opened it.
      return SlipVerdict.Continues;
    }
    if (later && upper_A < END_SHARE * known_A) {
      this.measureUntilChange(slip, measured);
      const lastCycle_C: number = slip.lastCycleCharge_C();
      this.episode.addCharge(lastCycle_C);
      this.end_s = slip.firstInterval.start_s;
      slip.release();
      return SlipVerdict.Ended;
    }
    const quietBefore: boolean = slip.wasQuietBefore();
    if (later && stepped && !this.episode.stepped && quietBefore) {
      return SlipVerdict.Redated;
    }
    if (later && measured && !growing && lower_A > GROWTH_RATIO * known_A) {
      this.measureUntilChange(slip, measured);
      this.end_s = slip.firstInterval.start_s;
      return SlipVerdict.Outgrown;
    }
    const counted: boolean = measured || this.openedBySlip;
    if (later && counted && upper_A < FADING_SHARE * known_A) {
      // It seems to be over, but that is not sure yet: what leaks since then must not dilute what leaked before.
      this.measureUntilChange(slip, measured);
      return SlipVerdict.Continues;
    }
    // A first interval that leaked less than the next ones was the one the leak began in: still the same episode.
    if (later && !measured) {
      this.openSegment = slip.segmentCount;
    }
    this.measure(slip);
    if (growing) {
      // Its mean is behind it: what leaks now is what the newest cycle leaked, or more.
      this.episode.includePart(slip.reading);
    }
    this.noteWitness(slip);
    return SlipVerdict.Continues;
  }

  /** Whole cycles since the anchor show far less than what something else promised. */
  private isDenied(slip: Slippage): boolean {
    const upper_A: number = slip.sinceAnchor.leak_A + 2 * slip.sinceAnchor.uncertainty_A();
    return !this.openedBySlip && upper_A < END_SHARE * this.openLeak_A;
  }

  /** Its last cycle may hold its end: the mean stops at the top before, if there was a whole cycle until then. */
  private measureUntilChange(slip: Slippage, measured: boolean): void {
    if (measured) {
      this.episode.measure(slip.anchorToChange, Math.max(1, this.cycles) | 0);
    }
  }

  /** The mean since the anchor, with bounds that take in an unevenness of the present segment. From here on it is the slip's. */
  private measure(slip: Slippage): void {
    this.episode.openedByCrossing = false;
    this.episode.measure(slip.sinceAnchor, Math.max(1, this.cycles) | 0);
    if (slip.uneven) {
      this.episode.includePart(slip.olderPart);
      this.episode.includePart(slip.newerPart);
    }
  }

  private noteWitness(slip: Slippage): void {
    if (!this.episode.stepped || this.cycles < 1) {
      return;
    }
    const uncertainty_A: number = slip.sinceAnchor.uncertainty_A();
    if (slip.sinceAnchor.leak_A > this.settings.quietSigma * uncertainty_A) {
      this.witnessed = true;
    }
  }
}
