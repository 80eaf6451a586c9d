/** The single-precision build: every operation rounds to float, as Math.fround after each does in Node. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compile } from './compile.js';
import { EXACT, WARNINGS } from './testing/targets.js';
import { hasTools, runTool } from './testing/tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-float-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const SOURCE = `import type { i32 } from './types.js';
const GAIN: number = 0.1;
export class Filter {
  mean: number = 0;
  energy: number = 1 / 3;
  private at: i32 = 0;
  step(x: number): void {
    this.at = (this.at + 1) & 1023;
    this.mean += (x - this.mean) * GAIN;
    this.energy = Math.max(this.energy * 0.999 + x * x, Math.floor(this.mean * 7) / 3) + this.at;
  }
}
`;

const DRIVER = `#include "f.h"
#include <stdio.h>
#include <string.h>

static void print(float x) {
    uint32_t bits;
    (void)memcpy(&bits, &x, sizeof bits);
    (void)printf("%08x ", (unsigned)bits);
}

int main(void) {
    static f_Filter filter;
    f_Filter_init(&filter);
    for (int k = 0; k < 2000; k++) {
        f_Filter_step(&filter, (float)(k % 37) / 8.0f - 2.0f);
        print(filter.mean);
        print(filter.energy);
    }
    return 0;
}
`;

function bits(x: number): string {
  return new DataView(new Float32Array([x]).buffer).getUint32(0, true).toString(16).padStart(8, '0');
}

/** The program above, rounded after every operation. A constant that was computed when compiling is rounded once. */
function expected(): string[] {
  const r = Math.fround;
  let [mean, energy, at] = [0, r(1 / 3), 0];
  const words: string[] = [];
  for (let k = 0; k < 2000; k++) {
    const x = (k % 37) / 8 - 2;
    at = (at + 1) & 1023;
    mean = r(mean + r(r(x - mean) * r(0.1)));
    const decayed = r(r(energy * r(0.999)) + r(x * x));
    energy = r(Math.max(decayed, r(Math.floor(r(mean * 7)) / 3)) + at);
    words.push(bits(mean), bits(energy));
  }
  return words;
}

it.skipIf(!hasTools('gcc'))('has the bits of Math.fround after every operation', () => {
  const memory = new Map([
    ['/float/filter.ts', SOURCE],
    ['/float/types.ts', 'export type i32 = number;\n'],
  ]);
  const { diagnostics, files } = compile(['/float/filter.ts'], {
    prefix: 'f',
    single: true,
    real: 'float',
    memory,
    base: '/float',
  });
  expect(diagnostics).toEqual([]);
  for (const [name, text] of files) writeFileSync(join(scratch, name), text);
  writeFileSync(join(scratch, 'main.c'), DRIVER);
  for (const level of ['-O0', '-O2']) {
    const flags = [...EXACT, ...WARNINGS, '-Wdouble-promotion', level];
    runTool('gcc', [...flags, 'main.c', 'f.c', '-o', 'filter'], scratch);
    expect(runTool(join(scratch, 'filter'), [], scratch).trim().split(' ')).toEqual(expected());
  }
});

it.skipIf(!hasTools('gcc'))('takes the whole core without a warning', () => {
  const root = join(import.meta.dirname, '..');
  const entry = join(root, 'firmware', 'core', 'outputs.ts');
  const { diagnostics, files } = compile([entry], {
    prefix: 'core',
    single: true,
    real: 'float',
    base: root,
  });
  expect(diagnostics).toEqual([]);
  expect(files.get('core.c')).not.toMatch(/\bdouble\b(?![^\n]*\*\/)/);
  for (const [name, text] of files) writeFileSync(join(scratch, name), text);
  runTool('gcc', ['-fsyntax-only', ...EXACT, ...WARNINGS, '-Wdouble-promotion', 'core.c'], scratch);
});
