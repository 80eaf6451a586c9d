/** Lines of the form key=value; what is not known is written `unknown`. Units are in the keys. */
import type { i32, text, u8 } from '../core/types.js';
import { Line } from './line.js';
import { NumberText } from './numberText.js';

const EQUALS: u8 = 61;
/** Significant digits for a person: the best sensor resolves 1 in 10^6 (ADS122C04, 20 noise-free bits). */
const DIGITS: i32 = 6;
/** Digits of an uncertainty. Source: GUM (JCGM 100:2008), 7.2.6: at most two. */
const UNCERTAINTY_DIGITS: i32 = 2;
const NUMBER_MAX: number = 1.7976931348623157e308;
const SECONDS_PER_HOUR: number = 3600;

/** Neither NaN nor infinite. */
function isNumber(x: number): boolean {
  return x >= -NUMBER_MAX && x <= NUMBER_MAX;
}

export class Report {
  readonly line: Line = new Line();
  readonly numbers: NumberText = new NumberText();

  key(name: text): void {
    this.line.text(name);
    this.line.put(EQUALS);
  }

  word(name: text, value: text): void {
    this.key(name);
    this.line.text(value);
  }

  yes(name: text, value: boolean): void {
    this.word(name, value ? 'yes' : 'no');
  }

  quantity(name: text, value: number, known: boolean): void {
    this.rounded(name, value, DIGITS, known);
  }

  uncertainty(name: text, value: number, known: boolean): void {
    this.rounded(name, value, UNCERTAINTY_DIGITS, known);
  }

  /** A charge in C, shown in Ah. */
  charge(name: text, value_C: number, known: boolean): void {
    this.rounded(name, value_C / SECONDS_PER_HOUR, DIGITS, known);
  }

  /** A time with tenths of a second. */
  seconds(name: text, value_s: number, known: boolean): void {
    this.key(name);
    if (known && value_s > -1e15 && value_s < 1e15) {
      this.numbers.fixed(this.line, value_s, 1);
    } else {
      this.line.text('unknown');
    }
  }

  whole(name: text, value: i32): void {
    this.key(name);
    this.numbers.whole(this.line, value);
  }

  /** As many digits as give the same double back. */
  exact(value: number, known: boolean, otherwise: text): void {
    if (known && isNumber(value)) {
      this.numbers.shortest(this.line, value);
    } else {
      this.line.text(otherwise);
    }
  }

  private rounded(name: text, value: number, digits: i32, known: boolean): void {
    this.key(name);
    if (known && isNumber(value)) {
      this.numbers.rounded(this.line, value, digits);
    } else {
      this.line.text('unknown');
    }
  }
}
