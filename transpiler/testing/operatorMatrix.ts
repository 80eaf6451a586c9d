/**
 * A program that applies every operator and Math function to all pairs of edge values: doubles with ±0, NaN, the
 * infinities, subnormals and the neighbourhoods of 2^31, 2^32 and 2^53; integers with both ends of their ranges.
 */

const DOUBLES = [
  ...['0', '0 * -1', '0 / 0', '1 / 0', '-1 / 0', '5e-324', '-5e-324', '2.2250738585072014e-308', '1e-300'],
  ...[
    '0.1',
    '-0.1',
    '0.5',
    '-0.5',
    '0.49999999999999994',
    '1',
    '-1',
    '1.5',
    '-1.5',
    '2.5',
    '-2.5',
    '3',
    '7.25',
  ],
  ...['31', '32', '33', '255', '256', '65536.75', '2147483647', '2147483648', '-2147483648', '-2147483649'],
  ...['2147483647.5', '4294967295', '4294967296', '4294967297.5', '-4294967296', '4503599627370495.5'],
  ...['9007199254740991', '9007199254740993', '-9007199254740994', '1e20', '1.7976931348623157e308'],
];

const INTEGERS = [
  ...[0, 1, -1, 2, -2, 3, -3, 7, -7, 15, 31, 32, 33, 100, -100, 255, 256, -256, 46341, -46341, 65535, 65536],
  ...[1073741824, 2147483646, 2147483647, -2147483647, -2147483648],
];

/** Each is a number. `a` and `b` are doubles. */
export const DOUBLE_OPERATIONS = [
  ...['a + b', 'a - b', 'a * b', 'a / b', '-a', '0 - a', 'a - -b', '-(a * -b)', '(a + b) * (a - b)'],
  ...['Math.abs(a)', 'Math.floor(a)', 'Math.ceil(a)', 'Math.min(a, b)', 'Math.max(a, b)'],
  ...['a < b ? 1 : 0', 'a <= b ? 1 : 0', 'a > b ? 1 : 0', 'a >= b ? 1 : 0', 'a === b ? 1 : 0'],
  ...['a !== b ? 1 : 0', '!(a < b) ? 1 : 0', 'a < b || a > b ? a : b', 'a > 0 && b > 0 ? a : -b'],
  ...['a | 0', 'a >>> 0', '~a', 'a & b', 'a | b', 'a ^ b', 'a << b', 'a >> b', 'a >>> b', 'Math.imul(a, b)'],
  ...['(a + b) | 0', '(a * b) | 0', '(a / b) | 0', '(a / b) >>> 0', '(a - b) >>> 0', 'Math.floor(a) | 0'],
  ...['Math.ceil(a) | 0', 'Math.min(a, b) | 0', 'Math.max(a, b) >>> 0', '(a | 0) + (b | 0)', '(a >>> 0) * b'],
  ...[
    'Math.floor(a / b)',
    'Math.abs(a - b)',
    'a * Math.floor(2147483648)',
    '(a | 0) < b ? 1 : 0',
    '(a >>> 0) === b ? 1 : 0',
  ],
];

