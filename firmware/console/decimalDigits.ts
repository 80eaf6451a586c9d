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
 * A limb holds seven digits, so that digits are read off without arithmetic; a number near 1 costs about 60 limb products, one
 * near 10^±300 some 5,000.
 */
import type { i32, u8 } from '../core/types.js';
import { Limbs } from './limbs.js';

/** Most digits that can be asked for. */
const DIGITS_MAX: i32 = 32;

const TWO_POW_21: number = 2097152;
const TWO_POW_32: number = 4294967296;
const TWO_POW_52: number = 4503599627370496;
const TWO_POW_53: number = 9007199254740992;
/** Exponent of the least double. */
const EXPONENT_MIN: i32 = -1074;
/** A limb's base, and half of it. */
const BASE: number = 10000000;
const HALF: number = 5000000;
/** Weight of the first digit of a limb. */
const UNIT_MAX: number = 1000000;

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
  /** The limb of the first digit, alone in it; the limb and the weight in it of the newest digit taken. */
  private top: i32 = 0;
  private at: i32 = 0;
  private unit: number = 1;
  private even: boolean = false;
  /** The double below is nearer than the one above. */
  private nearBelow: boolean = false;

  /** The fewest digits from which a correctly rounding reader gets the same double. `x` is finite. */
  shortest(x: number): void {
    if (this.isZero(x)) {
      return;
    }
    const size: number = Math.abs(x);
    if (size < TWO_POW_53 && Math.floor(size) === size) {
      this.wholeNumber(size);
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

  /** The margin is half a unit at most: all digits but the zeros at the end are needed. */
  private wholeNumber(size: number): void {
    this.rest.set(size);
    this.align(0);
    while (this.count < this.point) {
      this.takeDigit();
    }
    this.trim();
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
    while (this.count < wanted) {
      this.takeDigit();
    }
    if (this.halfOrMore()) {
      this.roundUp();
    }
  }

  /** Moves the next digit out of the rest. */
  private takeDigit(): void {
    if (this.count === 0) {
      this.at = this.top;
      this.unit = 1;
    } else if (this.unit === 1) {
      this.at = (this.at - 1) | 0;
      this.unit = UNIT_MAX;
    } else {
      this.unit = Math.floor(this.unit / 10);
    }
    let digit: number = 0;
    if (this.at >= 0) {
      digit = Math.floor(this.rest.limb[this.at] / this.unit);
      this.rest.limb[this.at] -= digit * this.unit;
    }
    this.digits[this.count] = digit & 255;
    this.count = (this.count + 1) | 0;
  }

  /** The digits taken lie within the margin below the number. */
  private restWithinMargin(): boolean {
    if (this.margin.count > this.at + 1) {
      return true;
    }
    if (this.rest.limb[this.at] > this.margin.limb[this.at]) {
      return false;
    }
    const weight: number = this.nearBelow ? 2 : 1;
    let differs: boolean = false;
    let borrow: number = 0;
    const end: i32 = (this.at + 1) | 0;
    for (let k: i32 = this.lowest(); k < end; k++) {
      const difference: number = this.margin.limb[k] - weight * this.rest.limb[k] + borrow;
      borrow = Math.floor(difference / BASE);
      differs = differs || difference - borrow * BASE !== 0;
    }
    return borrow === 0 && (differs || this.even);
  }

  /** The digits taken, the last one raised by one, lie within the margin above the number. */
  private nextWithinMargin(): boolean {
    if (this.margin.count > this.at + 1) {
      return true;
    }
    if (this.rest.limb[this.at] + this.margin.limb[this.at] < this.unit - 1) {
      return false;
    }
    let differs: boolean = false;
    let carry: number = 0;
    for (let k: i32 = this.lowest(); k < this.at; k++) {
      const sum: number = this.rest.limb[k] + this.margin.limb[k] + carry;
      carry = Math.floor(sum / BASE);
      differs = differs || sum - carry * BASE !== 0;
    }
    const last: number = this.rest.limb[this.at] + this.margin.limb[this.at] + carry;
    return last > this.unit || (last === this.unit && (differs || this.even));
  }

  private lowest(): i32 {
    return this.rest.low < this.margin.low ? this.rest.low : this.margin.low;
  }

  /** The rest is half a unit of the newest digit or more. */
  private halfOrMore(): boolean {
    if (this.unit > 1 && this.at >= 0) {
      return this.rest.limb[this.at] >= this.unit / 2;
    }
    return this.at > 0 && this.rest.limb[this.at - 1] >= HALF;
  }

  /** The rest is more than half a unit, or just half of one and the digit is odd. */
  private roundsUpToEven(): boolean {
    const inside: boolean = this.unit > 1;
    const limb: i32 = inside ? this.at : (this.at - 1) | 0;
    const half: number = inside ? this.unit / 2 : HALF;
    if (this.rest.limb[limb] !== half) {
      return this.rest.limb[limb] > half;
    }
    for (let k: i32 = this.rest.low; k < limb; k++) {
      if (this.rest.limb[k] !== 0) {
        return true;
      }
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
