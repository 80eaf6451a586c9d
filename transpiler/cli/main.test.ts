import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'ts-to-c-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  status: number | null;
  output: string;
}

const lint = (...args: string[]): Outcome => tsToC('check', ...args);

function tsToC(...args: string[]): Outcome {
  const script = join(ROOT, 'transpiler', 'bin', 'ts-to-c.mjs');
  const run = spawnSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status: run.status, output: run.stdout + run.stderr };
}

describe('the command', () => {
  it('ends with 1 and names the place of every finding', () => {
    writeFileSync(join(folder, 'bad.ts'), 'export function f(x: number): boolean {\n  return !x;\n}\n');
    writeFileSync(join(folder, 'bad.test.ts'), 'const ignored = "a test is no portable source";\n');
    const { status, output } = lint(folder);
    expect(status).toBe(1);
    expect(output).toMatch(/bad\.ts:2:11 - NS013: .*; instead: compare it: x !== 0\n/);
    expect(output).toContain('ts-to-c: 1 files, 1 findings');
    expect(tsToC('--check', folder)).toEqual({ status, output });
  });

  it('ends with 0 on a clean folder', () => {
    writeFileSync(join(folder, 'bad.ts'), 'export function f(x: number): boolean {\n  return x !== 0;\n}\n');
    expect(lint(folder).status).toBe(0);
  });

  it('refuses objects made in functions where it is told to', () => {
    const source = join(folder, 'local.ts');
    const part = 'class Part {\n  x: number = 1;\n}\n';
    const use = 'export function f(): number {\n  const part: Part = new Part();\n  return part.x;\n}\n';
    writeFileSync(source, part + use);
    expect(lint(source).status).toBe(0);
    for (const args of [['check'], ['build', '--out', join(folder, 'none')]]) {
      const { status, output } = tsToC(...args, '--no-local-objects', source);
      expect(status).toBe(1);
      expect(output).toMatch(/local\.ts:5:22 - NS022: .*with --no-local-objects/);
    }
    rmSync(source);
  });

  it.each([
    [['--prefix', 'ts'], 'is that of the runtime header'],
    [['--prefix', 'math'], 'would make math.h'],
    [['--out', ''], '--out is empty'],
    [['--state', 'Part', '--state', 'Part'], '--state Part is given twice'],
    [['--out', '/proc/none/c'], 'no such file or directory'],
  ])('ends with 2 at %j, and says why', (options, message) => {
    const source = join(folder, 'plain.ts');
    writeFileSync(source, 'export function f(x: number): boolean {\n  return x !== 0;\n}\n');
    const { status, output } = tsToC('build', '--out', join(folder, 'none'), ...options, source);
    expect(status).toBe(2);
    expect(output).toContain(message);
    rmSync(source);
  });

  it('is not confused by a source named like its runtime', () => {
    const source = join(folder, 'ts.ts');
    writeFileSync(source, 'export function f(x: number): boolean {\n  return x !== 0;\n}\n');
    const out = join(folder, 'ts-named');
    expect(tsToC('build', '--out', out, source).status).toBe(0);
    expect(readdirSync(out)).toEqual(['ts_runtime.h', 'ts_ts_ts.c', 'ts_ts_ts.h']);
    rmSync(source);
  });

  it('leaves a file that would not change untouched', () => {
    const source = join(folder, 'gain.ts');
    const out = join(folder, 'kept');
    const build = (factor: string): void => {
      writeFileSync(source, `export class Gain {\n  factor: number = ${factor};\n}\n`);
      expect(tsToC('build', '--out', out, source).status).toBe(0);
    };
    build('2');
    const written = ['gain.c', 'gain.h'].map((name) => join(out, name));
    for (const path of written) utimesSync(path, 0, 0);
    build('3');
    rmSync(source);
    const [code = 0, header = 0] = written.map((path) => statSync(path).mtimeMs);
    expect(code).toBeGreaterThan(0);
    expect(header).toBe(0);
  });

  it('ends with 2 when state is asked for of a class that is not there', () => {
    const kept = join(folder, 'kept.ts');
    writeFileSync(kept, 'export class Kept {\n  x: number = 0;\n}\n');
    const { status, output } = tsToC('build', '--out', join(folder, 'c'), '--state', 'Lost', kept);
    rmSync(kept);
    expect(status).toBe(2);
    expect(output).toContain('no class Lost');
  });

  it('ends with 2 when there is nothing to lint', () => {
    expect(lint()).toMatchObject({ status: 2 });
    expect(lint(join(folder, 'absent')).output).toContain('no such file or folder');
    rmSync(join(folder, 'bad.ts'));
    expect(lint(folder)).toMatchObject({ status: 2 });
  });
});
