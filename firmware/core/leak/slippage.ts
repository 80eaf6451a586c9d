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
import type { Endpoint } from '../endpoint.js';
import { LeakMethod, LeakReading } from './leakReading.js';
import { sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';
import { PressureScale } from './pressureScale.js';
import type { Settling } from './settling.js';
import { SlipMeter } from './slipMeter.js';
import { SlipSearch } from './slipSearch.js';
import { ANCHOR, TopHistory } from './topHistory.js';
import type { i32 } from '../types.js';
import type { ZeroCurrent } from '../zeroCurrent.js';

/** A segment whose parts differ by more than this many standard deviations is not trusted to be one. Assumed. */
const UNEVEN_SIGMA: number = 2;

/** A piece of the judgement of a top for so much time between two samples, s. Assumed (10 to 300). */
const PIECE_S: number = 60;

export class Slippage {
  /** True in the step in which `reading` is new; and in the one in which the segment is, a little later. */
  fresh: boolean = false;
  judged: boolean = false;
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
  private readonly search: SlipSearch;
  /** A leak was known when the newest top was taken. */
  private falling: boolean = false;
  private segmentStart: i32 = 0;
  private beforeStart: i32 = 0;

  constructor(profile: CellProfile, settings: MonitorSettings, settling: Settling) {
    this.settings = settings;
    this.meter = new SlipMeter(profile, settings, this.history, this.pressure, settling);
    this.search = new SlipSearch(this.meter);
  }

  /**
   * Takes a confirmed end of charge; `full`: it reached the upper limit. One that is neither full nor has a pressure is
   * passed over. `sigma_V`: noise of the voltage. `falling`: a leak is known, look for its end. What is still to be judged of
   * the top before must have been: `follow` first.
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
    this.falling = falling;
    this.search.begin(this.segmentStart, newest);
    this.fresh = true;
  }

  /**
   * Goes on judging the newest top, `judged` when it has been: one piece of the work, and more where the sample before was
   * long ago, because rows that come seldom leave the time for it.
   */
  follow(interval_s: number): void {
    this.judged = false;
    let left_s: number = interval_s;
    while (!this.search.done) {
      this.search.step();
      left_s = left_s - PIECE_S;
      if (this.search.done) {
        this.takeChange();
        this.measureSegment(this.search.newest);
        this.judged = true;
      } else if (left_s < PIECE_S) {
        return;
      }
    }
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

  private takeChange(): void {
    const at: i32 = this.search.at;
    const falls: boolean = this.falling && this.search.change < 0;
    const needed: number = falls ? this.settings.leakPairSigma : this.settings.leakSigma;
    this.change = this.search.change;
    this.changed = at > 0 && Math.abs(this.change) > needed;
    this.uneven = at > 0 && !this.changed && Math.abs(this.change) > UNEVEN_SIGMA;
    if (this.changed) {
      this.beforeStart = this.segmentStart;
      this.segmentStart = at;
      this.segmentCount = (this.segmentCount + 1) | 0;
    } else if (this.uneven) {
      this.meter.measure(this.segmentStart, at, this.olderPart);
      this.meter.measure(at, this.search.newest, this.newerPart);
    }
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
