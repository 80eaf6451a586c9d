/** Corners of integers: wrapping, mixed signs, shifts, remainders, products beyond 2^53. */
import type { Corner } from './corner.js';

export const INTEGER_CORNERS: readonly Corner[] = [
  {
    name: 'SumsThatWrap',
    step: `out[0] = (i + j) | 0; out[1] = (i - j) | 0; out[2] = (i + j + 1) | 0; out[3] = (i + i + i) >>> 0; out[4] = (u + v) | 0;
      out[5] = (u - v) >>> 0; out[6] = (u + i) >>> 0; out[7] = (i - u - v) | 0;`,
  },
  {
    name: 'SumsThatDoNot',
    step: `out[0] = i + j; out[1] = u + v; out[2] = u - v; out[3] = i - u; out[4] = i + j > 0 ? 1 : 0; out[5] = i * j; out[6] = u * v;
      out[7] = i * j + 1;`,
  },
  {
    name: 'ProductsBeyondDoubles',
    step: `out[0] = (i * j) | 0; out[1] = (u * v) >>> 0; out[2] = (i * u) | 0; out[3] = (u * u * u) | 0; out[4] = (i * j * 3) >>> 0;
      out[5] = (i * j + u) | 0; out[6] = (i * 1000003) | 0; out[7] = (u * 2147483648) >>> 0;`,
  },
  {
    name: 'ChainsOfImul',
    step: `out[0] = Math.imul(Math.imul(i, j), Math.imul(u, v)); out[1] = Math.imul(i, j) >>> 0; out[2] = Math.imul(x, y);
      out[3] = (Math.imul(u, 16777619) ^ b) >>> 0; out[4] = Math.imul(i, -1); out[5] = Math.imul(i + j, u - v);
      out[6] = Math.imul(i * j, 3); out[7] = Math.imul(i, 0 - u);`,
  },
  {
    name: 'ShiftsPastTheWidth',
    step: `out[0] = i << 32; out[1] = i << 33; out[2] = i >> 63; out[3] = u >>> 32; out[4] = i << -1; out[5] = i >> j; out[6] = u >>> i;
      out[7] = (u << j) >>> 0;`,
  },
  {
    name: 'ShiftsOfSums',
    step: `out[0] = (i + j) >> 1; out[1] = (i + j) >>> 1; out[2] = (u + v) >>> 1; out[3] = (u - v) >> 4; out[4] = 1 << (i + j);
      out[5] = -1 >>> b; out[6] = b << 24; out[7] = (b << 24) >>> 24;`,
  },
  {
    name: 'RemaindersOfSigns',
    step: `out[0] = i % j; out[1] = i % 8; out[2] = i % -8; out[3] = (i % j) | 0; out[4] = (u % v) >>> 0; out[5] = u % 10; out[6] = i % u;
      out[7] = u % i;`,
  },
  {
    name: 'RemaindersThatMayBeNaN',
    step: `out[0] = -(b % b + 10) | 0; out[1] = (100 / (b % b + 10)) | 0; out[2] = (100 % (b % b + 10)) | 0; out[3] = -(b % b + 10);
      out[4] = (b % b + 10) >>> 0; out[5] = Math.max(1, u % v) | 0; out[6] = ((u % v) + 7) / 2; out[7] = (u % v + 1) < 5 ? 1 : 0;`,
  },
  {
    name: 'MinimaOfProductsBeyondDoubles',
    step: `out[0] = Math.ceil(Math.min(u * (i + u), 0 - i)); out[1] = Math.min(u * v, 0 - i) + 1; out[2] = 5 - Math.min(i * u, u) + i;
      out[3] = Math.abs(Math.max(i * j * 3, 0 - u)) + u; out[4] = Math.floor(Math.max(0 - u * v, u - 1)) > i ? 1 : 0;
      out[5] = Math.min(u * u, 4294967296) + v; out[6] = (Math.min(u * u, 4294967296) + v) | 0; out[7] = Math.min(u * u, u) % 8;`,
  },
  {
    name: 'QuotientsOfSigns',
    step: `out[0] = (i / j) | 0; out[1] = (i / 7) | 0; out[2] = (i / -7) | 0; out[3] = (u / v) >>> 0; out[4] = (i / -1) | 0;
      out[5] = (u / i) | 0; out[6] = Math.floor(i / 8); out[7] = Math.floor(b / 8) | 0;`,
  },
  {
    name: 'RemaindersCompared',
    fields: `private divisor: i32 = 0;`,
    step: `this.divisor = j; out[0] = i % j === 0 ? 1 : 0; out[1] = i % this.divisor !== 0 ? 1 : 0; out[2] = u % v === 0 ? 1 : 0;
      out[3] = i % j < 1 ? 1 : 0; out[4] = u % v >= 7 ? 1 : 0; out[5] = b % b !== 0 ? 1 : 0; out[6] = i % b === -1 || !(i % j <= 0) ? 1 : 0;
      out[7] = u % v !== v && !(u % i === 1) ? 1 : 0;`,
  },
  {
    name: 'QuotientsRoundedDown',
    step: `const odd: i32 = b | 1; out[0] = Math.floor(i / 10) | 0; out[1] = Math.floor(i / odd) | 0; out[2] = Math.floor(j / 2147483647) | 0;
      out[3] = Math.floor(i / 7) >>> 0; out[4] = (Math.floor(i / 3) + Math.floor(j / 5)) | 0; out[5] = Math.floor(i / -3) | 0;
      out[6] = Math.floor((i % 8) / 3) | 0; out[7] = Math.floor(j / (b + 1)) * 2.5;`,
  },
  {
    name: 'ConstantsByName',
    before: `const CORNER_LEVELS: i32 = 8; const CORNER_TOP: i32 = 2147483647; const CORNER_LEAST: i32 = -2147483648; const CORNER_BYTE: i32 = 200;`,
    fields: `readonly bins: u8[] = [1, 2, 3, 4, 5, 6, 7, 8]; private keep(byte: u8): void { this.bins[CORNER_LEVELS - 1] = byte; }`,
    step: `let s: i32 = 0; for (let k: i32 = 0; k < CORNER_LEVELS - 1; k++) s = (s * 3 + this.bins[k + 1]) | 0;
      this.keep(CORNER_BYTE); out[0] = s; out[1] = i & (CORNER_LEVELS * CORNER_LEVELS - 1); out[2] = (CORNER_TOP - CORNER_LEVELS + i) | 0;
      out[3] = u < CORNER_TOP - 1 ? 1 : 0; out[4] = (CORNER_LEAST + 1 - i) | 0; out[5] = CORNER_TOP + 1; out[6] = this.bins[CORNER_LEVELS - 1];
      out[7] = i + 1 < CORNER_LEAST + 2 || CORNER_TOP - 1 < j ? Math.min(i + 1, CORNER_BYTE) | 0 : Math.max(u - 1, CORNER_LEAST) >>> 0;`,
  },
  {
    name: 'MasksOfUnsigned',
    fields: `readonly bins: u8[] = [9, 8, 7, 6];`,
    step: `this.bins[u & 3] = (v >>> 8) & 255; out[0] = u & 255; out[1] = u & 2147483647; out[2] = (u >>> 3) & 15; out[3] = (u & 7) - 9;
      out[4] = this.bins[v & 3] + this.bins[(v >>> 30) & 3]; out[5] = (u & 1) === 1 ? 1 : 0; out[6] = ~(u & 255) + (u & -2); out[7] = ((0 - ((u & 3) | 4)) % 3) | 0;`,
  },
  {
    name: 'WideBesideNarrow',
    step: `out[0] = i + 1 > j ? 1 : 0; out[1] = i < u + 1 ? 1 : 0; out[2] = i - j < i ? 1 : 0; out[3] = b < i + j ? 1 : 0; out[4] = Math.min(i + 1, j) | 0;
      out[5] = Math.max(u + v, i - j); out[6] = (i - j === u - v ? 1 : 0) + (i === u - v ? 1 : 0); out[7] = Math.min(b + 1, i + 3) | 0;`,
  },
  {
    name: 'QuotientsOfNaN',
    step: `out[0] = (100 / (u % v + 1)) >>> 0; out[1] = ((u % v) / 3) | 0; out[2] = (i / (j % b + 300)) | 0; out[3] = (i % (j % b + 300)) | 0;
      out[4] = (u % (v % b + 1)) >>> 0; out[5] = Math.floor((b % b + 5) / 3) | 0; out[6] = Math.floor(7 / (b % b + 1)) | 0; out[7] = 5 % (0 % b + 3);`,
  },
  {
    name: 'UnsignedAgainstNegative',
    step: `out[0] = u > -1 ? 1 : 0; out[1] = u > i ? 1 : 0; out[2] = u === i ? 1 : 0; out[3] = u >= b ? 1 : 0; out[4] = u - v < 0 ? 1 : 0;
      out[5] = (u | 0) < 0 ? 1 : 0; out[6] = u < 4294967296 ? 1 : 0; out[7] = i !== (i >>> 0) ? 1 : 0;`,
  },
  {
    name: 'ComparedWithSums',
    step: `out[0] = i + 1 > i ? 1 : 0; out[1] = u + v >= u ? 1 : 0; out[2] = i - j < i ? 1 : 0; out[3] = i * j > 0 ? 1 : 0;
      out[4] = i + j === (i + j | 0) ? 1 : 0; out[5] = u * 2 > 4294967295 ? 1 : 0; out[6] = i * j === j * i ? 1 : 0; out[7] = b - 255 <= 0 ? 1 : 0;`,
  },
  {
    name: 'BytesThatWrap',
    fields: `private byte: u8 = 250; private readonly bytes: u8[] = [255, 0, 128];`,
    step: `this.byte = (this.byte + 9) & 255; this.bytes[0] = (this.bytes[0] << 1) & 255; this.bytes[1] = ~b & 255; this.byte &= 127;
      this.bytes[2] = (0 - this.bytes[2] - b) & 255; out[0] = this.byte; out[1] = this.bytes[0]; out[2] = this.bytes[1];
      out[3] = this.bytes[2]; out[4] = ~this.byte; out[5] = this.byte - this.bytes[2]; out[6] = b * b * b * b; out[7] = (b << 8 | this.byte) >>> 4;`,
  },
  {
    name: 'ComplementsAndMasks',
    step: `out[0] = ~i; out[1] = ~u; out[2] = ~~u; out[3] = ~u >>> 0; out[4] = (u & 0xffff0000) >>> 0; out[5] = u & 0x80000000;
      out[6] = (i | 0x80000000) >>> 0; out[7] = i ^ -1;`,
  },
  {
    name: 'CompoundBits',
    fields: `private n: i32 = 1; private w: u32 = 1;`,
    step: `this.n <<= j; this.n |= i; this.n ^= u; this.n >>= 33; this.w >>>= b; this.w = (this.w | u) >>> 0; this.w &= 0x7fffffff;
      out[0] = this.n; out[1] = this.w; this.n &= -256; out[2] = this.n; this.w >>>= 32; out[3] = this.w; this.n <<= this.n; out[4] = this.n;`,
  },
  {
    name: 'CountersAtTheLimits',
    step: `let up: number = 0; let down: number = 0;
      for (let k: i32 = 2147483644; k < 2147483647; k++) up += k;
      for (let k: i32 = -2147483645; k > -2147483648; k--) down += k;
      for (let k: u8 = 250; k < 255; k++) up += k;
      for (let k: u32 = 4294967290; k < 4294967295; k++) down -= k;
      for (let k: u8 = 5; k > 0; k--) down += k;
      for (let k: u32 = 3; k > 0; k--) up -= k;
      out[0] = up; out[1] = down;`,
  },
  {
    name: 'LimitsAsConstants',
    before: `const LEAST: i32 = -2147483648; const MOST: i32 = 2147483647; const ALL: u32 = 4294967295; const FAR: number = 2147483648;`,
    step: `out[0] = LEAST - 1; out[1] = MOST + 1; out[2] = ALL + 1; out[3] = (MOST + 1) | 0; out[4] = (LEAST - 1) | 0; out[5] = -LEAST;
      out[6] = i === LEAST ? ALL : FAR; out[7] = (0 - LEAST) | 0;`,
  },
  {
    name: 'LiteralsAtTheEdges',
    step: `out[0] = 2147483648 | 0; out[1] = 4294967296 | 0; out[2] = 9007199254740993 | 0; out[3] = -1 >>> 0; out[4] = 1e20 | 0;
      out[5] = -2147483649 | 0; out[6] = (i + 2147483648) | 0; out[7] = (i - 4294967295) >>> 0;`,
  },
  {
    name: 'LeastOfIntegers',
    step: `out[0] = Math.min(i, j); out[1] = Math.max(i, u); out[2] = Math.min(u, v); out[3] = Math.min(i, j) | 0; out[4] = Math.max(u, v) >>> 0;
      out[5] = Math.max(Math.min(i, 255), 0) | 0; out[6] = Math.min(i * j, 5) | 0; out[7] = Math.max(i % 3, 0) | 0;`,
  },
  {
    name: 'NegativeExpressions',
    step: `out[0] = -(b + 1); out[1] = -(u + 1); out[2] = (0 - u) | 0; out[3] = 1 - i; out[4] = - - (b + 1); out[5] = -((i & 7) + 8);
      out[6] = (-(b + 1)) >>> 0; out[7] = -~b;`,
  },
  {
    name: 'ChoicesOfLiterals',
    step: `const up: boolean = i > 0; const far: boolean = j > 3;
      out[0] = (Math.max(b, (up ? 2147483647 : -7) + 1)) | 0; out[1] = Math.max(u, (up ? -2147483647 : 4) - 2);
      out[2] = (Math.min(u, (up ? 65536 : 46341) * (far ? 65535 : 46341))) >>> 0; out[3] = Math.max(0 - u, 0 - (up ? 2147483647 : -5) - 2);
      out[4] = ((up ? 2147483647 : -2147483648) + (far ? 2147483647 : -2147483648)) | 0;
      out[5] = ((up ? 2147483647 : 1) + (far ? 2147483647 : 1)) % 1000003;
      out[6] = (up ? 2147483647 : 4294967295) + 1 < u ? 1 : 0; out[7] = Math.abs((up ? (far ? 2147483647 : 3) : 5) + 5) >>> 0;`,
  },
  {
    name: 'ZeroMinusWhatMayBeNaN',
    step: `out[0] = 0 - (i % j); out[1] = 0 - ((i % j) + 1); out[2] = (0 | 0) - (u % v - (0 - i)); out[3] = 0 - i * j; out[4] = 0 - u * v;
      out[5] = 0 - Math.min(i % j, 3); out[6] = 0 - (0 - (b % 3)); out[7] = 0 - (b % (b & 1));`,
  },
];
