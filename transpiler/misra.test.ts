/**
 * cppcheck's MISRA C:2012 addon over all generated C of the core, functions for state included, and over a program with
 * objects on the stack: every rule it names is justified in docs/misra.md.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { TYPES } from './testing/differential.js';
import { LOCAL_OBJECT_FEATURE } from './testing/localObjectFeature.js';
import { hasTools } from './testing/tools.js';
import { spawnSync } from 'node:child_process';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-misra-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Rules that cppcheck names in a C file and its headers. */
function deviations(name: string, files: ReadonlyMap<string, string>): Set<string> {
  for (const [file, text] of files) writeFileSync(join(scratch, file), text);
  const args = ['--addon=misra', '--std=c99', '--platform=unix32', '-q', '--template={id}', name];
  const run = spawnSync('cppcheck', args, { cwd: scratch, encoding: 'utf8' });
  expect(run.status).toBe(0);
  return new Set(run.stderr.trim().split('\n'));
}

function unjustified(found: ReadonlySet<string>): string[] {
  const page = readFileSync(join(import.meta.dirname, 'docs', 'misra.md'), 'utf8');
  const justified = new Set(
    [...page.matchAll(/^\| (\d+\.\d+) /gm)].map((match) => `misra-c2012-${match[1]}`),
  );
  return [...found].filter((id) => !justified.has(id));
}

describe.skipIf(!hasTools('cppcheck'))('deviations that docs/misra.md does not justify', () => {
  it('none in the core', { timeout: 600_000 }, () => {
    const root = join(import.meta.dirname, '..');
    const entries = ['core/outputs.ts', 'storage/snapshotScan.ts', 'console/console.ts'].map((entry) =>
      join(root, 'firmware', entry),
    );
    const options = { prefix: 'core', single: true, base: root, state: ['BatteryMonitor'] };
    const { files } = compile(entries, options);
    expect(files.get('core.c')).toContain('core_BatteryMonitor_saveState(');
    const found = deviations('core.c', files);
    expect(found.size).toBeGreaterThan(3);
    expect(unjustified(found)).toEqual([]);
  });

  it('none where functions make objects', { timeout: 600_000 }, () => {
    const memory = new Map([
      ['/misra/main.ts', LOCAL_OBJECT_FEATURE.source],
      ['/misra/types.ts', TYPES],
    ]);
    const { files } = compile(['/misra/main.ts'], { prefix: 'local', single: true, base: '/misra', memory });
    expect(files.get('local.c')).toContain('local_Range_init(&range, width);');
    expect(unjustified(deviations('local.c', files))).toEqual([]);
  });
});
