/**
 * Doubles as text, written as JavaScript writes them (ECMA-262 Number::toString, toPrecision, toFixed), so that any reader of
 * decimal numbers understands them: `shortest` gives the fewest digits that read back as the same double.
 * Only finite numbers; what is not known is the caller's to say.
 */
import type { i32 } from '../core/types.js';
import { DecimalDigits } from './decimalDigits.js';
import type { Line } from './line.js';

const MINUS: i32 = 45;
const PLUS: i32 = 43;
const POINT: i32 = 46;
const ZERO: i32 = 48;
const LETTER_E: i32 = 101;

/** Decimal exponents outside these are written with "e". */
const PLAIN_POINT_MIN: i32 = -5;
const PLAIN_POINT_MAX: i32 = 21;

export class NumberText {
  private readonly digits: DecimalDigits = new DecimalDigits();

  /** As `String(x)`. */
  shortest(line: Line, x: number): void {
    this.digits.shortest(x);
    this.writeDigits(line);
  }

  /** `digits` significant digits, zeros at the end dropped: as `String(Number(x.toPrecision(digits)))`. */
  rounded(line: Line, x: number, digits: i32): void {
    this.digits.significant(x, digits);
    this.digits.trim();
    this.writeDigits(line);
  }

  /** `decimals` places behind the point: as `x.toFixed(decimals)` for |x| < 1e21. */
  fixed(line: Line, x: number, decimals: i32): void {
    this.digits.fixed(x, decimals);
    this.writeSign(line);
    this.writePlain(line, (this.digits.point + decimals) | 0);
  }

  /** A whole number. */
  whole(line: Line, x: number): void {
    this.fixed(line, x, 0);
  }

  /** Sign and digits, plain or with "e" as JavaScript chooses. */
  private writeDigits(line: Line): void {
    this.writeSign(line);
    const point: i32 = this.digits.point;
    if (point >= PLAIN_POINT_MIN && point <= PLAIN_POINT_MAX) {
      this.writePlain(line, this.digits.count);
    } else {
      this.writeExponent(line);
    }
  }

  /** A number that rounds to zero has no sign. */
  private writeSign(line: Line): void {
    if (this.digits.negative && this.digits.count > 0) {
      line.put(MINUS);
    }
  }

  /** The digits up to place `end` behind the first, with the point among them. */
  private writePlain(line: Line, end: i32): void {
    const point: i32 = this.digits.count > 0 ? this.digits.point : 1;
    let at: i32 = point < 1 ? (point - 1) | 0 : 0;
    while (at < end || at < point) {
      if (at === point) {
        line.put(POINT);
      }
      this.writeDigit(line, at);
      at = (at + 1) | 0;
    }
  }

  private writeExponent(line: Line): void {
    this.writeDigit(line, 0);
    if (this.digits.count > 1) {
      line.put(POINT);
    }
    for (let k: i32 = 1; k < this.digits.count; k++) {
      this.writeDigit(line, k);
    }
    line.put(LETTER_E);
    const exponent: i32 = (this.digits.point - 1) | 0;
    line.put(exponent < 0 ? MINUS : PLUS);
    this.writeSmall(line, exponent < 0 ? (0 - exponent) | 0 : exponent);
  }

  private writeDigit(line: Line, at: i32): void {
    const inside: boolean = at >= 0 && at < this.digits.count;
    line.put(inside ? (ZERO + this.digits.digits[at]) & 255 : ZERO);
  }

  /** A whole number below 1000, by its digits. */
  private writeSmall(line: Line, value: i32): void {
    const tens: i32 = Math.floor(value / 10) | 0;
    if (value >= 100) {
      line.put((ZERO + Math.floor(value / 100)) & 255);
    }
    if (value >= 10) {
      line.put((ZERO + (tens % 10)) & 255);
    }
    line.put((ZERO + (value % 10)) & 255);
  }
}
