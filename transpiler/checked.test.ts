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

const SOURCE = `import type { i32, text, u8 } from './types.js';
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
export function character(word: text, at: i32): i32 {
  return word.charCodeAt(at);
}
export function later(first: readonly number[], second: readonly number[], at: i32): number {
  first = second;
  return first[at];
}
export class Curve {
  private readonly knots: readonly number[];
  private readonly fixed: readonly number[] = TABLE;
  constructor(knots: readonly number[], isShort: boolean) {
    if (isShort) this.knots = TABLE;
    else this.knots = knots;
  }
  knot(at: i32): number {
    return this.knots[at];
  }
  named(at: i32): number {
    const knots: readonly number[] = this.knots;
    return pick(knots, at) + knots[at];
  }
  constant(at: i32): number {
    return this.fixed[at];
  }
}
export class Owner {
  readonly values: number[] = [5, 6, 7, 8];
  readonly long: Curve = new Curve(this.values, false);
  readonly short: Curve = new Curve(this.values, true);
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
    static c_Owner owner;
    c_Owner_init(&owner);
    const double values[2] = {5.0, 6.0};
    double result = -1.0;
    switch ((argc > 2) ? argv[1][0] : ' ') {
    case 'o': result = c_Store_own(&store, at); break;
    case 'p': result = c_Store_put(&store, at); break;
    case 't': result = c_Store_table(&store, at); break;
    case 's': result = c_Store_second(&store, at); break;
    case 'a': result = c_Store_add(&store, at); break;
    case 'c': result = c_character((ts_text)TS_TEXT("abc"), at); break;
    case 'f': result = c_Curve_knot(&owner.long_, at); break;
    case 'h': result = c_Curve_knot(&owner.short_, at); break;
    case 'n': result = c_Curve_named(&owner.long_, at); break;
    case 'k': result = c_Curve_constant(&owner.long_, at); break;
    case 'l': result = c_later(values, 1, owner.values, 4, at); break;
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
    ['a constant text', 'character', 2, '99', 3],
    ['a constant text, before it', 'character', 0, '97', -1],
    ['an array that the constructor was handed', 'field', 3, '8', 4],
    ['an array that the constructor was handed, before it', 'field', 0, '5', -1],
    ['a table that the constructor chose', 'handed', 2, '4', 3],
    ['an array that the constructor was handed, through a const', 'named', 3, '16', 4],
    ['a table in a field', 'k', 2, '4', 3],
    ['a counter', 'add', 647, '2147483647', 648],
  ])('%s: within its range, and a trap beyond', (_name, what, good, value, bad) => {
    expect(run(what, good)).toBe(value);
    expect(run(what, bad)).toBe('trap');
  });

  it('holds no index against the length of an array that the name stands for no more', () => {
    expect(run('later', 3)).toBe('8');
  });

  it('a constant index beyond an array that is too short for the function it is handed to', () => {
    expect(run('second', 0)).toBe('trap');
  });
});
