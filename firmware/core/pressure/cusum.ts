/**
 * One-sided cumulative sum of standard scores (Page): g = max(0, g + min(z, clamp) - k); up above h, down at zero.
 * Delay about (h + 1.17)/(mean z - k); a leak that ends is let go of after at most 2 h of score. PHYSICS B, detector 5.
 */
export class Cusum {
  value: number = 0;
  up: boolean = false;

  private readonly allowance: number;
  private readonly limit: number;
  private readonly clamp: number;

  constructor(allowance: number, limit: number, clamp: number) {
    this.allowance = allowance;
    this.limit = limit;
    this.clamp = clamp;
  }

  add(score: number): void {
    const bounded: number = Math.max(-this.clamp, Math.min(score, this.clamp));
    const sum: number = this.value + bounded - this.allowance;
    this.value = Math.max(0, Math.min(sum, 2 * this.limit));
    if (this.value >= this.limit) {
      this.up = true;
    } else if (this.value === 0) {
      this.up = false;
    }
  }

  /** Up by what another test of the same readings says. */
  raise(): void {
    this.value = Math.max(this.value, this.limit);
    this.up = true;
  }

  clear(): void {
    this.value = 0;
    this.up = false;
  }
}
