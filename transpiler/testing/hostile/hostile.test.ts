/** No input crashes or holds up the compiler: it ends with diagnostics and no C, or with C that a compiler takes. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { expectations, findings } from '../../check/testing/markers.js';
import { main } from '../../cli/main.js';
import { TYPES } from '../differential.js';
import { compilersObjection, HAS_GCC, judge, mutantsOf } from './judge.js';
import { COMPILED, REFUSED } from './regressions.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-hostile-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

describe('mutated programs', () => {
  const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
  const verdicts = SEEDS.flatMap((seed) => judge(mutantsOf(seed)));
  const accepted = verdicts.filter(({ files }) => files.size > 0);

  it('end with diagnostics or with C', () => {
    expect(verdicts.filter(({ fault }) => fault !== '')).toEqual([]);
    expect(verdicts.length).toBe(320);
    expect(accepted.length).toBeGreaterThan(10);
    expect(accepted.length).toBeLessThan(160);
  });

  it.skipIf(!HAS_GCC)('that are accepted give C which compiles without a warning', () => {
    const objections = accepted
      .slice(0, 12)
      .map((verdict) => compilersObjection(verdict, join(scratch, 'mutants')));
    expect(objections.filter((text) => text !== '')).toEqual([]);
  });
});

describe('what once went wrong', () => {
  it.each(REFUSED)('$name: refused', (ruleCase) => {
    expect(expectations(ruleCase.source)).not.toEqual([]);
    expect(findings(ruleCase)).toEqual(expectations(ruleCase.source));
  });

  it.skipIf(!HAS_GCC)('compiles now', () => {
    const verdicts = judge(COMPILED.map(({ source }) => source));
    const outcomes = verdicts.map((verdict, at) => ({
      name: COMPILED[at]?.name,
      fault: verdict.fault,
      hasC: verdict.files.size > 0,
      objection: compilersObjection(verdict, join(scratch, 'compiled')),
    }));
    expect(outcomes).toEqual(COMPILED.map(({ name }) => ({ name, fault: '', hasC: true, objection: '' })));
  });
});

/** A run of the command line: its exit code and what it printed. */
function run(...args: string[]): { code: number; text: string } {
  const lines: string[] = [];
  const spies = [vi.spyOn(console, 'error'), vi.spyOn(console, 'log')];
  for (const spy of spies) spy.mockImplementation((line: string) => void lines.push(line));
  try {
    return { code: main(args), text: lines.join('\n') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('files that are no programs', () => {
  const FILES: readonly (readonly [name: string, content: string | Buffer, code: number, text: RegExp])[] = [
    [
      'parentheses.ts',
      `export const A: number = ${'('.repeat(10_000)}1${')'.repeat(10_000)};\n`,
      1,
      /:1:146 - NS045/,
    ],
    ['braces.ts', `export function f(): void ${'{'.repeat(10_000)}${'}'.repeat(10_000)}\n`, 1, /NS045/],
    ['signs.ts', `export const A: number = ${'-~'.repeat(20_000)}1;\n`, 1, /:1:1 - NS045/],
    [
      'sum.ts',
      `export function f(x: number): number {\n  return ${'x + '.repeat(10_000)}x;\n}\n`,
      1,
      /:2:10 - NS045/,
    ],
    [
      'choices.ts',
      `export function f(x: boolean): number {\n  return ${'x ? 1 : '.repeat(10_000)}1;\n}\n`,
      1,
      /NS045/,
    ],
    ['comment.ts', 'const A: number = 1 / 6;\n/** Open-ci', 1, /NS000/],
    ['empty.ts', '', 0, /1 files written/],
    ['mark.ts', '\ufeffexport const A: number = 1;\n', 0, /written/],
    ['utf16.ts', Buffer.from('\ufeffexport const A: number = 1;\n', 'utf16le'), 0, /written/],
    ['latin1.ts', Buffer.from('export const \xe4: number = 1;\n', 'latin1'), 1, /NS000/],
    ['nul.ts', 'export const A: number = 1;\u0000\n', 1, /NS000/],
    ['binary.ts', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 73) % 256)), 1, /NS000/],
    ['page.tsx', 'export const A = <div>text</div>;\n', 1, /NS035/],
    ['data.json', '{ "a": 1 }\n', 1, /NS035/],
    ['types.d.ts', 'export declare const A: number;\n', 2, /no TypeScript sources/],
    ['plain.js', 'export const A = 1;\n', 2, /no TypeScript sources/],
    ['nowhere.ts', "import { x } from './absent.js';\nexport const A: number = x;\n", 1, /NS000/],
    [
      'first.ts',
      "import { b } from './second.js';\nexport function a(): number {\n  return b();\n}\n",
      1,
      /NS039/,
    ],
    [
      'second.ts',
      "import { a } from './first.js';\nexport function b(): number {\n  return a();\n}\n",
      1,
      /NS028/,
    ],
    [
      'deep.ts',
      "import { A } from './parentheses.js';\nexport const B: number = A;\n",
      1,
      /parentheses\.ts:1:146 - NS045/,
    ],
  ];

  it.each(FILES)('%s', (name, _content, code, text) => {
    for (const [other, bytes] of FILES) writeFileSync(join(scratch, other), bytes);
    writeFileSync(join(scratch, 'integers.ts'), TYPES);
    const out = join(scratch, `c-${name}`);
    const outcome = run('build', '--out', out, join(scratch, name));
    expect(outcome.text).toMatch(text);
    expect(outcome.code).toBe(code);
  });

  it('a folder, a folder with a source’s name, nothing, a link to itself, an output that is a file', () => {
    const folder = join(scratch, 'folder.ts');
    mkdirSync(folder);
    symlinkSync('itself.ts', join(scratch, 'itself.ts'));
    expect(run('build', folder)).toMatchObject({
      code: 2,
      text: expect.stringContaining('no TypeScript sources') as string,
    });
    expect(run('build', join(scratch, 'absent.ts'))).toMatchObject({ code: 2 });
    expect(run('build', join(scratch, 'itself.ts'))).toMatchObject({
      code: 2,
      text: expect.stringContaining('ELOOP') as string,
    });
    writeFileSync(join(scratch, 'good.ts'), 'export const A: number = 1;\n');
    writeFileSync(join(scratch, 'taken'), '');
    const taken = run('build', '--out', join(scratch, 'taken'), join(scratch, 'good.ts'));
    expect(taken).toMatchObject({ code: 2, text: expect.stringContaining('EEXIST') as string });
  });
});
