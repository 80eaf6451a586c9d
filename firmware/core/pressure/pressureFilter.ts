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
import { sqrt, sqrtNear } from '../mathx.js';
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
  innovationSigma_kPa: number = 1;
  /** What the laws say at the newest observation, apart from the level, as they are by now. */
  laws_kPa: number = 0;
  /** What learning from it has moved them by there. */
  lawsMoved_kPa: number = 0;

  private readonly covariance: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Covariance times the newest regressor. */
  private readonly spread: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Correction of a state over its spread in the newest learning of the laws; 0 when they were frozen. */
  private lawsGain: number = 0;
  /** The laws' part of the covariance of prediction and state, at the newest observation. */
  private lawsVariance: number = 0;

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

  varianceOf(index: i32): number {
    return this.covariance[this.diagonal(index)];
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

  /** What the newest learning has moved the laws by at another regressor, the swing apart. */
  correctionsMoved(regressor: readonly number[]): number {
    if (this.lawsGain === 0) {
      return 0;
    }
    let sum: number = 0;
    for (let i: i32 = CURVATURE; i < STATES; i++) {
      sum = sum + this.spread[i] * regressor[i];
    }
    return this.lawsGain * sum;
  }

  /** Variance of the laws' part for the difference of two regressors: its level is zero. */
  variance(regressor: readonly number[]): number {
    this.multiply(regressor);
    const variance: number = this.ofLaws(regressor);
    return Math.max(0, variance);
  }

  /** Compares an observation with the prediction, without learning from it yet. */
  observe(regressor: readonly number[], observed_kPa: number, noiseVariance: number): void {
    this.laws_kPa = this.laws(regressor);
    this.multiply(regressor);
    this.lawsVariance = this.ofLaws(regressor);
    this.innovation_kPa = observed_kPa - this.state[LEVEL] - this.laws_kPa;
    this.innovationVariance = Math.max(0, this.spread[LEVEL] + this.lawsVariance) + noiseVariance;
    this.innovationSigma_kPa = sqrtNear(this.innovationVariance, this.innovationSigma_kPa);
  }

  /** Learns from the observation last compared. `frozen`: level and rate only. */
  learn(frozen: boolean): void {
    const weight: number = 1 / this.innovationVariance;
    const gain: number = weight * this.innovation_kPa;
    const last: i32 = frozen ? SWING : STATES;
    for (let i: i32 = 0; i < last; i++) {
      this.state[i] = this.state[i] + this.spread[i] * gain;
    }
    this.lawsGain = frozen ? 0 : gain;
    this.lawsMoved_kPa = this.lawsGain * this.lawsVariance;
    this.laws_kPa = this.laws_kPa + this.lawsMoved_kPa;
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
      if (this.covariance[d] < 1e-12) {
        this.covariance[d] = 1e-12;
      }
    }
  }

  /** The laws' part of regressor times `spread`. */
  private ofLaws(regressor: readonly number[]): number {
    let sum: number = 0;
    for (let i: i32 = SWING; i < STATES; i++) {
      sum = sum + this.spread[i] * regressor[i];
    }
    return sum;
  }

  /** `spread` = covariance times regressor; the level counts once or not at all, the rate never, a law may be absent. */
  private multiply(regressor: readonly number[]): void {
    const level: boolean = regressor[LEVEL] !== 0;
    for (let i: i32 = 0; i < STATES; i++) {
      this.spread[i] = level ? this.covariance[i] : 0;
    }
    for (let j: i32 = SWING; j < STATES; j++) {
      if (regressor[j] !== 0) {
        this.addColumn(j, regressor[j]);
      }
    }
  }

  /** Down column j of the triangle to the diagonal, then along row j. */
  private addColumn(j: i32, weight: number): void {
    let k: i32 = j;
    for (let i: i32 = 0; i < STATES; i++) {
      this.spread[i] = this.spread[i] + this.covariance[k] * weight;
      k = (i < j ? k + STATES - 1 - i : k + 1) | 0;
    }
  }

  private diagonal(index: i32): i32 {
    return (index * STATES - ((index * (index - 1)) >> 1)) | 0;
  }
}
