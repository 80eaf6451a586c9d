/** `--line`: gdb stops, steps and names callers in lines of the TypeScript source. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compile } from './compile.js';
import { TYPES } from './testing/differential.js';
import { hasTools, runTool } from './testing/tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-gdb-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const SOURCE = `import type { i32 } from './types.js';
export class Meter {
  total: number = 0;
  private steps: i32 = 0;
  step(x: number): void {
    this.steps = (this.steps + 1) | 0;
    this.add(x);
    this.total *= 2;
  }
  private add(x: number): void {
    const twice: number = 2 * x;
    this.total += twice;
  }
}
`;

const DRIVER = `#include "m.h"

int main(void) {
    static m_Meter meter;
    m_Meter_init(&meter);
    m_Meter_step(&meter, 1.5);
    return meter.total > 5.9 ? 0 : 1;
}
`;

it.skipIf(!hasTools('gcc', 'gdb'))('stops at a line of the source, steps, and shows the way there', () => {
  writeFileSync(join(scratch, 'meter.ts'), SOURCE);
  writeFileSync(join(scratch, 'types.ts'), TYPES);
  writeFileSync(join(scratch, 'main.c'), DRIVER);
  const entry = join(scratch, 'meter.ts');
  const { diagnostics, files } = compile([entry], { prefix: 'm', single: true, line: true, base: scratch });
  expect(diagnostics).toEqual([]);
  for (const [name, text] of files) writeFileSync(join(scratch, name), text);
  runTool('gcc', ['-std=c99', '-frounding-math', '-g', '-O0', 'main.c', 'm.c', '-o', 'meter'], scratch);
  const commands = ['break meter.ts:11', 'run', 'backtrace', 'next', 'print twice', 'finish', 'next', 'next'];
  const args = [
    '-nx',
    '-batch',
    '-ex',
    'set style enabled off',
    ...commands.flatMap((line) => ['-ex', line]),
  ];
  const text = runTool('gdb', [...args, './meter'], scratch);
  expect(text).toMatch(
    /Breakpoint 1, m_Meter_add \(.*\) at \S*meter\.ts:11\n11\t {4}const twice: number = 2 \* x;/,
  );
  expect(text).toMatch(
    /#0 .*m_Meter_add .* at \S*meter\.ts:11\n#1 .*m_Meter_step .* at \S*meter\.ts:7\n#2 .*main \(\) at main\.c:6/,
  );
  expect(text).toMatch(/\n12\t {4}this\.total \+= twice;\n\$1 = 3\n/);
  expect(text).toMatch(/\n8\t {4}this\.total \*= 2;\n/);
});
