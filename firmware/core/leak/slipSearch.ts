/**
 * Looks for the likeliest change of slope among the remembered tops, a piece at a time: with sixteen tops the whole
 * search costs several times a step of everything else (51 slips, each with its uncertainty).
 *
 * First every cut of the segment is tried, then the scatter of the single cycles about the slopes before and after the
 * best one is compared with what it should be:  ratio of variances, at least 1. Few cycles show no scatter.
 */
import { LeakReading } from './leakReading.js';
import { sqrt } from '../mathx.js';
import type { SlipMeter } from './slipMeter.js';
import type { i32 } from '../types.js';

/** Fewer degrees of freedom than this show no scatter. Assumed. */
const SCATTER_FREEDOM_MIN: i32 = 3;

export class SlipSearch {
  done: boolean = true;
  /** The newest top of the segment that is searched. */
  newest: i32 = 0;
  /** The likeliest cut, -1 = none, and how clearly the slope changes there, standard deviations (positive: it rises). */
  at: i32 = -1;
  change: number = 0;

  private readonly meter: SlipMeter;
  private readonly earlier: LeakReading = new LeakReading();
  private readonly later: LeakReading = new LeakReading();
  private from: i32 = 0;
  /** The next cut to try; once all are, the next cycle whose scatter counts. */
  private next: i32 = 0;
  private cutting: boolean = false;
  /** Where the second slope begins, and the slope that the next cycle is compared with. */
  private middle: i32 = 0;
  private slope_A: number = 0;
  private squares: number = 0;

  constructor(meter: SlipMeter) {
    this.meter = meter;
  }

  begin(from: i32, newest: i32): void {
    this.meter.scatter = 1;
    this.from = from;
    this.newest = newest;
    this.at = -1;
    this.change = 0;
    this.next = (from + 1) | 0;
    this.cutting = true;
    this.done = false;
  }

  /** One piece of the work: at most two slips. */
  step(): void {
    if (this.cutting && this.next < this.newest) {
      this.tryCut(this.next);
      this.next = (this.next + 1) | 0;
    } else if (this.cutting) {
      this.beginScatter();
    } else {
      this.addCycle();
    }
  }

  private tryCut(cut: i32): void {
    this.meter.measure(this.from, cut, this.earlier);
    this.meter.measure(cut, this.newest, this.later);
    const shared_A2: number = this.sharedVariance_A2(cut);
    const random_A2: number =
      this.earlier.random_A * this.earlier.random_A + this.later.random_A * this.later.random_A;
    const rise_A: number = this.later.leak_A - this.earlier.leak_A;
    const spread_A: number = sqrt(random_A2 + shared_A2);
    const clear: number = spread_A > 0 ? rise_A / spread_A : 0;
    if (Math.abs(clear) > Math.abs(this.change)) {
      this.change = clear;
      this.at = cut;
    }
  }

  /** The top at the cut ends one slope and begins the other: its error enters both, with opposite sign. */
  private sharedVariance_A2(cut: i32): number {
    const earlier_s: number = this.earlier.end_s - this.earlier.start_s;
    const later_s: number = this.later.end_s - this.later.start_s;
    const state_C2: number = this.meter.stateVariance_C2(cut);
    return (2 * state_C2) / (earlier_s * later_s);
  }

  private beginScatter(): void {
    this.cutting = false;
    this.squares = 0;
    this.next = this.from;
    this.middle = this.at > 0 ? this.at : this.newest;
    if (this.freedom() < SCATTER_FREEDOM_MIN) {
      this.end(1);
    }
  }

  private freedom(): i32 {
    const slopes: i32 = this.at > 0 ? 2 : 1;
    return (this.newest - this.from - slopes) | 0;
  }

  /** The squared deviation of a cycle's slip from its slope, over its variance. */
  private addCycle(): void {
    if (this.next === this.from || this.next === this.middle) {
      const to: i32 = this.next < this.middle ? this.middle : this.newest;
      this.meter.measure(this.next, to, this.earlier);
      this.slope_A = this.earlier.leak_A;
    }
    const after: i32 = (this.next + 1) | 0;
    this.meter.measure(this.next, after, this.later);
    const deviation_A: number = this.later.leak_A - this.slope_A;
    const variance_A2: number = this.later.random_A * this.later.random_A;
    if (variance_A2 > 0) {
      this.squares = this.squares + (deviation_A * deviation_A) / variance_A2;
    }
    this.next = after;
    if (this.next >= this.newest) {
      const freedom: i32 = this.freedom();
      this.end(Math.max(1, this.squares / freedom));
    }
  }

  private end(scatter: number): void {
    this.meter.scatter = scatter;
    this.change = this.change / sqrt(scatter);
    this.done = true;
  }
}
