/**
 * A converter that gives the same code again and again. Its own noise moves the last bits of a fine converter, so that a
 * long row of equal codes means a frozen part; where a step is larger than the noise (INA226, TMP117) it means nothing.
 *
 *   P(n codes are equal) = sum over k of (F((k + 1/2 - m) / s) - F((k - 1/2 - m) / s))^n
 *
 * for a steady input m and Gaussian noise s, both in steps, F the normal distribution. By chance, worst m:
 *
 *   s      2 equal   8 equal   16 equal
 *   1      0.27      5e-4      2e-7
 *   0.64   0.41      0.010     1.1e-4
 *   0.16   1         0.99      0.97
 */
import type { i32 } from '../core/types.js';

export class StuckCode {
  /** Readings in a row with the same code. */
  count: i32 = 0;

  private readonly limit: i32;
  private code: i32 = 0;

  /** Stuck from this many equal codes on. */
  constructor(limit: i32) {
    this.limit = limit;
  }

  /** Takes the code of a good, new reading. */
  step(code: i32): void {
    if (this.count > 0 && code === this.code) {
      this.count = Math.min(this.count + 1, this.limit) | 0;
    } else {
      this.count = 1;
    }
    this.code = code;
  }

  stuck(): boolean {
    return this.count >= this.limit;
  }
}
