/**
 * Shifts of the mean of standardised residuals that no single sample shows: two-sided CUSUM, and a generalised likelihood
 * ratio over 8 dyadic windows.
 *
 *   CUSUM  S+ = max(0, S+ + z - k), S- = max(0, S- - z - k) ;  alarm at S > h       Page 1954; ARL0 in PHYSICS B
 *   GLR    max over n = 1, 2, 4 .. 128 of (sum of the newest n z)^2 / (2 n) ;       alarm at its limit
 * A window of 2n is the sum of two halves of n; it is judged whenever a half is full, so it overlaps by half and costs
 * one addition a level. After an alarm everything starts from zero.
 */
import type { i32 } from '../types.js';
import type { TransientSettings } from './transientSettings.js';

const LEVELS: i32 = 8;

export class MeanShift {
  /** Newest alarm of the last `step`: -1 down, +1 up, 0 none. */
  alarm: i32 = 0;
  upper: number = 0;
  lower: number = 0;
  /** Largest log-likelihood ratio judged in the last step, and its window, samples. */
  glr: number = 0;
  window: i32 = 0;

  private readonly settings: TransientSettings;
  private readonly half: number[] = [0, 0, 0, 0, 0, 0, 0, 0];
  private readonly previous: number[] = [0, 0, 0, 0, 0, 0, 0, 0];
  private count: i32 = 0;

  constructor(settings: TransientSettings) {
    this.settings = settings;
  }

  reset(): void {
    this.upper = 0;
    this.lower = 0;
    this.count = 0;
    for (let j: i32 = 0; j < LEVELS; j++) {
      this.half[j] = 0;
      this.previous[j] = 0;
    }
  }

  step(z: number): void {
    this.alarm = 0;
    this.glr = 0;
    if (this.settings.cusumEnabled) {
      this.upper = Math.max(0, this.upper + z - this.settings.cusumSlack);
      this.lower = Math.max(0, this.lower - z - this.settings.cusumSlack);
      if (this.lower > this.settings.cusumLimit) {
        this.alarm = -1;
      } else if (this.upper > this.settings.cusumLimit) {
        this.alarm = 1;
      }
    }
    if (this.settings.glrEnabled) {
      this.judgeWindows(z);
    }
    if (this.alarm !== 0) {
      this.reset();
    }
  }

  private judgeWindows(z: number): void {
    this.count = (this.count + 1) | 0;
    this.judge(z, 1);
    let length: i32 = 1;
    for (let j: i32 = 0; j < LEVELS - 1; j++) {
      this.half[j] = this.half[j] + z;
      if (this.count % length === 0) {
        if (this.count > length) {
          this.judge(this.half[j] + this.previous[j], (2 * length) | 0);
        }
        this.previous[j] = this.half[j];
        this.half[j] = 0;
      }
      length = (2 * length) | 0;
    }
    if (this.count >= 1073741824) {
      this.count = 0;
    }
  }

  private judge(sum: number, samples: i32): void {
    const ratio: number = (sum * sum) / (2 * samples);
    if (ratio > this.glr) {
      this.glr = ratio;
      this.window = samples;
    }
    if (ratio > this.settings.glrLimit && this.alarm === 0) {
      this.alarm = sum > 0 ? 1 : -1;
    }
  }
}
