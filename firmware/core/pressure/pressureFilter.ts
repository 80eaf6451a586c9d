/**
 * Linear-Gaussian estimator of the law of the pressure, one block of samples at a time:
 *
 *   P = l + S q + K (P - P_r)^2/S_0 + A F(q) + B dF/dln(tau) + C F_fast(q) + k_T (T - T_r) + D exp(-t/tau)
 *   dl/dt = r      l and r random walks
 * q charge in capacities, S the swing of the pressure over a full charge, S_0 its nominal value, F the charge followed
 * by creep (creepFilter.ts), D what the stack still had to creep when the record began. Only r absorbs a leak: a steady
 * one makes l fall at the same rate in charge and discharge, while S changes sign with the current, so that the swing
 * is learnt without bias. Kalman filter with one scalar observation, covariance as its upper triangle; "frozen" is
 * Schmidt's form: the laws keep their values and uncertainties while level and rate go on. PHYSICS A6, B; method: textbook.
 */
import { sqrt } from '../mathx.js';
import type { i32 } from '../types.js';

/** Level, rate (per h), swing, curvature, creep, creep time, fast creep, temperature, beginning. */
export const STATES: i32 = 9;
export const LEVEL: i32 = 0;
export const RATE: i32 = 1;
export const SWING: i32 = 2;
export const CURVATURE: i32 = 3;
export const CREEP: i32 = 4;
export const CREEP_TIME: i32 = 5;
export const FAST_CREEP: i32 = 6;
export const THERMAL: i32 = 7;
export const BEGINNING: i32 = 8;
/** Entries of the upper triangle. */
const TRIANGLE: i32 = 45;

export class PressureFilter {
  readonly state: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Difference of the newest observation to its prediction, kPa, and the variance expected of it. */
  innovation_kPa: number = 0;
  innovationVariance: number = 1;

  private readonly covariance: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Covariance times the newest regressor. */
  private readonly spread: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];

  clear(): void {
    for (let k: i32 = 0; k < TRIANGLE; k++) {
      this.covariance[k] = 0;
    }
  }

  /** Sets a state and makes it independent of the others. */
  prior(index: i32, value: number, sigma: number): void {
    this.state[index] = value;
    let k: i32 = 0;
    for (let i: i32 = 0; i < STATES; i++) {
      for (let j: i32 = i; j < STATES; j++) {
        if (i === index || j === index) {
          this.covariance[k] = 0;
        }
        k = (k + 1) | 0;
      }
    }
    this.widen(index, sigma * sigma);
  }

  /** Adds to the variance of one state. */
  widen(index: i32, variance: number): void {
    const k: i32 = this.diagonal(index);
    this.covariance[k] = this.covariance[k] + variance;
  }

  sigma(index: i32): number {
    return sqrt(this.covariance[this.diagonal(index)]);
  }

  /** The level moves on with the rate. */
  predict(interval_h: number): void {
    this.state[LEVEL] = this.state[LEVEL] + interval_h * this.state[RATE];
    // Row 0 of the triangle is 0..8, row 1 is 9..16.
    const crossed: number = this.covariance[RATE];
    const rateVariance: number = this.covariance[STATES];
    this.covariance[0] = this.covariance[0] + interval_h * (2 * crossed + interval_h * rateVariance);
    for (let j: i32 = 1; j < STATES; j++) {
      this.covariance[j] = this.covariance[j] + interval_h * this.covariance[STATES + j - 1];
    }
  }

  /** What the laws say apart from the level: the sum over the states from `SWING` on. */
  laws(regressor: readonly number[]): number {
    let sum: number = 0;
    for (let i: i32 = SWING; i < STATES; i++) {
      sum = sum + this.state[i] * regressor[i];
    }
    return sum;
  }

  /** The same without the swing: what is subtracted from the pressure to leave the thickness. */
  corrections(regressor: readonly number[]): number {
    let sum: number = 0;
    for (let i: i32 = CURVATURE; i < STATES; i++) {
      sum = sum + this.state[i] * regressor[i];
    }
    return sum;
  }

  /** Variance of the laws' part for a regressor, or a difference of two; the level's part of it must be zero. */
  variance(regressor: readonly number[]): number {
    this.multiply(regressor);
    let sum: number = 0;
    for (let i: i32 = 0; i < STATES; i++) {
      sum = sum + this.spread[i] * regressor[i];
    }
    return Math.max(0, sum);
  }

  /** Compares an observation with the prediction, without learning from it yet. */
  observe(regressor: readonly number[], observed_kPa: number, noiseVariance: number): void {
    const predicted_kPa: number = this.state[LEVEL] + this.laws(regressor);
    const known: number = this.variance(regressor);
    this.innovation_kPa = observed_kPa - predicted_kPa;
    this.innovationVariance = known + noiseVariance;
  }

  /** Learns from the observation last compared. `frozen`: level and rate only. */
  learn(frozen: boolean): void {
    const weight: number = 1 / this.innovationVariance;
    const last: i32 = frozen ? SWING : STATES;
    for (let i: i32 = 0; i < last; i++) {
      this.state[i] = this.state[i] + this.spread[i] * weight * this.innovation_kPa;
    }
    let k: i32 = 0;
    for (let i: i32 = 0; i < last; i++) {
      const row: number = this.spread[i] * weight;
      // A row of the triangle begins on the diagonal.
      const d: i32 = k;
      for (let j: i32 = i; j < STATES; j++) {
        this.covariance[k] = this.covariance[k] - row * this.spread[j];
        k = (k + 1) | 0;
      }
      // Rounding must never leave a negative variance.
      this.covariance[d] = Math.max(this.covariance[d], 1e-12);
    }
  }

  private multiply(regressor: readonly number[]): void {
    for (let i: i32 = 0; i < STATES; i++) {
      this.spread[i] = 0;
    }
    let k: i32 = 0;
    for (let i: i32 = 0; i < STATES; i++) {
      this.spread[i] = this.spread[i] + this.covariance[k] * regressor[i];
      k = (k + 1) | 0;
      for (let j: i32 = (i + 1) | 0; j < STATES; j++) {
        this.spread[i] = this.spread[i] + this.covariance[k] * regressor[j];
        this.spread[j] = this.spread[j] + this.covariance[k] * regressor[i];
        k = (k + 1) | 0;
      }
    }
  }

  private diagonal(index: i32): i32 {
    return (index * STATES - ((index * (index - 1)) >> 1)) | 0;
  }
}
