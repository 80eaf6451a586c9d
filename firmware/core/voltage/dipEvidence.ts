/**
 * When dips are evidence of a soft short: 3 within 2 h, or 5 within 24 h (false rate: transientSettings.ts).
 *
 * Shorts pull the voltage down only. Where as many spikes go up (a loose lead, delamination, interference), the dips are
 * disturbance and no evidence: dips must outnumber twice the spikes of the same 2 h or 24 h. Dips nearer to one another than
 * `separation_s` count once.
 */
import { exp } from '../mathx.js';
import type { i32 } from '../types.js';
import type { TransientSettings } from './transientSettings.js';

const TIMES: i32 = 5;
/** A spike outweighs so many dips. Assumed (1 to 3). */
const SPIKE_WEIGHT: number = 2;

export class DipEvidence {
  /** Held while dips are recent. */
  present: boolean = false;
  /** Evidence was there at some time, since `first_s`. */
  everPresent: boolean = false;
  first_s: number = 0;
  /** True in the step in which evidence appeared. */
  fresh: boolean = false;
  /** The oldest of the dips that are evidence, s. */
  from_s: number = 0;

  private readonly settings: TransientSettings;
  /** Times of the newest dips, the newest first, s, and how many there are. */
  private readonly times_s: number[] = [0, 0, 0, 0, 0];
  private count: i32 = 0;
  /** Dips less twice the spikes, forgotten with `evidenceShort_s` and with `evidenceLong_s`. */
  private balance: number = 0;
  private longBalance: number = 0;
  private weighed_s: number = 0;

  constructor(settings: TransientSettings) {
    this.settings = settings;
  }

  /** A dip (or a spike) that ended at a time. */
  take(isDip: boolean, time_s: number): void {
    const elapsed_s: number = time_s - this.weighed_s;
    const weight: number = isDip ? 1 : -SPIKE_WEIGHT;
    this.weighed_s = time_s;
    this.balance = this.balance * exp(-elapsed_s / this.settings.evidenceShort_s) + weight;
    this.longBalance = this.longBalance * exp(-elapsed_s / this.settings.evidenceLong_s) + weight;
    if (!isDip) {
      return;
    }
    if (this.count > 0 && time_s - this.times_s[0] < this.settings.separation_s) {
      return;
    }
    for (let k: i32 = TIMES - 1; k > 0; k--) {
      this.times_s[k] = this.times_s[(k - 1) | 0];
    }
    this.times_s[0] = time_s;
    this.count = Math.min(this.count + 1, TIMES) | 0;
    const few: i32 = this.settings.evidenceFew;
    const third: i32 = (few - 1) | 0;
    const dense: boolean =
      this.balance > 0 && this.count >= few && time_s - this.times_s[third] <= this.settings.evidenceShort_s;
    const last: i32 = (TIMES - 1) | 0;
    const many: boolean =
      this.longBalance > 0 &&
      this.count >= TIMES &&
      time_s - this.times_s[last] <= this.settings.evidenceLong_s;
    if (dense || many) {
      this.fresh = !this.present;
      this.present = true;
      this.from_s = this.times_s[dense ? third : last];
      if (!this.everPresent) {
        this.everPresent = true;
        this.first_s = time_s;
      }
    }
  }

  /** Before the dips of a sample are taken. */
  step(time_s: number): void {
    this.fresh = false;
    if (this.present && time_s - this.times_s[0] > this.settings.evidenceHold_s) {
      this.present = false;
    }
  }
}
