/**
 * Leak from the slip of the full-charge end point.
 *
 * Two full charges end with the cathode in the same state, so the net charge that passed the sensor between them went
 * through the cell without going through the cathode: integral of I dt = integral of the leak (PHYSICS A1; endpoint
 * slippage, section B). It needs no model of the cell, no baseline and no full discharge. `SlipMeter` holds what spoils
 * it. The slip over several cycles has the error of its two ends only, so a leak too small for one cycle shows over more.
 *
 * Where the stack pressure is measured it says how much the cathode took up, and charges that are not full count as well
 * (partial cycling on a plateau). The remembered tops are cut into segments of one leak each: where the slope of charge over time before and after a
 * top differs by more than 5 sigma, a new segment begins. The interval after the cut may hold the change itself, so a
 * segment is measured without its first interval as soon as it has another.
 */
import type { Endpoint } from './endpoint.js';
import { LeakMethod, LeakReading } from './leakReading.js';
import { sqrt } from './mathx.js';
import type { CellProfile } from './profile.js';
import type { MonitorSettings } from './settings.js';
import { PressureScale } from './pressureScale.js';
import type { Settling } from './settling.js';
import { SlipMeter } from './slipMeter.js';
import { ANCHOR, TopHistory } from './topHistory.js';
import type { i32 } from './types.js';
import type { ZeroCurrent } from './zeroCurrent.js';

/** A segment whose parts differ by more than this many standard deviations is not trusted to be one. Assumed. */
const UNEVEN_SIGMA: number = 2;
/** Fewer degrees of freedom than this show no scatter. Assumed. */
const SCATTER_FREEDOM_MIN: i32 = 3;

export class Slippage {
  /** True in the step in which the readings are new. */
  fresh: boolean = false;
  /** From the previous full charge to the newest. */
  readonly reading: LeakReading = new LeakReading();
  /** The present segment and its length in cycles; without its first interval where it has more than one. */
  readonly segment: LeakReading = new LeakReading();
  segmentCycles: i32 = 0;
  /** Segments so far: tells whether a new one has begun. */
  segmentCount: i32 = 0;
  /** It is one cycle, told by pressure alone: a stack that gives way once leaks like that, never in two cycles. */
  lonePressure: boolean = false;
  /** Its first interval, in which the change may lie. */
  readonly firstInterval: LeakReading = new LeakReading();
  /** The segment before it, and its length in cycles; of length 0 it says nothing. */
  readonly before: LeakReading = new LeakReading();
  beforeCycles: i32 = 0;
  /** A new segment began with this top; how clearly, standard deviations (positive: the leak rose). */
  changed: boolean = false;
  change: number = 0;
  /** Parts before and after the likeliest change inside the present segment; `uneven` when it is more than 2 sigma. */
  readonly olderPart: LeakReading = new LeakReading();
  readonly newerPart: LeakReading = new LeakReading();
  uneven: boolean = false;
  /** Slip over the interval before the segment and its first one: where an onset must lie. */
  readonly aroundChange: LeakReading = new LeakReading();
  /** From the anchor to the newest top, and to the top before the present segment; valid while anchored. */
  readonly sinceAnchor: LeakReading = new LeakReading();
  readonly anchorToChange: LeakReading = new LeakReading();
  anchored: boolean = false;

  /** What a change of pressure means; whoever knows the pressure keeps it up to date. */
  readonly pressure: PressureScale = new PressureScale();

  private readonly settings: MonitorSettings;
  private readonly history: TopHistory = new TopHistory();
  private readonly meter: SlipMeter;
  private readonly earlier: LeakReading = new LeakReading();
  private readonly later: LeakReading = new LeakReading();
  private segmentStart: i32 = 0;
  private beforeStart: i32 = 0;

  constructor(profile: CellProfile, settings: MonitorSettings, settling: Settling) {
    this.settings = settings;
    this.meter = new SlipMeter(profile, settings, this.history, this.pressure, settling);
  }

