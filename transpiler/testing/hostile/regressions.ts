/** Programs that once crashed the compiler, or of which it made C that gcc refuses, each cut down to what it was about. */
import type { RuleCase } from '../../check/testing/markers.js';

function step(body: string, fields = 'private n: i32 = 0;'): string {
  return `import type { i32, u8 } from './types.js';
enum Mode {
  Rest = 0,
  Charge = 1,
}
export class Program {
  readonly out: number[] = [0];
  private mode: Mode = Mode.Rest;
  ${fields}
  step(x: number, m: i32, b: u8, flag: boolean): void {
    this.mode = flag ? Mode.Rest : Mode.Charge;
    this.out[0] = x + m + b;
    ${body}
  }
}
`;
}

/** Refused: the comment stands before the place, as in the tests of the rules. */
export const REFUSED: readonly RuleCase[] = [
  { name: 'a sign before a number as a statement', source: step('/*!NS035*/-1;') },
  { name: 'a complement as a statement', source: step('/*!NS035*/~m;') },
  { name: 'a comparison as a statement', source: step('/*!NS035*/m === 3;') },
  { name: 'a for that does not step', source: step('for (let i: i32 = 0; i < 3; /*!NS035*/2) {}') },
  { name: 'a for that does not start', source: step('for (/*!NS035*/m; m < 3; this.n = 1) {}') },
  {
    name: 'a number as a case of an enum',
    source: step('switch (this.mode) {\n      case /*!NS043*/1:\n        break;\n    }'),
  },
  {
    name: 'letters that old compilers do not take',
    source:
      'export class /*!NS035*/Größe {\n  /*!NS035*/Δ: number = 1;\n  f(/*!NS035*/é: number): number {\n    return this.Δ + é;\n  }\n}\n',
  },
  { name: 'a number as the name of a field', source: 'export class A {\n  /*!NS035*/10: number = 5;\n}\n' },
  {
    name: 'a constant that is itself',
    source: `import type { i32 } from './types.js';\nexport const COUNT: i32 = /*!NS000 NS000*/COUNT;\n`,
  },
  {
    name: 'a type that is itself',
    source: 'type /*!NS000*/Loop = /*!NS034*/Loop;\nexport const A: /*!NS034*/Loop = 1;\n',
  },
];

/** Accepted, and fit for C compilers. */
export const COMPILED: readonly RuleCase[] = [
  {
    name: 'a second counter that nothing reads',
    source: step('for (let i: i32 = 0, j: i32 = 0; i < 3; i++) {}'),
  },
  { name: 'a counter that only its header reads', source: step('for (let i: i32 = 0; i < 3; i++) {}') },
  {
    name: 'values held against themselves',
    source: step(
      'if (m > m || this.n !== this.n || flag === flag || this.mode === this.mode || x !== x) this.out[0] = 1;',
    ),
  },
];
