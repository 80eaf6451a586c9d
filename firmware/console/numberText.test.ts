import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Line } from './line.js';
import { NumberText } from './numberText.js';
import { Dice } from './testing/dice.js';

const line = new Line();
const numbers = new NumberText();
const bits = new DataView(new ArrayBuffer(8));

function written(write: () => void): string {
  line.clear();
  write();
  expect(line.full).toBe(false);
  return String.fromCharCode(...line.bytes.slice(0, line.count));
}
const shortest = (x: number): string =>
  written(() => {
    numbers.shortest(line, x);
  });
const rounded = (x: number, digits: number): string =>
  written(() => {
    numbers.rounded(line, x, digits);
  });
const fixed = (x: number, decimals: number): string =>
  written(() => {
    numbers.fixed(line, x, decimals);
  });

/** toFixed keeps the sign of what rounds to zero; a reading of "-0.00" says nothing. */
const withoutSignOfZero = (text: string): string => (/[1-9]/.test(text) ? text : text.replace('-', ''));

/** `toPrecision` without its zeros at the end, in the notation of `String`. */
function roundedInJavaScript(x: number, digits: number): string {
  const [mantissa = '', exponent = ''] = x.toExponential(digits - 1).split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  const power = Number(exponent);
  if (x !== 0 && (power < -6 || power > 20)) return `${short}e${exponent}`;
  const plain = x.toFixed(Math.max(0, digits - 1 - power));
  if (power >= digits) return shifted(short, power);
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

/** A number of few digits times a power of ten, written out. */
function shifted(mantissa: string, power: number): string {
  const decimals = (mantissa.split('.')[1] ?? '').length;
  return `${mantissa.replace('.', '')}${'0'.repeat(power - decimals)}`;
}

function check(x: number): void {
  if (shortest(x) !== String(x)) expect(shortest(x)).toBe(String(x));
}

function ofBits(high: number, low: number): number {
  bits.setUint32(0, high);
  bits.setUint32(4, low);
  return bits.getFloat64(0);
}

/** NABMS_DIGITS=3000000 runs as many; in the ordinary run enough to meet every branch. */
const COUNT = Number(process.env.NABMS_DIGITS ?? 40_000);

describe('numbers as text', () => {
  it('writes the fewest digits, as JavaScript does: every power of two and its neighbours', () => {
    for (let exponent = -1074; exponent <= 1023; exponent++) {
      const power = 2 ** exponent;
      bits.setFloat64(0, power);
      const high = bits.getUint32(0);
      const low = bits.getUint32(4);
      check(power);
      check(ofBits(high, low + 1));
      if (low > 0) check(ofBits(high, low - 1));
      else check(ofBits(high - 1, 0xffffffff));
    }
  });

  it('writes the fewest digits: every power of ten and its neighbours, ties, the extremes', () => {
    for (let exponent = -323; exponent <= 308; exponent++) {
      const power = Number(`1e${exponent}`);
      bits.setFloat64(0, power);
      const high = bits.getUint32(0);
      const low = bits.getUint32(4);
      for (const step of [-2, -1, 0, 1, 2]) check(ofBits(high, (low + step) >>> 0));
    }
    const special = [0, 5e-324, 1.7976931348623157e308, 1e23, 9007199254740993, 1125899906842624.25];
    for (const x of [...special, 1125899906842624.75, 4503599627370497.5, 2 ** 53, 1e21, 1e-7]) {
      check(x);
      check(-x);
    }
    expect(shortest(-0)).toBe('0');
  });

  it('writes the fewest digits of random bit patterns, and of numbers with few decimals', () => {
    const dice = new Dice(20261120);
    for (let k = 0; k < COUNT; k++) {
      const x = ofBits(dice.bits(), dice.bits());
      if (Number.isFinite(x)) check(x);
      check(dice.below(2_000_000) / 10 ** dice.below(9));
      check(dice.bits() / 4294967296);
    }
  }, 3_600_000);

  it('rounds to significant digits and to decimals as JavaScript does', () => {
    const dice = new Dice(7);
    for (let k = 0; k < COUNT / 4; k++) {
      const digits = 1 + dice.below(17);
      const wide = ofBits(dice.bits(), dice.bits());
      const short = (dice.below(2_000_000) - 1_000_000) / 2 ** dice.below(24);
      for (const x of [wide, short]) {
        if (!Number.isFinite(x)) continue;
        const expected = roundedInJavaScript(x, digits);
        if (rounded(x, digits) !== expected) expect(rounded(x, digits)).toBe(expected);
      }
      expect(fixed(short, digits % 11)).toBe(withoutSignOfZero(short.toFixed(digits % 11)));
    }
  }, 3_600_000);

  it('keeps ties, carries and numbers below the last place', () => {
    expect(fixed(0.5, 0)).toBe('1');
    expect(fixed(1.5, 0)).toBe('2');
    expect(fixed(2.5, 0)).toBe('3');
    expect(fixed(0.4999, 0)).toBe('0');
    expect(fixed(-0.004, 2)).toBe('0.00');
    expect(fixed(99.996, 2)).toBe('100.00');
    expect(fixed(9.5, 0)).toBe('10');
    expect(fixed(0.0625, 3)).toBe('0.063');
    expect(fixed(0, 3)).toBe('0.000');
    expect(rounded(999999.5, 6)).toBe('1000000');
    expect(rounded(3.3, 6)).toBe('3.3');
    expect(rounded(-1.23456789e-12, 3)).toBe('-1.23e-12');
  });

  it('reads back as the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(Number(shortest(x))).toBe(x === 0 ? 0 : x);
      }),
    );
  });
});
