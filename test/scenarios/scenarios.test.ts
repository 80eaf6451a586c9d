/**
 * The repository's own scenarios, run as a user runs them: one call of the command line for all of them. And the contract
 * of that command line: exit codes, one line a problem, a JUnit file.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenario } from '../../host/scenario/loadScenario.js';

const BIN = resolve(import.meta.dirname, '../../host/bin/nabms.mjs');
const FILES = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join(import.meta.dirname, name));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nabms-scenarios-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

function simulate(...args: string[]): Outcome {
  const run = spawnSync(process.execPath, [BIN, 'simulate', ...args], {
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 1 << 28,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return name;
}

/** A run of seconds that is over in a moment: one cycle, coarser steps. */
const SHORT = 'cycles: 1\nspread: off\nstep_s: 2\nlogger: { period_s: 60 }\n';

describe('the scenarios of the repository', () => {
  it('are at least the eight there should be, each with expectations', async () => {
    expect(FILES.length).toBeGreaterThanOrEqual(8);
    for (const path of FILES) {
      const { scenario, expectations } = await loadScenario(path);
      expect([scenario.name, expectations.length >= 6]).toEqual([scenario.name, true]);
    }
  });

  it('are all as expected, in one call, with a JUnit suite each and a case per expectation', async () => {
    const { code, stdout, stderr } = simulate(...FILES, '--junit', 'all.xml');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const xml = readFileSync(join(folder, 'all.xml'), 'utf8');
    for (const path of FILES) {
      const { scenario, expectations } = await loadScenario(path);
      const count = expectations.length;
      expect(stdout).toContain(`== ${scenario.name}\n`);
      expect(xml).toContain(
        `<testsuite name="${scenario.name}" file="${path}" tests="${count}" failures="0" errors="0"`,
      );
      for (const { path: expected, place } of expectations) {
        expect(xml).toContain(
          `name="${expected.text}" classname="${scenario.name}" file="${path}" line="${place.line}"`,
        );
      }
    }
    expect(stdout.match(/^expectations: (\d+) of \1 met$/gm)).toHaveLength(FILES.length);
  });
});

