/**
 * Short-memory predictor: what the next voltage would be if nothing happened, without any model of the cell.
 *
 *   y = V - R I ,   predicted y = level + slope dt ,   residual r = y - predicted
 * A straight line fitted to the newest samples with fading memory (growing to 80 s, 5 to 16 samples; gains of the
 * expanding-memory polynomial filter, Morrison 1969). It is the high-pass of the dip detectors: a change that lasts
 * longer than the memory is followed, one that is shorter stands out. Taking R I off lets a constant-voltage phase show
 * dips too: a short cannot lower the voltage there, but raises the current.
 *
 * The noise is learnt apart while plating and otherwise, because delamination disturbs plating only (mechanisms.md (4)):
 * the noise of a discharge or rest would make the first minutes of every charge look like dips. It is the mean square of
 * the residuals, of all at first and then with fading memory.
 */
import { sqrtNear } from '../mathx.js';
import type { i32 } from '../types.js';
import type { TransientSettings } from './transientSettings.js';

/** Residuals that the noise estimate remembers, and that it needs before anything is judged by it. Assumed (32 to 256; 16 to 64). */
const NOISE_MEMORY: number = 64;
const NOISE_SAMPLES_MIN: i32 = 32;
/** Intervals that the usual one remembers. */
const USUAL_MEMORY: number = 16;
/** A squared residual counts at most this many variances, so that a dip does not count as noise. */
const CLIP: number = 9;

export class ShortMemory {
  /** Newest residual, V. */
  residual_V: number = 0;
  /** Noise of the residuals, V. */
  sigma_V: number = 0;
  /** Samples since the last restart. */
  count: i32 = 0;
  /** The line: its value at `time_s`, and its slope. */
  level_V: number = 0;
  slope_V_per_s: number = 0;
  time_s: number = 0;

  private readonly settings: TransientSettings;
  /** Mean squares of the residuals and their roots: otherwise, while plating; how many went into each; which one is in use. */
  private readonly variances_V2: number[] = [0, 0];
  private readonly sigmas_V: number[] = [0, 0];
  private readonly samples: i32[] = [0, 0];
  private phase: i32 = 0;
  /** Usual interval between samples, s. */
  private usual_s: number = 0;

  constructor(settings: TransientSettings) {
    this.settings = settings;
  }

  /** Begins anew at a voltage: the past says nothing of what follows. */
  restart(y_V: number, time_s: number, plating: boolean): void {
    this.phase = plating ? 1 : 0;
    this.sigma_V = this.sigmas_V[this.phase];
    this.count = 1;
    this.level_V = y_V;
    this.slope_V_per_s = 0;
    this.time_s = time_s;
    this.residual_V = 0;
  }

  /** Residual of a sample against the line as it stands. */
  compare(y_V: number, time_s: number): void {
    this.residual_V = y_V - this.at(time_s);
  }

  /** The line at a time, V. */
  at(time_s: number): number {
    return this.level_V + this.slope_V_per_s * (time_s - this.time_s);
  }

  /** Takes the sample last compared into the line. `floor_V`: smallest noise the converter can have. */
  learn(y_V: number, time_s: number, floor_V: number): void {
    const interval_s: number = time_s - this.time_s;
    const r: number = this.residual_V;
    this.count = Math.min(this.count + 1, 1000) | 0;
    if (interval_s > 0) {
      const young: number = Math.min(this.count, USUAL_MEMORY);
      this.usual_s = this.usual_s === 0 ? interval_s : this.usual_s + (interval_s - this.usual_s) / young;
    }
    const n: number = Math.min(this.count, this.memory());
    const share: number = 1 / (n * (n + 1));
    const levelGain: number = (4 * n - 2) * share;
    const slopeGain: number = 6 * share;
    this.level_V = y_V - (1 - Math.min(levelGain, 1)) * r;
    this.time_s = time_s;
    if (interval_s > 0) {
      // A short interval after long ones must not turn noise into slope.
      this.slope_V_per_s = this.slope_V_per_s + (slopeGain * r) / Math.max(interval_s, this.usual_s);
    }
    if (this.count > this.settings.settleSamples) {
      this.learnNoise(r, floor_V);
    }
  }

  private learnNoise(r_V: number, floor_V: number): void {
    const k: i32 = this.phase;
    const young: boolean = this.samples[k] < NOISE_SAMPLES_MIN;
    this.samples[k] = Math.min(this.samples[k] + 1, NOISE_MEMORY) | 0;
    const limit: number = CLIP * Math.max(this.variances_V2[k], floor_V * floor_V);
    const square: number = young ? r_V * r_V : Math.min(r_V * r_V, limit);
    this.variances_V2[k] = this.variances_V2[k] + (square - this.variances_V2[k]) / this.samples[k];
    this.sigmas_V[k] = sqrtNear(this.variances_V2[k], this.sigmas_V[k]);
    this.sigma_V = this.sigmas_V[k];
  }

  /** Whether the noise of the present phase has been seen long enough to judge by. */
  knowsNoise(): boolean {
    return this.samples[this.phase] >= NOISE_SAMPLES_MIN;
  }

  /** Samples that the line remembers: no longer than the curve is straight, but enough for a line. */
  private memory(): number {
    const straight: number = this.settings.memory_s / Math.max(this.usual_s, 0.001);
    return Math.min(Math.max(straight, this.settings.memoryMin), this.settings.memoryMax);
  }
}
