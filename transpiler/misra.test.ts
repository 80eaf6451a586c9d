/** cppcheck's MISRA C:2012 addon over all generated C, functions for state included: every rule it names is justified in docs/misra.md. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compile } from './compile.js';
import { hasTools } from './testing/tools.js';
import { spawnSync } from 'node:child_process';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-misra-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

it.skipIf(!hasTools('cppcheck'))(
  'has no deviation that docs/misra.md does not justify',
  { timeout: 600_000 },
  () => {
    const root = join(import.meta.dirname, '..');
    const entries = ['core/outputs.ts', 'storage/snapshotScan.ts', 'console/console.ts'].map((entry) =>
      join(root, 'firmware', entry),
    );
    const options = { prefix: 'core', single: true, base: root, state: ['BatteryMonitor'] };
    const { files } = compile(entries, options);
    expect(files.get('core.c')).toContain('core_BatteryMonitor_saveState(');
    for (const [name, text] of files) writeFileSync(join(scratch, name), text);
    const args = ['--addon=misra', '--std=c99', '--platform=unix32', '-q', '--template={id}', 'core.c'];
    const run = spawnSync('cppcheck', args, { cwd: scratch, encoding: 'utf8' });
    expect(run.status).toBe(0);
    const found = new Set(run.stderr.trim().split('\n'));
    const page = readFileSync(join(import.meta.dirname, 'docs', 'misra.md'), 'utf8');
    const justified = new Set(
      [...page.matchAll(/^\| (\d+\.\d+) /gm)].map((match) => `misra-c2012-${match[1]}`),
    );
    expect(found.size).toBeGreaterThan(3);
    expect([...found].filter((id) => !justified.has(id))).toEqual([]);
  },
);
