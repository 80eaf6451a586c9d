/** Names that meet in C though they do not in TypeScript: C compilers take what comes of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseArguments } from '../cli/arguments.js';
import { compile, type CompileOptions } from '../compile.js';
import { EXACT, WARNINGS } from '../testing/targets.js';
import { hasTools, runTool } from '../testing/tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-names-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const HEAD = `import type { i32 } from './types.js';\n`;
const TYPES = ['/names/types.ts', 'export type i32 = number;\n'] as const;

function build(file: string, source: string, options: CompileOptions = {}): Map<string, string> {
  const entry = `/names/${file}`;
  const memory = new Map([[entry, HEAD + source], TYPES]);
  const { diagnostics, files } = compile([entry], { memory, base: '/names', ...options });
  expect(diagnostics).toEqual([]);
  return files;
}

/** Sources as a board's program would include them: macros of its headers first. */
const BOARD =
  '#define HIGH 0x1\n#define PI 3.14\n#define B1 1\n#define A0 14\n#define PORTB (*(volatile char *)0)\n';

const PROGRAMS: readonly { name: string; file: string; source: string; options?: CompileOptions }[] = [
  {
    name: 'a file called like a header of C',
    file: 'string.ts',
    source: 'export class Text {\n  length: i32 = 3;\n}\n',
  },
  {
    name: 'a file with which a constant makes a limit of <stdint.h>, and a class a type',
    file: 'size.ts',
    source: 'export const MAX: i32 = 3;\nexport class t {\n  n: i32 = MAX;\n}\n',
  },
  {
    name: 'a constant called like the guard of its header',
    file: 'planck.ts',
    source:
      'export const H: number = 6.626e-34;\nexport const PLANCK_H: number = 4;\nexport class A {\n  n: number = H;\n}\n',
  },
  {
    name: 'the prefix of the runtime',
    file: 'main.ts',
    source:
      'export const NAN: number = 1;\nexport function add_i32(a: i32, b: i32): i32 {\n  return (a + b) | 0;\n}\n',
    options: { prefix: 'ts' },
  },
  {
    name: 'a method, a function and an enum member',
    file: 'main.ts',
    source: `export class Over {
  n: i32 = 0;
  lap(): i32 {
    return this.n;
  }
  init(): void {}
  construct(): void {}
  $(): void {}
  _(): void {}
}
export function Over_lap(): i32 {
  return 2;
}
export enum Over_ {
  lap = 1,
}
`,
  },
  {
    name: 'fields and parameters called like macros of boards, keywords and the program itself',
    file: 'main.ts',
    source: `export const LIMIT: i32 = 3;
export class Pins {
  HIGH: number = 1;
  PI: number = 2;
  B1: number = 3;
  A0: number = 4;
  int: number = 5;
  int_: number = 6;
  a$: number = 7;
  a_: number = 8;
  MAIN_LIMIT: number = 9;
  set(PORTB: number, PI: number, main_Pins: number, self: number, ts_min: number): void {
    this.HIGH = PORTB + PI + main_Pins + self + Math.min(ts_min, LIMIT);
  }
}
`,
  },
];

describe.each(PROGRAMS)('$name', ({ file, source, options = {} }) => {
  it.skipIf(!hasTools('gcc', 'g++'))('compiles, and its header in C++', () => {
    const folder = mkdtempSync(join(scratch, 'program-'));
    const files = build(file, source, options);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const sources = [...files.keys()].filter((name) => name.endsWith('.c'));
    expect(sources.length).toBe(1);
    runTool('gcc', [...EXACT, ...WARNINGS, '-I.', '-c', ...sources], folder);
    const header = sources[0]?.replace(/c$/, 'h') ?? '';
    writeFileSync(
      join(folder, 'sketch.cpp'),
      `${BOARD}#include <string.h>\n#include "${header}"\nint main() {}\n`,
    );
    runTool('g++', ['-Wall', '-Wextra', '-Werror', '-I.', '-c', 'sketch.cpp'], folder);
  });
});

it('refuses a prefix whose header would hide one of C', () => {
  expect(() => parseArguments(['build', '--prefix', 'string', 'main.ts'])).toThrow(/string\.h/);
});

it('refuses state functions whose names the sources use', () => {
  const source = 'export class A {\n  n: i32 = 0;\n  saveState(): void {\n    this.n = 1;\n  }\n}\n';
  expect(() => build('main.ts', source, { state: ['A'] })).toThrow(/main_A_saveState/);
});