  /**
   * Takes a confirmed end of charge; `full`: it reached the upper limit. One that is neither full nor has a pressure is
   * passed over. `sigma_V`: noise of the voltage. `falling`: a leak is known, look for its end.
   */
  takeTop(top: Endpoint, full: boolean, zero: ZeroCurrent, sigma_V: number, falling: boolean): void {
    this.fresh = false;
    this.changed = false;
    const pressed: boolean = top.pressureKnown && this.pressure.known;
    if (!full && !pressed) {
      return;
    }
    this.meter.setZero(zero);
    this.makeRoom();
    const endVariance_C2: number = this.meter.endVariance_C2(top, sigma_V);
    this.history.add(top, full, endVariance_C2, zero.uncertainty_A);
    this.dropIncomparable();
    const newest: i32 = (this.history.count - 1) | 0;
    if (newest < 1) {
      this.segmentStart = 0;
      this.beforeStart = 0;
      this.anchored = false;
      return;
    }
    this.meter.compareVolume((newest - 1) | 0, newest);
    this.meter.measure((newest - 1) | 0, newest, this.reading);
    this.findChange(newest, falling);
    this.measureSegment(newest);
    this.fresh = true;
  }

  /** Standard uncertainty of the charge at which this full charge ended, C. */
  endSigma_C(top: Endpoint, sigma_V: number): number {
    const variance_C2: number = this.meter.endVariance_C2(top, sigma_V);
    return sqrt(variance_C2);
  }

  /** Later `sinceAnchor` count from the end of the segment's first interval, or from its start when `whole`. */
  anchor(whole: boolean): void {
    const from: i32 = whole ? this.segmentStart : (this.segmentStart + 1) | 0;
    this.history.setAnchor(from);
    this.anchored = true;
    this.measureAnchor((this.history.count - 1) | 0);
  }

  /** Later `sinceAnchor` count from the newest top. */
  anchorNewest(): void {
    this.history.setAnchor((this.history.count - 1) | 0);
    this.anchored = true;
  }

  release(): void {
    this.anchored = false;
  }

  /** Whether the present segment stands out from the one before it (which the cut between them already says) by a factor. */
  isStep(): boolean {
    const enough: boolean = this.beforeCycles >= this.settings.quietBeforeOnset;
    return enough && this.segment.leak_A > this.settings.stepRatio * Math.abs(this.before.leak_A);
  }

  /** Whether the segment before the present one showed no leak. */
  wasQuietBefore(): boolean {
    const uncertainty_A: number = this.before.uncertainty_A();
    return this.before.leak_A < this.settings.quietSigma * uncertainty_A;
  }

  /** Slip between the end of `anchorToChange` and the present segment: the cycle a leak ended in, C. */
  lastCycleCharge_C(): number {
    let since_C: number = this.firstInterval.charge_C;
    if (this.segmentCycles > 1) {
      since_C = since_C + this.segment.charge_C;
    }
    return this.sinceAnchor.charge_C - since_C - this.anchorToChange.charge_C;
  }

  private makeRoom(): void {
    const gone: i32 = this.history.thin(this.beforeStart, this.segmentStart);
    if (gone >= 0 && gone < this.segmentStart) {
      this.segmentStart = (this.segmentStart - 1) | 0;
    }
    if (gone >= 0 && gone < this.beforeStart) {
      this.beforeStart = (this.beforeStart - 1) | 0;
    }
  }

  /** Starts anew when the newest top cannot be compared with one of the others, or with the anchor. */
  private dropIncomparable(): void {
    const newest: i32 = (this.history.count - 1) | 0;
    let comparable: boolean = true;
    for (let k: i32 = 0; k < newest; k++) {
      const pair: boolean = this.meter.comparable(k, newest);
      comparable = comparable && pair;
    }
    if (this.anchored) {
      const pair: boolean = this.meter.comparable(ANCHOR, newest);
      comparable = comparable && pair;
    }
    if (!comparable) {
      this.history.keepNewest();
    }
  }

