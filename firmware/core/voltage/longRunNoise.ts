/**
 * How much more the sums of the residuals scatter than those of white noise would: noise with a memory (delamination,
 * half a minute) wanders, and a sum test made for white noise takes that for shifts of the mean.
 *
 *   W = < (z_1 + .. + z_16)^2 / 16 > ,   at least 1            the long-run variance over the variance, in blocks
 * White residuals have W near 1. A test of sums holds its false alarms with z / sqrt(W). Learnt apart while plating and
 * otherwise, like the noise itself; blocks that a shift cuts short do not count.
 */
import { sqrtNear } from '../mathx.js';
import type { i32 } from '../types.js';

/** Samples of a block: as long as the line remembers at most. */
const BLOCK: i32 = 16;
/** Blocks that the mean remembers, and that it needs before anything is judged by it. Assumed (16 to 64; 4 to 8). */
const MEMORY: i32 = 32;
const BLOCKS_MIN: i32 = 4;
/** A block counts at most this many times the mean, so that a dip does not count as noise. As for the noise itself. */
const CLIP: number = 9;

export class LongRunNoise {
  /** sqrt(W), at least 1. */
  inflation: number = 1;

  /** W and its root: otherwise, while plating; how many blocks went into each; which one is in use. */
  private readonly means: number[] = [0, 0];
  private readonly roots: number[] = [1, 1];
  private readonly blocks: i32[] = [0, 0];
  private phase: i32 = 0;
  private sum: number = 0;
  private count: i32 = 0;

  /** A new line: the block under way is given up. */
  restart(plating: boolean): void {
    this.phase = plating ? 1 : 0;
    this.sum = 0;
    this.count = 0;
    this.inflation = this.roots[this.phase];
  }

  isKnown(): boolean {
    return this.blocks[this.phase] >= BLOCKS_MIN;
  }

  /** Takes a standardised residual. */
  step(z: number): void {
    this.sum = this.sum + z;
    this.count = (this.count + 1) | 0;
    if (this.count < BLOCK) {
      return;
    }
    const k: i32 = this.phase;
    const young: boolean = this.blocks[k] < BLOCKS_MIN;
    const square: number = (this.sum * this.sum) / BLOCK;
    const believed: number = young ? square : Math.min(square, CLIP * Math.max(this.means[k], 1));
    this.blocks[k] = Math.min(this.blocks[k] + 1, MEMORY) | 0;
    this.means[k] = this.means[k] + (believed - this.means[k]) / this.blocks[k];
    this.roots[k] = sqrtNear(Math.max(this.means[k], 1), this.roots[k]);
    this.inflation = this.roots[k];
    this.sum = 0;
    this.count = 0;
  }
}
