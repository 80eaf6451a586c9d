/**
 * Share of the plated sodium whose volume goes missing because it ends as something else than metal, as full charges show it.
 *
 *   lambda = |slip by pressure - slip by full charges|/charge plated       between the same two tops; SEI: PHYSICS A4, A6
 * A leak enters both slips alike and cancels; SEI does not move the top but takes less room than the metal it was made of, so
 * to the pressure it is a leak. What noise explains is taken off. A larger share counts at once, a smaller one only slowly:
 * SEI that grows in bursts must not be called a leak in between.
 */
import { sqrt } from '../mathx.js';

/** What is left of the square of a larger share after one more pair of tops. Assumed (0.5 to 0.95): a third of the share after ten cycles. */
const KEPT: number = 0.8;

export class VolumeLoss {
  /** Volume missing, as charge, per charge plated; 0 = none was seen. */
  share: number = 0;

  /** `missing_C`: difference of the two slips; `variance_C2`: of what scatters in it. */
  take(missing_C: number, variance_C2: number, plated_C: number): void {
    if (plated_C <= 0) {
      return;
    }
    const excess_C2: number = Math.max(0, missing_C * missing_C - variance_C2);
    const share2: number = excess_C2 / (plated_C * plated_C);
    this.share = sqrt(Math.max(share2, KEPT * this.share * this.share));
  }
}
