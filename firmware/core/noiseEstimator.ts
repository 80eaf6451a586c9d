import { sqrtNear } from './mathx.js';
import type { i32 } from './types.js';

/** Samples the running variance remembers. Assumed (32 to 256). */
const MEMORY: number = 64;
/** Mean square of the second differences of white noise that turn back, in sigma^2 (numerically, 2e6 draws). */
const ZIGZAG_SHARE: number = 5.82;
/** A squared difference counts at most this many variances, so that steps of the signal do not count as noise. */
const CLIP: number = 9;

/**
 * White noise of a signal, from second differences `x0 - 2 x1 + x2`, which cancel its level and its trend. Only zigzags
 * count (the signal turned back), so that the bends of a sparsely logged curve are not taken for noise; for white noise
 * they carry 5.8 of the 6 sigma^2. Steps are clipped; the estimate grows by at most 13 % a sample.
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
      const turned: boolean = (x - this.newest) * (this.newest - this.previous) < 0;
      const square: number = turned ? (bend * bend) / ZIGZAG_SHARE : 0;
      const limit: number = CLIP * Math.max(this.variance, this.varianceFloor);
      this.variance = this.variance + (Math.min(square, limit) - this.variance) / MEMORY;
      this.sigma = sqrtNear(this.variance, this.sigma);
    }
    this.previous = this.newest;
    this.newest = x;
  }
}
