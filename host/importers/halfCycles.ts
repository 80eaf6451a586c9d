/**
 * The largest single charge or discharge of a record, Ah: the largest difference between neighbouring turning points
 * of the net charge. A turn smaller than TURN of the largest half-cycle so far is a ripple of it.
 */

const TURN = 0.01;

export class HalfCycles {
  /** Net charge at the last turning point, and the extreme reached since. */
  private turn_Ah = 0;
  private extreme_Ah = 0;
  private started = false;
  /** Largest half-cycle so far, Ah. */
  largest_Ah = 0;

  step(net_Ah: number): void {
    if (!this.started) {
      this.started = true;
      this.turn_Ah = net_Ah;
      this.extreme_Ah = net_Ah;
      return;
    }
    const reached_Ah = Math.abs(this.extreme_Ah - this.turn_Ah);
    const rising = this.extreme_Ah >= this.turn_Ah;
    const onward = rising ? net_Ah >= this.extreme_Ah : net_Ah <= this.extreme_Ah;
    if (onward || reached_Ah === 0) {
      this.extreme_Ah = net_Ah;
    } else if (Math.abs(net_Ah - this.extreme_Ah) > TURN * this.largest_Ah) {
      this.turn_Ah = this.extreme_Ah;
      this.extreme_Ah = net_Ah;
    }
    const now_Ah = Math.abs(this.extreme_Ah - this.turn_Ah);
    if (now_Ah > this.largest_Ah) this.largest_Ah = now_Ah;
  }
}
