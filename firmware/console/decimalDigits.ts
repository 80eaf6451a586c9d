/**
 * The decimal digits of a double: the fewest that read back as the same double, or a given number of them correctly rounded.
 *
 *   |x| = 0.d1 d2 ... dn * 10^point
 *
 * Exact arithmetic on decimal limbs. With x = m 2^e, the number 4 m 2^(e-2) is 4 m 5^(2-e) 10^(e-2) for e < 2, so its digits
 * are those of a natural number; so are those of the half distance to the doubles next to x ("margin": 2 in the same units, and
 * 1 downwards from a power of two). Digits are taken from the top until the rest, or what is left to the next digit, lies
 * within the margin. Sources: G. L. Steele, J. L. White, PLDI 1990 (free-format algorithm); R. G. Burger, R. K. Dybvig,
 * PLDI 1996 (the bounds belong to x where m is even). Ties: as ECMA-262 `toPrecision` (away from zero), and for the fewest
 * digits as V8 (even digit).
 * A number near 1 costs about 170 limb products, one near 10^±300 some 5,000.
 */
import type { i32, u8 } from '../core/types.js';
import { Limbs } from './limbs.js';

/** Most digits that can be asked for. */
export const DIGITS_MAX: i32 = 32;

const TWO_POW_21: number = 2097152;
const TWO_POW_32: number = 4294967296;
const TWO_POW_52: number = 4503599627370496;
const TWO_POW_53: number = 9007199254740992;
/** Exponent of the least double. */
const EXPONENT_MIN: i32 = -1074;
/** A limb's base, and half of it. */
const BASE: number = 10000000;
const HALF: number = 5000000;

export class DecimalDigits {
  negative: boolean = false;
  /** Digits in use; 0 = the number is (rounds to) zero. */
  count: i32 = 0;
  /** Where the decimal point stands, counted from before the first digit. */
  point: i32 = 0;
  readonly digits: u8[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];

  /** What the digits taken so far leave of the number, and half the distance to the next double, in the same units. */
  private readonly rest: Limbs = new Limbs();
  private readonly margin: Limbs = new Limbs();
  /** The limb that holds one whole digit. */
  private top: i32 = 0;
  private even: boolean = false;
  /** The double below is nearer than the one above. */
  private nearBelow: boolean = false;

  /** The fewest digits from which a correctly rounding reader gets the same double. `x` is finite. */
  shortest(x: number): void {
    if (this.isZero(x)) {
      return;
    }
    this.load(x, true);
    let done: boolean = false;
    while (!done) {
      this.takeDigit();
      const below: boolean = this.restWithinMargin();
      const above: boolean = this.nextWithinMargin();
      if (above && (!below || this.roundsUpToEven())) {
        this.roundUp();
      }
      done = below || above;
      if (!done) {
        this.shift();
      }
    }
    this.trim();
  }

  /** `wanted` significant digits, 1 to DIGITS_MAX. `x` is finite. */
  significant(x: number, wanted: i32): void {
    if (this.isZero(x)) {
      return;
    }
    this.load(x, false);
    this.take(wanted);
  }

  /** Digits down to `decimals` places behind the point, DIGITS_MAX in all at most. `x` is finite. */
  fixed(x: number, decimals: i32): void {
    if (this.isZero(x)) {
      return;
    }
    this.load(x, false);
    const wanted: i32 = (this.point + decimals) | 0;
    if (wanted > 0) {
      this.take(wanted < DIGITS_MAX ? wanted : DIGITS_MAX);
      return;
    }
    const up: boolean = wanted === 0 && this.rest.limb[this.top] >= 5;
    this.point = up ? (1 - decimals) | 0 : 1;
    this.count = up ? 1 : 0;
    this.digits[0] = 1;
  }

  /** Drops zeros at the end. */
  trim(): void {
    while (this.count > 0 && this.digits[this.count - 1] === 0) {
      this.count = (this.count - 1) | 0;
    }
  }

  private isZero(x: number): boolean {
    this.negative = x < 0;
    this.count = 0;
    this.point = 1;
    return x === 0;
  }

