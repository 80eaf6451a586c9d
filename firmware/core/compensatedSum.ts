/**
 * Running sum whose rounding error is carried along (Neumaier 1974): after n additions the result is within about
 * one rounding of the exact sum, so that 1e7 samples of charge lose nothing that a sensor could see.
 */
export class CompensatedSum {
  private sum: number = 0;
  private carry: number = 0;

  add(x: number): void {
    const total: number = this.sum + x;
    if (Math.abs(this.sum) >= Math.abs(x)) {
      this.carry = this.carry + (this.sum - total + x);
    } else {
      this.carry = this.carry + (x - total + this.sum);
    }
    this.sum = total;
  }

  value(): number {
    return this.sum + this.carry;
  }
}
