/** Corners of doubles: signs of zero, NaN, rounding of constants, whole numbers too large for any integer of C. */
import type { Corner } from './corner.js';

export const NUMBER_CORNERS: readonly Corner[] = [
  {
    name: 'SignOfZero',
    step: `out[0] = 1 / -x; out[1] = 1 / (x * -1); out[2] = 1 / (0 - x); out[3] = 1 / (0 * -1 + x); out[4] = 1 / (x - 0);
      out[5] = 1 / (-x - 0); out[6] = 1 / (0 * x); out[7] = 1 / -(x - x);`,
  },
  {
    name: 'SignOfIntegerZero',
    step: `out[0] = 1 / (0 - i); out[1] = 1 / (i * 0); out[2] = 1 / (i * -1); out[3] = 1 / (i % 2); out[4] = 1 / (i * j);
      out[5] = 1 / (0 * b); out[6] = 1 / Math.floor(0 - b); out[7] = 1 / (u * -5);`,
  },
  {
    name: 'SignOfConstantZero',
    before: `const MINUS_ZERO: number = 0 * -1; const BELOW: number = 1 / MINUS_ZERO; const LOST: number = MINUS_ZERO + 0;
      const KEPT: number = 0 * -3;`,
    step: `out[0] = 1 / MINUS_ZERO; out[1] = BELOW; out[2] = 1 / LOST; out[3] = 1 / KEPT; out[4] = 1 / (MINUS_ZERO - 0);
      out[5] = x * MINUS_ZERO; out[6] = MINUS_ZERO; out[7] = 1 / (i * MINUS_ZERO);`,
  },
  {
    name: 'UnorderedNaN',
    step: `out[0] = x < y ? 1 : 0; out[1] = !(x < y) ? 1 : 0; out[2] = !(x >= y) ? 1 : 0; out[3] = x !== x || y !== y ? 1 : 0;
      out[4] = !(x !== y) && !(x < y) && !(x > y) ? 1 : 0; out[5] = x === y ? x : y; out[6] = (x > y) === (y < x) ? 1 : 0;
      out[7] = x <= y === !(x > y) ? 1 : 0;`,
  },
  {
    name: 'LeastAndMost',
    step: `out[0] = Math.min(x, y); out[1] = Math.max(x, y); out[2] = 1 / Math.min(x, 0 * -1); out[3] = 1 / Math.max(0 * -1, x);
      out[4] = Math.min(Math.max(x, 0), 255); out[5] = Math.max(Math.min(x, y), Math.min(y, x));
      out[6] = Math.min(i, x); out[7] = Math.max(u, -y);`,
  },
  {
    name: 'RoundedDown',
    step: `out[0] = Math.floor(x); out[1] = 1 / Math.ceil(x); out[2] = Math.floor(x / 3) * 3; out[3] = Math.ceil(x * 1e15);
      out[4] = Math.floor(-x); out[5] = -Math.floor(x); out[6] = Math.floor(Math.abs(x) + 0.5); out[7] = x - Math.floor(x);`,
  },
  {
    name: 'RoundingOfConstants',
    before: `const THIRD: number = 1 / 3; const TENTH: number = 0.1 + 0.2; const BIG: number = 9007199254740993;
      const TINY: number = 5e-324 / 2; const HUGE: number = 1.7976931348623157e308 * 10; const NO: number = HUGE - HUGE;`,
    step: `out[0] = THIRD * 3 - 1; out[1] = TENTH - 0.3; out[2] = BIG - 9007199254740992; out[3] = 1 / TINY; out[4] = HUGE;
      out[5] = NO === NO ? 1 : 0; out[6] = x + 1e16 + 1 - 1e16; out[7] = x * 0.1 * 10 - x;`,
  },
  {
    name: 'LiteralsOfAllKinds',
    step: `out[0] = 0xffffffff + 0b101 + 0o17; out[1] = 1_000_000.5; out[2] = 0xffff_ffff_ffff_ffff; out[3] = 1e400;
      out[4] = 123456789012345680000; out[5] = .5 + 5.; out[6] = 1e21; out[7] = 2e-7;`,
  },
  {
    name: 'NoRegrouping',
    step: `out[0] = x + y - y; out[1] = x - (x - y); out[2] = x * y / y; out[3] = x / y * y; out[4] = x * (1 / 3);
      out[5] = x / 10; out[6] = x * 2 / 2; out[7] = x + (y + 0.1) + 0.2;`,
  },
  {
    name: 'NoFusing',
    step: `out[0] = x * y + 1e-20; out[1] = 0.1 * x - 0.3; out[2] = x * x - x * x; out[3] = 1 / 3 * x + y;
      out[4] = x * y - y * x; out[5] = -(x * y) + x * y; out[6] = 1.1 * 1.1 - 1.21; out[7] = x * 1.1 - y * 1.3;`,
  },
  {
    name: 'DivisionByZero',
    step: `out[0] = x / 0; out[1] = x / (0 * -1); out[2] = i / 0; out[3] = i / j; out[4] = 0 / (i - i); out[5] = u / v;
      out[6] = i / u; out[7] = (b - b) / (j * 0);`,
  },
  {
    name: 'TruncationOfAnything',
    step: `out[0] = x | 0; out[1] = x >>> 0; out[2] = ~~x; out[3] = x & 255; out[4] = x ^ y; out[5] = x << y; out[6] = x >> y;
      out[7] = x >>> y;`,
  },
  {
    name: 'TruncationOfSums',
    step: `out[0] = (x + y) | 0; out[1] = (x * y) >>> 0; out[2] = (x / y) | 0; out[3] = (i + 0.5) | 0; out[4] = (u * 1.5) >>> 0;
      out[5] = (i / 2) | 0; out[6] = (i * 0.5) | 0; out[7] = (x - 0.5) >>> 0;`,
  },
  {
    name: 'WholeDoubles',
    fields: `private whole: number = 3;`,
    step: `this.whole = i; this.whole = this.whole / 2 * 2; out[0] = this.whole; this.whole++; out[1] = this.whole;
      this.whole -= u; out[2] = this.whole; this.whole--; this.whole *= -1; out[3] = 1 / this.whole; this.whole /= b;
      out[4] = this.whole; this.whole |= 5; out[5] = this.whole; this.whole >>>= 1; out[6] = this.whole; this.whole <<= i;
      out[7] = this.whole;`,
  },
  {
    name: 'AbsoluteValues',
    step: `out[0] = Math.abs(x); out[1] = Math.abs(i); out[2] = Math.abs(i) | 0; out[3] = Math.abs(i - j);
      out[4] = Math.abs(i % 7); out[5] = 1 / Math.abs(i * 0); out[6] = Math.abs(Math.abs(i) - 2147483648); out[7] = Math.abs(u - v) >>> 0;`,
  },
  {
    name: 'MixedChoices',
    step: `out[0] = x > 0 ? i : y; out[1] = i > 0 ? u : -1.5; out[2] = i < 0 ? b : i; out[3] = (x > y ? i : u) - 1;
      out[4] = (i > j ? 255 : -7) / 2; out[5] = (x === 0 ? u : i) >>> 0; out[6] = (x > 0 ? x : i) | 0; out[7] = (b > 7 ? 0.5 : u) >>> 0;`,
  },
  {
    name: 'DecimalEdges',
    step: `out[0] = x * 4.35 * 100; out[1] = 1.005 * 1000 + x; out[2] = 2.2250738585072011e-308 * 1; out[3] = 4.9406564584124654e-324;
      out[4] = 0.1 + 0.7 + x; out[5] = 179769313486231580793e289; out[6] = x * 4.9e-324; out[7] = 8.41e21 + x;`,
  },
];
