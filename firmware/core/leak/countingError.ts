/**
 * What the count of charge itself is off by between two points of time: an offset that was learnt too late to be subtracted
 * (which can be made good), and what stays: the offset's uncertainty, the difference of the sensor's gains in both
 * directions, what bent currents cost (PHYSICS section B).
 */
import { sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { ZeroCurrent } from '../zeroCurrent.js';

export class CountingError {
  private readonly gainUncertainty: number;
  private offset_A: number = 0;
  private uncertainty_A: number = 0;

  constructor(profile: CellProfile) {
    this.gainUncertainty = profile.currentGainUncertainty;
  }

  /** The offset as it is known now: it also corrects charge that was counted before it was learnt. */
  setZero(zero: ZeroCurrent): void {
    this.offset_A = zero.offset_A;
    this.uncertainty_A = zero.uncertainty_A;
  }

  /**
   * Offset that was not yet subtracted when this charge was counted, A; none where the present offset contradicts what was
   * stated at the beginning, `then_A` (it has moved since). `used_A`: what was subtracted.
   */
  late_A(used_A: number, then_A: number): number {
    const late_A: number = this.offset_A - used_A;
    return Math.abs(late_A) <= 3 * then_A ? late_A : 0;
  }

  /** Lasting uncertainty, A; `passed_C` has gone either way and `bias_C` may have been lost to bent currents in this time. */
  lasting_A(passed_C: number, bias_C: number, duration_s: number, late_A: number, then_A: number): number {
    // Charge and discharge pass half of it each; their gains differ by the stated uncertainty.
    const gain_C: number = 0.5 * passed_C * this.gainUncertainty;
    const lasting_C2: number = bias_C * bias_C + gain_C * gain_C;
    const moved: boolean = late_A === 0 && then_A > this.uncertainty_A;
    const offset_A: number = moved ? then_A : this.uncertainty_A;
    return sqrt(offset_A * offset_A + lasting_C2 / (duration_s * duration_s));
  }
}
