import { sqrt } from './mathx.js';
import type { i32 } from './types.js';

/** Samples the running variance remembers. Assumed (32 to 256). */
const MEMORY: number = 64;
/** A squared difference counts at most this many variances, so that steps of the signal do not count as noise. */
const CLIP: number = 9;

/**
 * White noise of a signal, from second differences `x0 - 2 x1 + x2` (variance 6 sigma^2), which cancel its level and
 * its trend. Steps are clipped; the estimate grows by at most 13 % a sample, so a slow signal is not taken for noise.
 */
export class NoiseEstimator {
  /** Standard deviation, in the unit of the signal. */
  sigma: number = 0;

  private variance: number = 0;
  private newest: number = 0;
  private previous: number = 0;
  private count: i32 = 0;
  /** The variance can always grow from here, so that a signal that starts noiseless is not taken for noiseless for ever. */
  private readonly varianceFloor: number;

  /** `resolution`: smallest deviation worth telling from zero, in the unit of the signal. */
  constructor(resolution: number) {
    this.varianceFloor = resolution * resolution;
  }

  step(x: number): void {
    if (this.count < 2) {
      this.count = (this.count + 1) | 0;
    } else {
      const bend: number = x - 2 * this.newest + this.previous;
      const square: number = (bend * bend) / 6;
      const limit: number = CLIP * Math.max(this.variance, this.varianceFloor);
      this.variance = this.variance + (Math.min(square, limit) - this.variance) / MEMORY;
      this.sigma = sqrt(this.variance);
    }
    this.previous = this.newest;
    this.newest = x;
  }
}
