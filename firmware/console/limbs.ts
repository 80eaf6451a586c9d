/**
 * A natural number of up to 798 decimal digits, in limbs of seven: value = sum of limb[k] * 10^(7 k).
 *
 * Limbs are whole numbers kept in doubles: limb * factor + carry < 10^7 * 2^29 + 2^30 < 2^53, so every product is exact.
 * The quotient by 10^7 is exact too: it is below 2^30, where doubles lie 1.2e-7 apart or less, and x / 10^7 misses the next
 * whole number by 10^-7 at least, so that rounding cannot reach it.
 */
import type { i32 } from '../core/types.js';

/** 10^7. */
const BASE: number = 10000000;

export class Limbs {
  /** Least first; those from `count` on are 0. The largest needed is 4 (2^53 - 1) 5^1076 10^6: 111 limbs. */
  readonly limb: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Limbs in use. */
  count: i32 = 0;
  /** Every limb below this one is 0. */
  low: i32 = 0;

  /** Takes a whole number from 0 to 2^53. */
  set(value: number): void {
    for (let k: i32 = 0; k < this.count; k++) {
      this.limb[k] = 0;
    }
    this.count = 0;
    this.low = 0;
    let rest: number = value;
    while (rest > 0) {
      const above: number = Math.floor(rest / BASE);
      this.limb[this.count] = rest - above * BASE;
      this.count = (this.count + 1) | 0;
      rest = above;
    }
  }

  /** Multiplies by a whole number from 1 to 2^29. */
  multiply(factor: number): void {
    let carry: number = 0;
    for (let k: i32 = this.low; k < this.count; k++) {
      const product: number = this.limb[k] * factor + carry;
      carry = Math.floor(product / BASE);
      this.limb[k] = product - carry * BASE;
    }
    while (carry > 0) {
      const above: number = Math.floor(carry / BASE);
      this.limb[this.count] = carry - above * BASE;
      this.count = (this.count + 1) | 0;
      carry = above;
    }
    while (this.low < this.count && this.limb[this.low] === 0) {
      this.low = (this.low + 1) | 0;
    }
  }

  /** Multiplies by `base` to the power of `exponent`, `chunk` powers at a time: base^chunk <= 2^29. */
  multiplyPower(base: number, exponent: i32, chunk: i32): void {
    let left: i32 = exponent;
    while (left > 0) {
      const powers: i32 = left < chunk ? left : chunk;
      let factor: number = 1;
      for (let k: i32 = 0; k < powers; k++) {
        factor *= base;
      }
      this.multiply(factor);
      left = (left - powers) | 0;
    }
  }
}
