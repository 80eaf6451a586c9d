/** Where the fluctuation of `delaminationNoise.ts` is: the knots around the present and what it does now. */
export class DelaminationState {
  /** Number of the knot ahead; 0 = not begun. */
  knot = 0;
  /** Time since the knot behind, s. */
  sinceKnot_s = 0;
  /** Standardised values at the knots behind and ahead. */
  last = 0;
  next = 0;
  /** Fluctuation of the anode's potential now, V. */
  voltage_V = 0;

  copyFrom(other: DelaminationState): void {
    this.knot = other.knot;
    this.sinceKnot_s = other.sinceKnot_s;
    this.last = other.last;
    this.next = other.next;
    this.voltage_V = other.voltage_V;
  }
}
