/**
 * Sum that keeps the rounding error of every addition (Neumaier, ZAMM 54, 1974), so that a million small charge steps
 * add up to what the cycler counted.
 */
export class CompensatedSum {
  private sum = 0;
  private lost = 0;

  add(value: number): void {
    const total = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - total + value : value - total + this.sum;
    this.sum = total;
  }

  get value(): number {
    return this.sum + this.lost;
  }
}
