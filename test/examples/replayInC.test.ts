/** The C example over a simulated recording gives the ledger of `nabms replay`, to the last bit. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ResultDocument } from '../../host/result/resultSchema.js';
import { EXACT } from '../../transpiler/testing/targets.js';
import { hasTools, runTool } from '../../transpiler/testing/tools.js';

const ROOT = join(import.meta.dirname, '..', '..');
const scratch = mkdtempSync(join(tmpdir(), 'nabms-replay-c-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

type Line = Record<string, unknown> & { type: string };

function nabms(...args: string[]): string {
  const run = spawnSync(process.execPath, [join(ROOT, 'host', 'bin', 'nabms.mjs'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  // 4: an expectation of the scenario was not met, which is not the subject here.
  if (run.status !== 0 && run.status !== 4) throw new Error(run.stderr);
  return run.stdout;
}

describe.skipIf(!hasTools('gcc'))('examples/c/replay.c', () => {
  it('prints the cycles and the sodium ledger of nabms replay', () => {
    nabms('simulate', '--cycles', '6', '--out', join(scratch, 'run'));
    const telemetry = join(scratch, 'run', 'telemetry.bdf.csv');
    const profile = join(scratch, 'run', 'profile.json');
    const result = JSON.parse(nabms('replay', telemetry, '--profile', profile, '--json')) as ResultDocument;
    const library = join(scratch, 'c');
    runTool(
      process.execPath,
      ['--import', 'tsx', 'scripts/build-c/main.ts', '--out', library, '--profile', profile],
      ROOT,
    );
    const sources = readdirSync(join(library, 'src')).filter((file) => file.endsWith('.c'));
    const program = join(scratch, 'replay');
    runTool(
      'gcc',
      [
        ...[...EXACT, '-O2', '-Wall', '-Wextra', '-pedantic', '-Werror', `-I${join(library, 'src')}`],
        ...sources.map((file) => join(library, 'src', file)),
        ...[join(ROOT, 'examples', 'c', 'replay.c'), '-o', program],
      ],
      ROOT,
    );
    const lines = runTool(program, [telemetry], ROOT)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

    expect(result.cycles.length).toBeGreaterThanOrEqual(5);
    expect(lines.filter((line) => line.type === 'cycle')).toEqual(
      result.cycles.map(({ index, start_s, end_s, charge_Ah, discharge_Ah, coulombicEfficiency }) => ({
        ...{ type: 'cycle', index, start_s, end_s, charge_Ah, discharge_Ah, coulombicEfficiency },
      })),
    );
    const { pools, ...loss } = result.inventory;
    const fields: Readonly<Record<string, unknown>> = { ...loss, ...pools };
    for (const type of ['lli', 'dead', 'sei', 'stranded', 'cathode', 'active']) {
      const [value_Ah, low_Ah, high_Ah] = ['', 'Low', 'High'].map((end) => fields[`${type}${end}_Ah`]);
      expect(low_Ah).toBeTypeOf('number');
      expect(lines.find((line) => line.type === type)).toEqual({ type, value_Ah, low_Ah, high_Ah });
    }

    const header = 'a,b,c,d,e,f,g,h\n';
    const bad: readonly [string, string][] = [
      ['', 'holds no rows'],
      [header, 'holds no rows'],
      [`${header}0,3.3,0,25,,,0,0\n1,NaN,0,25,,,0,0\n`, 'line 3: not 8 columns of numbers'],
      [`${header}0,3.3 V,0,25,,,0,0\n`, 'line 2: not 8 columns of numbers'],
      [`${header}0,3.3\n`, 'line 2: not 8 columns of numbers'],
    ];
    for (const [text, message] of bad) {
      writeFileSync(join(scratch, 'bad.csv'), text);
      const run = spawnSync(program, [join(scratch, 'bad.csv')], { encoding: 'utf8' });
      expect([run.status, run.stdout]).toEqual([1, '']);
      expect(run.stderr).toContain(message);
    }
    expect(spawnSync(program, [join(scratch, 'none.csv')], { encoding: 'utf8' }).stderr).toContain(
      'cannot be opened',
    );
  });
});