describe('an expectation that is not met', () => {
  it('exits with 4, says so in one line with its place, and leaves all results', () => {
    const name = file('wrong.yaml', `${SHORT}expect:\n  cycles.length: 2\n  softShort.levelMax: 0\n`);
    const { code, stdout, stderr } = simulate(name, '--out', 'wrong', '--junit', 'sub/wrong.xml');
    expect(code).toBe(4);
    expect(stderr).toBe('nabms: wrong.yaml:6:3: cycles.length is 1, expected 2\n');
    expect(stdout).toMatch(/^expectations: 1 of 2 met$/m);
    expect(readdirSync(join(folder, 'wrong')).sort()).toEqual([
      'events.jsonl',
      'profile.json',
      'report.html',
      'result.json',
      'telemetry.bdf.csv',
    ]);
    const xml = readFileSync(join(folder, 'sub/wrong.xml'), 'utf8');
    expect(xml).toContain('<testsuites name="nabms simulate" tests="2" failures="1" errors="0"');
    expect(xml).toContain(
      '<failure message="cycles.length is 1, expected 2">wrong.yaml:6: cycles.length is 1',
    );
    expect(readdirSync(join(folder, 'sub'))).toEqual(['wrong.xml']);
  });

  it('with --json leaves standard output to the document', () => {
    const name = file('json.yaml', `${SHORT}expect: { cycles.length: 7 }\n`);
    const { code, stdout, stderr } = simulate(name, '--json');
    expect(code).toBe(4);
    expect((JSON.parse(stdout) as { cycles: unknown[] }).cycles).toHaveLength(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('several scenarios in one call', () => {
  it('run whatever became of the others; the worst exit code counts; each has its folder', () => {
    const good = file('good.yaml', `${SHORT}expect: { cycles.length: 1 }\n`);
    const bad = file('bad.yaml', `${SHORT}expect: { cycles.length: 2 }\n`);
    // 1 ohm in a cell that cannot shed heat: the sodium would melt, and the run is stopped.
    const melting = file(
      'melting.yaml',
      `${SHORT}cell: { heatTransfer_W_per_K: 0.01 }\nfaults: [{ name: softShort, resistance_ohm: 1, start_h: 1 }]\n`,
    );
    const some = simulate(bad, good, '--out', 'some', '--junit', 'some.xml');
    expect(some.code).toBe(4);
    expect(readdirSync(join(folder, 'some')).sort()).toEqual(['bad', 'good']);
    const all = simulate(melting, bad, good, '--out', 'all', '--junit', 'three.xml');
    expect(all.code).toBe(3);
    expect(all.stderr.trim().split('\n')).toHaveLength(2);
    // When, in which step, why, in which state.
    expect(all.stderr).toMatch(
      /^nabms: melting\.yaml: at \d+\.\d{3} s in protocol\.steps\[\d\] \(\w+\): the temperature is outside .*; state: V=.* T=9\d\./m,
    );
    expect(readdirSync(join(folder, 'all')).sort()).toEqual(['bad', 'good']);
    const xml = readFileSync(join(folder, 'three.xml'), 'utf8');
    expect(xml).toContain('tests="3" failures="1" errors="1"');
    expect(xml).toMatch(
      /<testcase name="run" classname="melting"[^>]*>\n\s*<error message="[^"]*temperature/,
    );
  });

  it('are refused where their results could not be told apart', () => {
    const name = file('twin.yaml', SHORT);
    for (const [args, saying] of [
      [[name, name, '--out', 'twins'], /the same name/],
      [[name, 'healthy', '--json'], /--json prints one result/],
    ] as const) {
      const { code, stdout, stderr } = simulate(...args);
      expect(stderr).toMatch(saying);
      expect(stdout).toBe('');
      expect(code).toBe(2);
    }
  });
});

describe('options', () => {
  it('go over what the file says', () => {
    const name = file('over.yaml', `${SHORT}seed: 3\nfaults: [{ name: softShort, resistance_ohm: 500 }]\n`);
    const run = (...args: string[]): string => simulate(name, '--json', ...args).stdout;
    const own = JSON.parse(run()) as { truth: { softShort: { leakCharge_Ah: number } } };
    expect(own.truth.softShort.leakCharge_Ah).toBeGreaterThan(0.01);
    const other = JSON.parse(
      run('--fault', 'deadSodium:factor=2', '--cell', 'nacro2-1ah', '--cycles', '2'),
    ) as {
      cell: { cathode: string; voltageMax_V: number };
      cycles: unknown[];
      truth: { softShort: { leakCharge_Ah: number } };
    };
    expect(other.cell).toMatchObject({ cathode: 'NaCrO2', voltageMax_V: 3.5 });
    expect(other.cycles).toHaveLength(2);
    expect(other.truth.softShort.leakCharge_Ah).toBe(0);
    expect(run('--spread', 'default')).not.toBe(run());
    expect(simulate(name, '--spread', 'wide').code).toBe(2);
  });
});

describe('a file that is no scenario', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['impossible.yaml', 'cell:\n  capacity_Ah: -1\n', /impossible\.yaml:2:16: key 'cell\.capacity_Ah' is -1/],
    ['tabs.yaml', 'cell:\n\tcapacity_Ah: 1\n', /tabs\.yaml:2:1: .*tab/],
    ['empty.yaml', '', /empty\.yaml: the file is empty/],
    ['blank.yaml', ' \n\n', /blank\.yaml: the file is empty/],
    ['binary.yaml', Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff, 0xfe]), /binary\.yaml: this is not a text file/],
    [
      'latin1.yaml',
      Buffer.from('name: f\xfcr', 'latin1'),
      /latin1\.yaml: this is not a text file, expected YAML in UTF-8/,
    ],
    ['long.yaml', `# ${'x'.repeat(1 << 20)}`, /long\.yaml: the file has \d+ bytes/],
    [
      'late.yaml',
      'cycles: 2\nfaults: [{ name: softShort, resistance_ohm: 9, start_cycle: 3 }]\n',
      /late\.yaml:2:61: fault softShort\.start_cycle is 3; the run has 2 cycles/,
    ],
    [
      'contrary.yaml',
      'faults:\n  - { name: thermistorOpen }\n  - { name: thermistorShort }\n',
      /contrary\.yaml:2:3: faults has thermistorOpen and thermistorShort, which set/,
    ],
    [
      'endless.yaml',
      'cycles: 100000\nprotocol: { steps: [{ step: rest, duration_s: 9e6 }] }\n',
      /endless\.yaml:2:21: the protocol may last .* its longest step is protocol\.steps\[1\] \(rest\)/,
    ],
    [
      'nan.yaml',
      'cell: { creepTime_s: .nan }\n',
      /nan\.yaml:1:22: key 'cell\.creepTime_s' is NaN, expected a number from/,
    ],
    [
      'pressed.yaml',
      'cell: { preload_kPa: 1.0e+7 }\n',
      /pressed\.yaml:1:22: key 'cell\.preload_kPa' is 10000000, expected a number from 1 to 100000 kPa/,
    ],
    ['expects.yaml', 'expect:\n  softShort.levelmax: 1\n', /expects\.yaml:2:3: .*did you mean 'levelMax'/],
  ])(
    '%s: one line, exit code 1, nothing on standard output, nothing run or written',
    (name, content, saying) => {
      // The good one before it must not run either.
      const good = file('first.yaml', SHORT);
      const { code, stdout, stderr } = simulate(
        good,
        file(name, content),
        '--out',
        'never',
        '--junit',
        'never.xml',
      );
      expect(stderr).toMatch(saying);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stdout).toBe('');
      expect(code).toBe(1);
      expect(existsSync(join(folder, 'never'))).toBe(false);
      expect(existsSync(join(folder, 'never.xml'))).toBe(false);
    },
  );

  it.each([
    ['nowhere.yaml', 1, /nowhere\.yaml: there is no such file/],
    ['.', 1, /this is a directory/],
    ['/dev/null', 1, /this is not a regular file/],
    ['helthy', 2, /unknown scenario "helthy": expected demo, healthy or a file.*did you mean 'healthy'/],
  ])('%s', (name, expected, saying) => {
    const { code, stdout, stderr } = simulate(name);
    expect(stderr).toMatch(saying);
    expect(stdout).toBe('');
    expect(code).toBe(expected);
  });

  it('a JUnit file that cannot be written is known before the runs', () => {
    const { code, stdout, stderr } = simulate(file('short.yaml', SHORT), '--junit', folder);
    expect(stderr).toMatch(/is a folder; --junit wants a file/);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });
});
