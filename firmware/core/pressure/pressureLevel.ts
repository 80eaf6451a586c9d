/**
 * The base line of the pressure: what the laws leave of it, averaged as far as the noise outweighs the wander of the
 * load cell (a Kalman filter of one state); and the corrected pressure, base line plus gain times charge.
 *
 * Learning changes the laws at every block. The averaged pressure must not move by that, nor may the corrected pressure
 * at the last full turn, or a difference from turn to turn would hold two laws: both are followed here.
 */
import type { PressureFilter } from './pressureFilter.js';
import type { PressureRegressor } from './pressureRegressor.js';

export class PressureLevel {
  /** Base line and its random variance. */
  level_kPa: number = 0;
  variance_kPa2: number = 0;
  /** What learning has moved the corrections at the last full turn by: taken back from the corrected pressure. */
  rebase_kPa: number = 0;

  /** Blocks by which the average lags behind a steady change. */
  lagBlocks: number = 0;

  private readonly jumpSigma: number;
  private readonly anchor: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];

  /** A level left by `jumpSigma` standard deviations at once is not averaged into. */
  constructor(jumpSigma: number) {
    this.jumpSigma = jumpSigma;
  }

  /** Starts anew at a block, with the variance of its noise. */
  begin(left_kPa: number, noiseVariance: number, regressor: PressureRegressor): void {
    this.level_kPa = left_kPa;
    this.variance_kPa2 = noiseVariance;
    this.rebase_kPa = 0;
    this.takeTop(regressor);
  }

  takeTop(regressor: PressureRegressor): void {
    regressor.copyTo(this.anchor);
  }

  /** The filter has learnt from the newest block. */
  afterLearning(filter: PressureFilter): void {
    this.level_kPa = this.level_kPa - filter.lawsMoved_kPa;
    const anchor_kPa: number = filter.correctionsMoved(this.anchor);
    this.rebase_kPa = this.rebase_kPa + anchor_kPa;
  }

  widen(variance_kPa2: number): void {
    this.variance_kPa2 = this.variance_kPa2 + variance_kPa2;
  }

  take(left_kPa: number, noiseVariance: number): void {
    const off_kPa: number = left_kPa - this.level_kPa;
    const expected_kPa2: number = this.variance_kPa2 + noiseVariance;
    const jumped: boolean = off_kPa * off_kPa > this.jumpSigma * this.jumpSigma * expected_kPa2;
    const weight: number = jumped ? 1 : this.variance_kPa2 / expected_kPa2;
    this.lagBlocks = 1 / weight - 1;
    this.level_kPa = this.level_kPa + weight * off_kPa;
    this.variance_kPa2 = weight * noiseVariance;
  }
}
