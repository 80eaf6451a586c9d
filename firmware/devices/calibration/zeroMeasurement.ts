/**
 * The offset of the current, measured once on command while the contactor is known to be open.
 *
 *   offset = mean of the readings        u^2 = s^2 / n + step^2 / 12
 *
 * with s their standard deviation (Welford's recursion), n their number and `step` the converter's, below which no average
 * helps where the noise is smaller than a step. Refused: a contactor that closes meanwhile, an offset larger than the part
 * can have (a contactor or a leak that carries current would be calibrated away), and a mean that moves from the first half
 * to the second by more than noise explains (the cell still relaxes into something, or the part still warms up).
 *
 * The core's ZeroCurrent goes on learning from here in every rest; this is the first value, for the board's storage.
 *
 * Source: JCGM 100:2008, 4.2 (mean), 4.3.7 (uniform distribution of width step); Welford 1962, Technometrics 4, 419.
 */
import { sqrt } from '../../core/mathx.js';
import type { i32 } from '../../core/types.js';

export enum ZeroState {
  Measuring = 0,
  Done = 1,
  ContactorClosed = 2,
  TooLarge = 3,
  Drifts = 4,
}

/** A move of the mean beyond this many standard deviations is one. Assumed, 3 to 6. */
const DRIFT_SIGMA: number = 5;

export class ZeroMeasurement {
  state: ZeroState = ZeroState.Measuring;
  offset_A: number = 0;
  /** Standard uncertainty of the offset, A. */
  uncertainty_A: number = 0;
  count: i32 = 0;

  private readonly wanted: i32;
  private readonly offsetMax_A: number;
  private readonly step_A: number;
  private squares_A2: number = 0;
  private firstHalf_A: number = 0;

  /** So many readings; the largest offset the part may have by its data sheet; the converter's step. */
  constructor(readings: i32, offsetMax_A: number, step_A: number) {
    this.wanted = readings;
    this.offsetMax_A = offsetMax_A;
    this.step_A = step_A;
  }

  begin(): void {
    this.state = ZeroState.Measuring;
    this.count = 0;
    this.offset_A = 0;
    this.uncertainty_A = 0;
    this.squares_A2 = 0;
  }

  /** Takes a good, new reading. */
  step(current_A: number, contactorOpen: boolean): void {
    if (this.state !== ZeroState.Measuring) {
      return;
    }
    if (!contactorOpen) {
      this.state = ZeroState.ContactorClosed;
      return;
    }
    this.count = (this.count + 1) | 0;
    const deviation_A: number = current_A - this.offset_A;
    this.offset_A = this.offset_A + deviation_A / this.count;
    this.squares_A2 = this.squares_A2 + deviation_A * (current_A - this.offset_A);
    if (this.count * 2 <= this.wanted) {
      this.firstHalf_A = this.offset_A;
    }
    if (this.count >= this.wanted) {
      this.finish();
    }
  }

  private finish(): void {
    const variance_A2: number = this.squares_A2 / Math.max(1, this.count - 1);
    const quantum_A2: number = (this.step_A * this.step_A) / 12;
    this.uncertainty_A = sqrt(variance_A2 / this.count + quantum_A2);
    // The mean of all less that of the first half is half the move between the halves: its deviation is that of the mean.
    const move_A: number = Math.abs(this.offset_A - this.firstHalf_A);
    if (Math.abs(this.offset_A) > this.offsetMax_A + DRIFT_SIGMA * this.uncertainty_A) {
      this.state = ZeroState.TooLarge;
    } else if (move_A > DRIFT_SIGMA * this.uncertainty_A) {
      this.state = ZeroState.Drifts;
    } else {
      this.state = ZeroState.Done;
    }
  }
}
