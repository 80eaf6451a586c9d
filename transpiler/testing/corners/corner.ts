/**
 * Small programs that try to part Node from C: each is the body of a method that is handed edge values of every kind
 * and writes up to eight results. All of them make one program, so that one build a target runs them.
 */

export interface Corner {
  /** Of the class; says what is tried. */
  name: string;
  /** Statements over `x`, `y` (numbers), `i`, `j` (i32), `u`, `v` (u32), `b` (u8) and the array `out`. */
  step: string;
  fields?: string;
  /** Classes, enums, constants and functions of its own. */
  before?: string;
}

/** Results a corner may write. */
export const RESULTS = 8;

/** ±0, NaN, infinities, subnormals, halves, and the neighbourhoods of 2^8, 2^31, 2^32, 2^53 and 2^63. */
const NUMBERS = [
  ...[
    '0',
    '0 * -1',
    '0 / 0',
    '1 / 0',
    '-1 / 0',
    '5e-324',
    '-2.2250738585072014e-308',
    '0.1',
    '-0.5',
    '0.5',
    '1',
    '-1',
  ],
  ...['1.5', '-2.5', '31', '32', '255.5', '-256', '2147483647', '2147483648', '-2147483649', '4294967295.5'],
  ...[
    '4294967296',
    '-4503599627370495.5',
    '9007199254740991',
    '9007199254740993',
    '9223372036854775808',
    '1e20',
  ],
  ...['-1.7976931348623157e308'],
];
const INTEGERS = [
  ...[0, 1, -1, 2, -2, 3, -7, 8, 31, 32, 33, -32, 63, 255, -256, 46341, 65535, -65536, 1000003],
  ...[1073741824, 2147483646, 2147483647, -2147483647, -2147483648],
];
const UNSIGNED = [
  ...[
    0, 1, 2, 7, 31, 32, 33, 64, 255, 256, 65535, 65537, 2147483647, 2147483648, 2147483649, 4294967294,
    4294967295,
  ],
];
const BYTES = [0, 1, 2, 7, 8, 127, 128, 200, 254, 255, 31];

/** One program of all corners. */
export function programOf(corners: readonly Corner[]): string {
  const classes = corners.map(({ name, step, fields = '', before = '' }) => {
    const parameters = 'x: number, y: number, i: i32, j: i32, u: u32, v: u32, b: u8';
    const out = `readonly out: number[] = [${Array.from({ length: RESULTS }, () => '0').join(', ')}];`;
    return `${before}\nclass ${name} {\n${out}\n${fields}\nstep(${parameters}): void {\nconst out: number[] = this.out;\n${step}\n}\n}\n`;
  });
  const members = corners.map(({ name }, at) => `readonly c${at}: ${name} = new ${name}();`);
  const steps = corners.map(
    (_, at) =>
      `this.c${at}.step(x, y, i, j, u, v, b);\ncopyResults(this.c${at}.out, this.out, ${at * RESULTS});`,
  );
  return `import type { i32, u32, u8 } from './types.js';
const NUMBERS: readonly number[] = [${NUMBERS.join(', ')}];
const INTEGERS: readonly i32[] = [${INTEGERS.join(', ')}];
const UNSIGNED: readonly u32[] = [${UNSIGNED.join(', ')}];
const BYTES: readonly u8[] = [${BYTES.join(', ')}];
function copyResults(from: readonly number[], to: number[], at: i32): void {
  for (let k: i32 = 0; k < ${RESULTS}; k++) to[at + k] = from[k];
}
${classes.join('\n')}
export class Program {
  readonly out: number[] = [${Array.from({ length: corners.length * RESULTS }, () => '0').join(', ')}];
  private t: u32 = 0;
  ${members.join('\n')}
  step(): void {
    const t: u32 = this.t;
    this.t = (t + 1) >>> 0;
    const x: number = NUMBERS[t % ${NUMBERS.length}];
    const y: number = NUMBERS[((t * 7 + 3) >>> 0) % ${NUMBERS.length}];
    const i: i32 = INTEGERS[t % ${INTEGERS.length}];
    const j: i32 = INTEGERS[(((t >>> 2) * 5 + 1) >>> 0) % ${INTEGERS.length}];
    const u: u32 = UNSIGNED[t % ${UNSIGNED.length}];
    const v: u32 = UNSIGNED[(((t >>> 1) * 3 + 2) >>> 0) % ${UNSIGNED.length}];
    const b: u8 = BYTES[t % ${BYTES.length}];
    ${steps.join('\n')}
  }
}
`;
}
