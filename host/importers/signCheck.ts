/**
 * Does positive current charge the cell? Two independent witnesses, both true of every cell and cycler:
 * over a stretch of current of one sign the voltage rises when it charges, and at a step of the current the voltage
 * steps the same way (a resistance is positive). Each is a sum of products of current and voltage change, so that
 * noise averages out and large effects count most; divided by the sum of its parts' sizes it lies in -1..1.
 */

/** A witness below this is not heard: noise alone stays well under it. */
const SCORE_MIN = 0.5;
/** Current steps smaller than this fraction of the largest current are noise. */
const EDGE_FRACTION = 0.2;
/** Stretches must move the voltage by this much in all, V, or the file has no charge and discharge in it. */
const SWING_MIN_V = 0.01;
const EDGES_MIN = 3;

export type SignVerdict = 'chargePositive' | 'chargeNegative' | 'undecided';

export class SignCheck {
  private started = false;
  private voltage_V = 0;
  private current_A = 0;
  private currentMax_A = 0;
  private stretch = 0;
  private stretchSum = 0;
  private stretchSize = 0;
  private edgeSum = 0;
  private edgeSize = 0;
  private edges = 0;

  step(voltage_V: number, current_A: number): void {
    if (this.started) {
      const dV = voltage_V - this.voltage_V;
      const size = Math.abs(current_A);
      if (size > this.currentMax_A) this.currentMax_A = size;
      const dI = current_A - this.current_A;
      if (Math.abs(dI) > EDGE_FRACTION * this.currentMax_A) {
        this.edgeSum += dI * dV;
        this.edgeSize += Math.abs(dI * dV);
        this.edges++;
        this.closeStretch();
      } else if (current_A * this.current_A > 0) {
        this.stretch += 0.5 * (current_A + this.current_A) * dV;
      } else {
        this.closeStretch();
      }
    }
    this.started = true;
    this.voltage_V = voltage_V;
    this.current_A = current_A;
  }

  verdict(): SignVerdict {
    this.closeStretch();
    const swing_V = this.currentMax_A > 0 ? this.stretchSize / this.currentMax_A : 0;
    const stretches = swing_V >= SWING_MIN_V ? heard(this.stretchSum / this.stretchSize) : 0;
    const edges = this.edges >= EDGES_MIN && this.edgeSize > 0 ? heard(this.edgeSum / this.edgeSize) : 0;
    const sum = stretches + edges;
    return sum > 0 ? 'chargePositive' : sum < 0 ? 'chargeNegative' : 'undecided';
  }

  private closeStretch(): void {
    this.stretchSum += this.stretch;
    this.stretchSize += Math.abs(this.stretch);
    this.stretch = 0;
  }
}

function heard(score: number): -1 | 0 | 1 {
  return score >= SCORE_MIN ? 1 : score <= -SCORE_MIN ? -1 : 0;
}
