/** The tutorial of README.md does what it says: its sources compile, its C is what comes out, its program runs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { formatDiagnostic } from './check/diagnostics.js';
import { compile } from './compile.js';
import { hasTools, runTool } from './testing/tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-readme-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const README = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');

/** The fenced blocks of the tutorial, without their indentation. */
const BLOCKS = [...README.matchAll(/^ {3}```(\w*)\n([\s\S]*?)^ {3}```$/gm)].map(([, language, text]) => ({
  language,
  text: (text ?? '').replace(/^ {3}/gm, ''),
}));

function block(start: string): string {
  const found = BLOCKS.find(({ text }) => text.startsWith(start));
  if (found === undefined) throw new Error(`the tutorial has no block that begins with ${start}`);
  return found.text;
}

function build(filter: string): ReturnType<typeof compile> {
  const types = block('// types.ts');
  const memory = new Map([
    ['/tutorial/types.ts', types],
    ['/tutorial/filter.ts', filter],
  ]);
  return compile(['/tutorial/filter.ts'], { memory, base: '/tutorial' });
}

it('gives the C that it shows', () => {
  const { diagnostics, files } = build(block('// filter.ts'));
  expect(diagnostics).toEqual([]);
  expect([...files.keys()].sort()).toEqual(['filter.c', 'filter.h', 'ts_runtime.h']);
  expect(files.get('filter.c')).toContain(block('/* filter.ts:'));
});

it.skipIf(!hasTools('gcc'))('has a program that builds and runs', () => {
  const { files } = build(block('// filter.ts'));
  for (const [name, text] of files) writeFileSync(join(scratch, name), text);
  writeFileSync(join(scratch, 'main.c'), block('#include "filter.h"'));
  const [command = '', ...args] = block('gcc ')
    .trim()
    .replaceAll(' c/', ' ')
    .replace('-Ic', '-I.')
    .split(' ');
  runTool(command, args, scratch);
  expect(runTool(join(scratch, 'a.out'), [], scratch)).toBe('');
});

it('gives the message that it shows', () => {
  const { diagnostics } = build(block('// filter.ts').replace('(this.at + 1) & 3', 'this.at + 1'));
  const text = diagnostics.map((diagnostic) =>
    formatDiagnostic(diagnostic, (file) => file.slice('/tutorial/'.length)),
  );
  expect(text.join('\n')).toBe(block('filter.ts:').trim().replace(/\s+/g, ' '));
});
