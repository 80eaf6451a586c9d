/**
 * A converter that gives the same code again and again. Its own noise moves the last bits of a converter of 20 bits and
 * more, so that a long row of equal codes means a frozen part; for one with large steps (INA226, TMP117) it means nothing.
 */
import type { i32 } from '../core/types.js';

export class StuckCode {
  /** Readings in a row with the same code. */
  count: i32 = 0;

  private readonly limit: i32;
  private code: i32 = 0;

  /** Stuck from this many equal codes on. With noise of 1 step two codes are equal by chance in 28 %, 8 of them in 1e-4. */
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
