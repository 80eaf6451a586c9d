/**
 * Leak in partial cycles that neither reach the upper limit nor have a stack pressure: the states between two crossings of a
 * level slip as full charges do (levelCrossing.ts).
 *
 * A leak slips again and again; a cell that is treated otherwise from one cycle on slips once. So a leak is found where the
 * slip over two cycles or more stands out from its uncertainty, both halves of that time show it by themselves, and each of the
 * two newest cycles at least half of it.
 * It speaks where two charges in a row could be compared by nothing else, but it watches all the time. What it finds is
 * level 1: one kind of evidence, which a full charge, a rest or dips of the voltage have to name.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import { CrossingHistory } from './crossingHistory.js';
import { CrossingMeter } from './crossingMeter.js';
import type { Flow } from '../flow.js';
import { LeakReading } from './leakReading.js';
import { LevelCrossing } from './levelCrossing.js';
import { PartialEpisode } from './partialEpisode.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';
import type { Settling } from './settling.js';
import type { Slippage } from './slippage.js';
import type { SoftShort } from './softShort.js';
import type { i32 } from '../types.js';
import type { ZeroCurrent } from '../zeroCurrent.js';

/** Charges in a row that nothing else can compare before this may speak. Assumed (2 to 4). */
const TURNS: i32 = 2;
/** Share of the mean that the newest cycles have to show each. Assumed (0.3 to 0.7). */
const LASTING_SHARE: number = 0.5;
/** ... and standard deviations by which each half of the time has to. Assumed (2 to 3.5): a slip that comes once lies in one half. */
const HALF_SIGMA: number = 2;
/** In place of the first crossing of a window. */
const HALVES: i32 = -1;
const IDLE: i32 = -2;
/** One window is judged for so much time between two samples, s. Assumed (10 to 300). */
const PIECE_S: number = 60;

export class PartialLeak {
  readonly crossing: LevelCrossing;
  readonly history: CrossingHistory = new CrossingHistory();
  readonly meter: CrossingMeter;
  /** The window in which a leak shows most clearly, where it begins, and whether it is one. */
  readonly reading: LeakReading = new LeakReading();
  from: i32 = 0;
  found: boolean = false;
  /** True in the step in which the newest crossing has been judged. */
  judged: boolean = false;
  /** Readings that the verdict has taken. */
  readingCount: i32 = 0;
  /** The newest cycle, the one before it, and both together. */
  readonly newest: LeakReading = new LeakReading();
  readonly previous: LeakReading = new LeakReading();
  readonly recent: LeakReading = new LeakReading();

  private readonly settings: MonitorSettings;
  private readonly episode: PartialEpisode = new PartialEpisode();
  private readonly tried: LeakReading = new LeakReading();
  /** Charges in a row that nothing else could compare. */
  private lonelyTops: i32 = 0;
  /** The next window to judge, from its first crossing to the newest; the halves of the clearest; or nothing. */
  private next: i32 = IDLE;
  private clearest: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings, settling: Settling) {
    this.settings = settings;
    this.crossing = new LevelCrossing(profile, settings);
    this.meter = new CrossingMeter(profile, settings, this.history, settling);
  }

  /** Takes an end of charge; `compared`: it was full, or its pressure is known, so that others compare it. */
  takeTop(compared: boolean): void {
    this.lonelyTops = compared ? 0 : (this.lonelyTops + 1) | 0;
    this.crossing.takeTop();
  }

  step(plausibility: Plausibility, counter: CoulombCounter, flow: Flow, zero: ZeroCurrent): void {
    this.judged = false;
    this.crossing.step(plausibility, counter, flow);
    if (this.crossing.fresh) {
      this.add(zero);
    }
    let left_s: number = plausibility.interval_s;
    while (this.next !== IDLE) {
      if (this.next === HALVES) {
        this.found = this.lasts();
        this.judged = true;
      } else {
        this.tryWindow(this.next);
      }
      this.next = (this.next - 1) | 0;
      left_s = left_s - PIECE_S;
      if (left_s < PIECE_S) {
        return;
      }
    }
  }

  /** Takes to the verdict what the newest crossing has been judged to show. Returns whether it was asked. */
  ask(softShort: SoftShort, now_s: number): boolean {
    let taken: boolean = false;
    if (this.judged) {
      taken = this.episode.take(this, softShort, now_s);
    }
    if (taken) {
      this.readingCount = (this.readingCount + 1) | 0;
    }
    return taken;
  }

  /** Before the verdict takes a slip of full charges: one that shows the leak too takes over. */
  yieldToSlip(slip: Slippage, softShort: SoftShort): void {
    if (slip.lonePressure) {
      return;
    }
    if (slip.segment.isBeyond(this.settings.leakSigma)) {
      this.episode.handOver(softShort);
    }
    this.episode.account(slip.segment, softShort, this.settings.leakSigma);
  }

  /** Before the verdict takes what the pressure shows: the same, if it `stepped` up. */
  yieldToPressure(reading: LeakReading, stepped: boolean, softShort: SoftShort): void {
    if (stepped && reading.isBeyond(this.settings.leakSigma)) {
      this.episode.handOver(softShort);
    }
  }

  private add(zero: ZeroCurrent): void {
    const anew: boolean = this.history.add(this.crossing, zero.uncertainty_A);
    if (anew) {
      this.episode.loseAnchor();
    }
    this.meter.setZero(zero);
    this.meter.warm_C_per_K = this.crossing.warm_C_per_K;
    const newest: i32 = (this.history.count - 1) | 0;
    const before: i32 = (newest - 1) | 0;
    const speaks: boolean = this.settings.crossingEnabled && this.lonelyTops >= TURNS;
    this.next = IDLE;
    if (newest < 2 || !speaks) {
      return;
    }
    this.meter.measure(before, newest, this.newest);
    this.next = (newest - 2) | 0;
    this.meter.measure(this.next, before, this.previous);
    this.meter.measure(this.next, newest, this.recent);
    this.clearest = 0;
    this.from = this.next;
    this.reading.copyFrom(this.recent);
  }

  private tryWindow(from: i32): void {
    this.meter.measure(from, (this.history.count - 1) | 0, this.tried);
    const clear: number = this.tried.leak_A / this.tried.uncertainty_A();
    if (clear > this.clearest) {
      this.clearest = clear;
      this.from = from;
      this.reading.copyFrom(this.tried);
    }
  }

  /** Whether the leak is clear, and neither one half of its time nor one of the two newest cycles is without it. */
  private lasts(): boolean {
    const last: i32 = (this.history.count - 1) | 0;
    // The first cycle of a window may hold the onset.
    const middle: i32 = (this.from + last + 1) >> 1;
    this.meter.measure(this.from, middle, this.tried);
    const early: boolean = this.tried.isBeyond(HALF_SIGMA);
    this.meter.measure(middle, last, this.tried);
    const late: boolean = this.tried.isBeyond(HALF_SIGMA);
    const share_A: number = LASTING_SHARE * this.reading.leak_A;
    const newest: boolean = this.newest.leak_A + this.newest.random_A > share_A;
    const previous: boolean = this.previous.leak_A + this.previous.random_A > share_A;
    return this.clearest > this.settings.leakSigma && early && late && newest && previous;
  }
}