/** `a` and `b` are i32, `u` and `v` the same bits as u32, `c` and `d` their low bytes as u8. */
export const INTEGER_OPERATIONS = [
  ...['a + b', 'a - b', 'a * b', 'a / b', 'a % b', 'a % 7', 'a % -7', '0 - a', '(0 - a) | 0', 'a * b + 1'],
  ...[
    '(a + b) | 0',
    '(a - b) | 0',
    '(a * b) | 0',
    '(a / b) | 0',
    '(a % b) | 0',
    '(a + b) >>> 0',
    '(a * b) >>> 0',
  ],
  ...[
    'a & b',
    'a | b',
    'a ^ b',
    '~a',
    'a << b',
    'a >> b',
    'a >>> b',
    'a << 3',
    'a >> 5',
    'a >>> 31',
    'a >> 33',
  ],
  ...['Math.imul(a, b)', 'Math.min(a, b)', 'Math.max(a, b)', 'Math.abs(a)', 'Math.max(a + 1, b) | 0'],
  ...[
    'Math.min(a - 1, b + 1)',
    'Math.abs(a - b)',
    'Math.floor(a / b)',
    'Math.floor(a / b) | 0',
    'Math.ceil(a)',
  ],
  ...[
    'a < b ? 1 : 0',
    'a + 1 > b ? 1 : 0',
    'a - b < 0 ? 1 : 0',
    'a * b === b * a ? 1 : 0',
    'a === -1 ? a : b',
  ],
  ...['a % b === 0 ? 1 : 0', 'a % 3 !== 0 ? 1 : 0', '((a % b) + 1) | 0', '(a % 10) * b', '(a + b) / 2'],
  ...['u + v', 'u - v', 'u * v', 'u / v', 'u % v', '(u + v) >>> 0', '(u - v) >>> 0', '(u * v) >>> 0'],
  ...[
    '(u / v) >>> 0',
    '(u / v) | 0',
    '(u % v) >>> 0',
    '(u % v) | 0',
    'u & v',
    'u ^ v',
    'u >>> b',
    '(u << b) >>> 0',
  ],
  ...['u >> 4', '~u >>> 0', 'Math.imul(u, v) >>> 0', '(Math.imul(u, 16777619) ^ v) >>> 0', 'u > v ? 1 : 0'],
  ...[
    'a < u ? 1 : 0',
    'a === v ? 1 : 0',
    'u > -1 ? 1 : 0',
    'u >= 0 ? 1 : 0',
    'a + u',
    '(a + u) | 0',
    '(a - u) >>> 0',
  ],
  ...[
    'u % b',
    '(u % a) | 0',
    'Math.min(a, u)',
    'Math.max(u, v)',
    '(u * a) | 0',
    'u - a < 0 ? 1 : 0',
    '0 - u',
  ],
  ...[
    'c + d',
    'c * d',
    '(c * d) & 255',
    'c - d',
    'c % 5',
    'c << 4',
    'c < d ? c : d',
    '(c * -3) | 0',
    'c * -3',
  ],
  ...[
    'c / d',
    'Math.floor(c / (d + 1)) | 0',
    'Math.floor(a / (d + 1)) | 0',
    'Math.floor(a / 10) | 0',
    '(u >>> 3) & 15',
    'u % v !== 0 ? 1 : 0',
    'u % v < 3 ? 1 : 0',
    '(c + a) | 0',
    'c === u ? 1 : 0',
    'a > b ? a : u',
    '(a > b ? c : 2.5) | 0',
  ],
];

export const DOUBLE_STEPS = DOUBLES.length ** 2;
export const INTEGER_STEPS = INTEGERS.length ** 2;

export function doubleProgram(): string {
  const edges = DOUBLES.map((edge, at) => `    case ${at}:\n      return ${edge};`).join('\n');
  return `import type { i32 } from './types.js';
const EDGES: i32 = ${DOUBLES.length};
function edge(index: i32): number {
  switch (index) {
${edges}
    default:
      return 0;
  }
}
export class Program {
  readonly out: number[] = [${DOUBLE_OPERATIONS.map(() => '0').join(', ')}];
  private pair: i32 = 0;
  step(): void {
    const first: i32 = Math.floor(this.pair / EDGES) | 0;
    const a: number = edge(first);
    const b: number = edge(this.pair % EDGES | 0);
    this.pair = (this.pair + 1) | 0;
${assignments(DOUBLE_OPERATIONS)}
  }
}
`;
}

export function integerProgram(): string {
  return `import type { i32, u32, u8 } from './types.js';
const EDGES: i32 = ${INTEGERS.length};
const EDGE: readonly i32[] = [${INTEGERS.join(', ')}];
export class Program {
  readonly out: number[] = [${INTEGER_OPERATIONS.map(() => '0').join(', ')}];
  private pair: i32 = 0;
  step(): void {
    const first: i32 = (this.pair / EDGES) | 0;
    const second: i32 = (this.pair % EDGES) | 0;
    const a: i32 = EDGE[first];
    const b: i32 = EDGE[second];
    const u: u32 = a >>> 0;
    const v: u32 = b >>> 0;
    const c: u8 = a & 255;
    const d: u8 = b & 255;
    this.pair = (this.pair + 1) | 0;
${assignments(INTEGER_OPERATIONS)}
  }
}
`;
}

function assignments(operations: readonly string[]): string {
  return operations.map((operation, at) => `    this.out[${at}] = ${operation};`).join('\n');
}