  private findChange(newest: i32, falling: boolean): void {
    let best: number = 0;
    let at: i32 = -1;
    this.meter.scatter = 1;
    for (let cut: i32 = (this.segmentStart + 1) | 0; cut < newest; cut++) {
      this.meter.measure(this.segmentStart, cut, this.earlier);
      this.meter.measure(cut, newest, this.later);
      const shared_A2: number = this.sharedVariance_A2(cut);
      const random_A2: number =
        this.earlier.random_A * this.earlier.random_A + this.later.random_A * this.later.random_A;
      const rise_A: number = this.later.leak_A - this.earlier.leak_A;
      const spread_A: number = sqrt(random_A2 + shared_A2);
      const clear: number = spread_A > 0 ? rise_A / spread_A : 0;
      if (Math.abs(clear) > Math.abs(best)) {
        best = clear;
        at = cut;
      }
    }
    this.meter.scatter = this.scatterAround(at, newest);
    best = best / sqrt(this.meter.scatter);
    const needed: number = falling && best < 0 ? this.settings.leakPairSigma : this.settings.leakSigma;
    this.change = best;
    this.changed = at > 0 && Math.abs(best) > needed;
    this.uneven = at > 0 && !this.changed && Math.abs(best) > UNEVEN_SIGMA;
    if (this.changed) {
      this.beforeStart = this.segmentStart;
      this.segmentStart = at;
      this.segmentCount = (this.segmentCount + 1) | 0;
    } else if (this.uneven) {
      this.meter.measure(this.segmentStart, at, this.olderPart);
      this.meter.measure(at, newest, this.newerPart);
    }
  }

  /**
   * How much more the slips of the present segment scatter than they should, as a ratio of variances, at least 1: what
   * a cut at `cut` (-1: none) does not explain. Few cycles show no scatter.
   */
  private scatterAround(cut: i32, newest: i32): number {
    const parts: i32 = cut > 0 ? 2 : 1;
    const freedom: i32 = (newest - this.segmentStart - parts) | 0;
    if (freedom < SCATTER_FREEDOM_MIN) {
      return 1;
    }
    const middle: i32 = cut > 0 ? cut : newest;
    const before: number = this.squaresAbout(this.segmentStart, middle);
    const after: number = this.squaresAbout(middle, newest);
    return Math.max(1, (before + after) / freedom);
  }

  /** Squared deviations of the slips of single cycles from their mean, each over its variance. */
  private squaresAbout(from: i32, to: i32): number {
    if (to - from < 2) {
      return 0;
    }
    this.meter.measure(from, to, this.earlier);
    const mean_A: number = this.earlier.leak_A;
    let squares: number = 0;
    for (let k: i32 = from; k < to; k++) {
      this.meter.measure(k, (k + 1) | 0, this.later);
      const deviation_A: number = this.later.leak_A - mean_A;
      const variance_A2: number = this.later.random_A * this.later.random_A;
      if (variance_A2 > 0) {
        squares = squares + (deviation_A * deviation_A) / variance_A2;
      }
    }
    return squares;
  }

  /** The top at the cut ends one slope and begins the other: its error enters both, with opposite sign. */
  private sharedVariance_A2(cut: i32): number {
    const earlier_s: number = this.earlier.end_s - this.earlier.start_s;
    const later_s: number = this.later.end_s - this.later.start_s;
    const state_C2: number = this.meter.stateVariance_C2(cut);
    return (2 * state_C2) / (earlier_s * later_s);
  }

  private measureSegment(newest: i32): void {
    const start: i32 = this.segmentStart;
    const second: i32 = (start + 1) | 0;
    this.segmentCycles = (newest - start) | 0;
    this.meter.measure(start, second, this.firstInterval);
    this.meter.measure(this.segmentCycles > 1 && start > 0 ? second : start, newest, this.segment);
    this.lonePressure = this.segmentCycles < 2 && this.segment.method === LeakMethod.PressureSlip;
    this.beforeCycles = (start - this.beforeStart) | 0;
    if (this.beforeCycles > 0) {
      this.meter.measure(this.beforeStart, start, this.before);
    }
    this.meter.measure(start > 0 ? (start - 1) | 0 : start, second, this.aroundChange);
    if (this.anchored) {
      this.measureAnchor(newest);
    }
  }

  private measureAnchor(newest: i32): void {
    this.meter.measure(ANCHOR, newest, this.sinceAnchor);
    const last: i32 = (this.segmentStart - 1) | 0;
    if (last >= 0 && this.history.time_s[last] > this.history.time_s[ANCHOR]) {
      this.meter.measure(ANCHOR, last, this.anchorToChange);
    } else {
      this.meter.measure(ANCHOR, this.segmentStart, this.anchorToChange);
    }
  }
}
