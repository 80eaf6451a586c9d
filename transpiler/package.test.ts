/** The package as it would be published: what is in it, and the tutorial's command run from it, without this repository. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runTool } from './testing/tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-package-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

it('holds what it needs and nothing else, and compiles on its own', () => {
  runTool('npm', ['pack', '--silent', '--pack-destination', scratch], import.meta.dirname);
  const [tarball = ''] = readdirSync(scratch);
  runTool('tar', ['xzf', tarball], scratch);
  const installed = join(scratch, 'node_modules', '@ts-to-c-transpiler', 'cli');
  mkdirSync(join(installed, '..'), { recursive: true });
  runTool('mv', [join(scratch, 'package'), installed], scratch);
  expect(readdirSync(installed).sort()).toEqual([
    ...['LICENSE', 'README.md', 'bin', 'dist', 'docs', 'package.json'],
  ]);
  expect(existsSync(join(installed, 'dist', 'compile.d.ts'))).toBe(true);

  // Its only dependency.
  const typescript = join(import.meta.dirname, '..', 'node_modules', 'typescript');
  symlinkSync(typescript, join(scratch, 'node_modules', 'typescript'));
  writeFileSync(join(scratch, 'gain.ts'), 'export class Gain {\n  factor: number = 2;\n}\n');
  const command = join(installed, 'bin', 'ts-to-c.mjs');
  runTool(process.execPath, [command, 'build', 'gain.ts', '--out', 'c'], scratch);
  expect(readdirSync(join(scratch, 'c')).sort()).toEqual(['gain.c', 'gain.h', 'ts_runtime.h']);

  const program = `import { check } from '@ts-to-c-transpiler/cli';
process.stdout.write(String(check(['gain.ts']).diagnostics.length));`;
  writeFileSync(join(scratch, 'program.mjs'), program);
  expect(runTool(process.execPath, ['program.mjs'], scratch)).toBe('0');
});
