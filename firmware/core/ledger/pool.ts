/** An amount of sodium in one place, or its change since the reference: best estimate and bounds (95 %), C. */
export class Pool {
  /** The estimate means something; the bounds always do. */
  observable: boolean = false;
  value_C: number = 0;
  low_C: number = 0;
  high_C: number = 0;

  /** Sets bounds without an estimate of their own: the middle. */
  setBounds(low_C: number, high_C: number): void {
    this.observable = false;
    this.low_C = low_C;
    this.high_C = Math.max(this.low_C, high_C);
    this.value_C = 0.5 * (this.low_C + this.high_C);
  }

  setEstimate(value_C: number, low_C: number, high_C: number): void {
    this.observable = true;
    this.value_C = value_C;
    this.low_C = low_C;
    this.high_C = high_C;
  }
}