  /** Takes the number apart and moves its first digit into a limb of its own. */
  private load(x: number, withMargin: boolean): void {
    let m: number = Math.abs(x);
    let e: i32 = 0;
    while (m >= TWO_POW_53 * TWO_POW_32) {
      m /= TWO_POW_32;
      e = (e + 32) | 0;
    }
    while (m >= TWO_POW_53) {
      m /= 2;
      e = (e + 1) | 0;
    }
    while (m < TWO_POW_21 && e >= EXPONENT_MIN + 32) {
      m *= TWO_POW_32;
      e = (e - 32) | 0;
    }
    while (m < TWO_POW_52 && e > EXPONENT_MIN) {
      m *= 2;
      e = (e - 1) | 0;
    }
    this.even = Math.floor(m / 2) * 2 === m;
    this.nearBelow = m === TWO_POW_52 && e > EXPONENT_MIN;
    this.rest.set(m);
    this.rest.multiply(4);
    this.margin.set(withMargin ? 2 : 0);
    const powers: i32 = (e - 2) | 0;
    if (powers >= 0) {
      this.rest.multiplyPower(2, powers, 29);
      this.margin.multiplyPower(2, powers, 29);
    } else {
      this.rest.multiplyPower(5, (0 - powers) | 0, 12);
      this.margin.multiplyPower(5, (0 - powers) | 0, 12);
    }
    this.align(powers < 0 ? powers : 0);
  }

  /** `exponent`: of ten, that the number is still to be multiplied by. */
  private align(exponent: i32): void {
    const last: i32 = (this.rest.count - 1) | 0;
    let inTop: i32 = 1;
    let bound: number = 10;
    while (this.rest.limb[last] >= bound) {
      bound *= 10;
      inTop = (inTop + 1) | 0;
    }
    this.point = (7 * last + inTop + exponent) | 0;
    if (inTop > 1) {
      this.rest.multiplyPower(10, (8 - inTop) | 0, 7);
      this.margin.multiplyPower(10, (8 - inTop) | 0, 7);
    }
    this.top = (this.rest.count - 1) | 0;
  }

  private take(wanted: i32): void {
    this.takeDigit();
    while (this.count < wanted) {
      this.shift();
      this.takeDigit();
    }
    if (this.rest.limb[this.top - 1] >= HALF) {
      this.roundUp();
    }
  }

  private takeDigit(): void {
    this.digits[this.count] = this.rest.limb[this.top] & 255;
    this.count = (this.count + 1) | 0;
    this.rest.limb[this.top] = 0;
  }

  private shift(): void {
    this.rest.multiply(10);
    this.margin.multiply(10);
  }

  /** The digits taken lie within the margin below the number. */
  private restWithinMargin(): boolean {
    const limit: i32 = (this.top - 1) | 0;
    if (this.margin.limb[this.top] > 0) {
      return true;
    }
    if (this.rest.limb[limit] > this.margin.limb[limit]) {
      return false;
    }
    const weight: number = this.nearBelow ? 2 : 1;
    let order: i32 = 0;
    let borrow: number = 0;
    const low: i32 = this.rest.low < this.margin.low ? this.rest.low : this.margin.low;
    for (let k: i32 = low; k < this.top; k++) {
      const difference: number = this.margin.limb[k] - weight * this.rest.limb[k] + borrow;
      borrow = Math.floor(difference / BASE);
      if (difference - borrow * BASE !== 0) {
        order = 1;
      }
    }
    return borrow === 0 && (order === 1 || this.even);
  }

  /** The digits taken, the last one raised by one, lie within the margin above the number. */
  private nextWithinMargin(): boolean {
    const limit: i32 = (this.top - 1) | 0;
    if (this.margin.limb[this.top] > 0) {
      return true;
    }
    if (this.rest.limb[limit] + this.margin.limb[limit] < BASE - 1) {
      return false;
    }
    let order: i32 = 0;
    let carry: number = 0;
    const low: i32 = this.rest.low < this.margin.low ? this.rest.low : this.margin.low;
    for (let k: i32 = low; k < this.top; k++) {
      const sum: number = this.rest.limb[k] + this.margin.limb[k] + carry;
      carry = Math.floor(sum / BASE);
      if (sum - carry * BASE !== 0) {
        order = 1;
      }
    }
    return carry > 0 && (order === 1 || this.even);
  }

  /** The rest is more than half a digit, or just half of one and the digit is odd. */
  private roundsUpToEven(): boolean {
    const limit: i32 = (this.top - 1) | 0;
    if (this.rest.limb[limit] !== HALF || this.rest.low < limit) {
      return this.rest.limb[limit] >= HALF;
    }
    return (this.digits[this.count - 1] & 1) === 1;
  }

  private roundUp(): void {
    let at: i32 = (this.count - 1) | 0;
    while (at >= 0 && this.digits[at] === 9) {
      this.digits[at] = 0;
      at = (at - 1) | 0;
    }
    if (at < 0) {
      this.digits[0] = 1;
      this.point = (this.point + 1) | 0;
    } else {
      this.digits[at] = (this.digits[at] + 1) & 255;
    }
  }
}
