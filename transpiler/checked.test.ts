/** `--checked`: an index out of range and a counter that runs over trap; all else computes as without. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { formatDiagnostic } from './check/diagnostics.js';
import { TYPES } from './testing/differential.js';
import { EXACT, WARNINGS } from './testing/targets.js';
import { hasTools, runTool } from './testing/tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-checked-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const SOURCE = `import type { i32, u8 } from './types.js';
const TABLE: readonly number[] = [1, 2, 4];
export function pick(values: readonly number[], at: i32): number {
  const same: readonly number[] = values;
  return same[at];
}
export function second(values: readonly number[]): number {
  return values[1];
}
function fill(bytes: u8[], at: i32): void {
  bytes[at] = 7;
}
export class Store {
  private readonly bytes: u8[] = [0, 0, 0, 0, 0];
  private readonly one: number[] = [3];
  count: i32 = 2147483000;
  own(at: i32): number {
    return this.bytes[at];
  }
  put(at: i32): number {
    fill(this.bytes, at);
    return this.bytes[at];
  }
  table(at: i32): number {
    return pick(TABLE, at);
  }
  second(at: i32): number {
    return second(this.one) + at;
  }
  add(n: i32): number {
    this.count = (this.count + n) | 0;
    return this.count;
  }
}
`;

const DRIVER = `#include <stdio.h>
#include <stdlib.h>
#include "c.h"

int main(int argc, char **argv) {
    static c_Store store;
    const int at = atoi(argv[2]);
    c_Store_init(&store);
    const double values[2] = {5.0, 6.0};
    double result = -1.0;
    switch ((argc > 2) ? argv[1][0] : ' ') {
    case 'o': result = c_Store_own(&store, at); break;
    case 'p': result = c_Store_put(&store, at); break;
    case 't': result = c_Store_table(&store, at); break;
    case 's': result = c_Store_second(&store, at); break;
    case 'a': result = c_Store_add(&store, at); break;
    case 'v': result = c_pick(values, 2, at); break;
    default: break;
    }
    printf("%.17g\\n", result);
    return 0;
}
`;

describe.skipIf(!hasTools('gcc'))('a checked build', () => {
  beforeAll(() => {
    const memory = new Map([
      ['/checked/store.ts', SOURCE],
      ['/checked/types.ts', TYPES],
    ]);
    const options = { prefix: 'c', single: true, checked: true, memory, base: '/checked' };
    const { diagnostics, files } = compile(['/checked/store.ts'], options);
    expect(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, (file) => file))).toEqual([]);
    for (const [name, text] of files) writeFileSync(join(scratch, name), text);
    writeFileSync(join(scratch, 'main.c'), DRIVER);
    const trap = '-DTS_TRAP()=exit(9)';
    const flags = [...EXACT, ...WARNINGS, '-include', 'stdlib.h', trap];
    runTool('gcc', [...flags, 'main.c', 'c.c', '-o', 'store'], scratch);
  });

  const run = (what: string, at: number): string => {
    try {
      return runTool(join(scratch, 'store'), [what, String(at)], scratch).trim();
    } catch (error) {
      return /ended with 9/.test(String(error)) ? 'trap' : String(error);
    }
  };

  it.each([
    ['an array of its own', 'own', 4, '0', 5],
    ['an array of its own, before it', 'own', 0, '0', -1],
    ['an array handed to a function', 'put', 4, '7', 5],
    ['a table handed to a function', 'table', 2, '4', 3],
    ['an array of the caller in C, through a second name', 'v', 1, '6', 2],
    ['a counter', 'add', 647, '2147483647', 648],
  ])('%s: within its range, and a trap beyond', (_name, what, good, value, bad) => {
    expect(run(what, good)).toBe(value);
    expect(run(what, bad)).toBe('trap');
  });

  it('a constant index beyond an array that is too short for the function it is handed to', () => {
    expect(run('second', 0)).toBe('trap');
  });
});
