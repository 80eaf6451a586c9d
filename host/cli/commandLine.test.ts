import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultSchema } from '../result/resultSchema.js';
import type { ResultDocument } from '../result/resultSchema.js';

const BIN = path.resolve(import.meta.dirname, '../bin/nabms.mjs');
let folder = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabms-cli-'));
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

function nabms(...args: string[]): Outcome {
  const run = spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 1 << 28,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

const at = (name: string): string => path.join(folder, name);

/** Asserts the contract of a failure: this code, one line on stderr, nothing on stdout, no stack trace. */
function expectFailure(outcome: Outcome, code: number, saying: RegExp): void {
  expect(outcome.stderr).toMatch(saying);
  expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
  expect(outcome.stderr).not.toMatch(/\n\s+at /);
  expect(outcome.stdout).toBe('');
  expect(outcome.code).toBe(code);
}

describe('usage', () => {
  test('no argument prints help', () => {
    const { code, stdout, stderr } = nabms();
    expect(code).toBe(0);
    expect(stdout).toMatch(/simulate.*\n.*replay/s);
    expect(stderr).toBe('');
  });
  test.each([
    [['simulate', '--wat'], /unknown option '--wat'/],
    [['fly'], /unknown command 'fly'/],
    [['replay'], /missing required argument 'file'/],
    [['simulate', '--cycles', '0'], /1 or more/],
    [['simulate', 'nowhere'], /unknown scenario "nowhere".*demo/],
    [['simulate', '--cell', 'x'], /unknown cell "x".*nvp-1ah/],
  ])('%j is wrong usage', (args, saying) => {
    expectFailure(nabms(...args), 2, saying);
  });
  test('a fault that does not exist, or cannot be, is named with what is known', () => {
    expectFailure(nabms('simulate', '--fault', 'gremlin:a=1'), 1, /gremlin.*softShort/);
    expectFailure(nabms('simulate', '--fault', 'softShort:resistance_ohm=-3'), 1, /resistance_ohm/);
    expectFailure(nabms('simulate', '--fault', 'softShort:resistance_ohm=abc'), 1, /resistance_ohm=abc/);
  });
});

describe('simulate', () => {
  test('--json is one document of the schema, nothing else, and the same bytes as result.json', () => {
    const { code, stdout, stderr } = nabms('simulate', '--cycles', '4', '--json', '--out', at('json'));
    expect(code).toBe(0);
    // The demonstration goes on for longer than was asked for.
    expect(stderr).toBe(
      'nabms: demo: fault softShort begins in cycle 15, which --cycles 4 does not reach\n' +
        'nabms: demo: fault deadSodium begins in cycle 20, which --cycles 4 does not reach\n',
    );
    const result = resultSchema.parse(JSON.parse(stdout));
    expect(result.truth?.sodiumBalanceResidual_C).toBe(0);
    expect(stdout).toBe(fs.readFileSync(at('json/result.json'), 'utf8'));
    expect(fs.readdirSync(at('json')).sort()).toEqual([
      'events.jsonl',
      'profile.json',
      'report.html',
      'result.json',
      'telemetry.bdf.csv',
    ]);
  });

  test('the same seed gives the same bytes, another seed others', () => {
    const run = (seed: string): string => nabms('simulate', '--cycles', '3', '--seed', seed, '--json').stdout;
    expect(run('5')).toBe(run('5'));
    expect(run('5')).not.toBe(run('6'));
  });

  test('the table sets the estimate beside the truth; no progress bar off a terminal', () => {
    const { stdout, stderr } = nabms('simulate', 'healthy', '--cycles', '3');
    expect(stdout).toMatch(/estimate.*truth/);
    expect(stdout).toMatch(/sodium lost/);
    expect(stderr).toBe('');
  });

  test('replaying its telemetry gives the same verdict to the byte', () => {
    nabms('simulate', '--cycles', '20', '--out', at('demo'));
    const replayed = nabms(
      'replay',
      at('demo/telemetry.bdf.csv'),
      '--profile',
      at('demo/profile.json'),
      '--json',
    );
    expect(replayed.stderr).toBe('');
    const before = JSON.parse(fs.readFileSync(at('demo/result.json'), 'utf8')) as ResultDocument;
    const after = JSON.parse(replayed.stdout) as ResultDocument;
    expect(before.softShort.levelMax).toBe(2);
    for (const part of [
      'cell',
      'duration_s',
      'samples',
      'reference_s',
      'cycles',
      'softShort',
      'inventory',
      'alarms',
      'advice',
    ] as const) {
      expect(JSON.stringify(after[part])).toBe(JSON.stringify(before[part]));
    }
    expect(after.truth).toBeUndefined();
  });
});

test('a profile that the data contradict is remarked upon', () => {
  fs.writeFileSync(
    at('small.json'),
    '{"name":"x","capacity_Ah":0.0001,"voltageMin_V":2.4,"voltageMax_V":3.6}',
  );
  fs.writeFileSync(at('hour.csv'), 'time_s,voltage_V,current_A\n0,3.3,0.1\n1000,3.31,0.1\n2000,3.32,0.1\n');
  const { code, stderr } = nabms('replay', at('hour.csv'), '--profile', at('small.json'));
  expect(code).toBe(0);
  expect(stderr).toMatch(/warning: one half cycle.*capacity_Ah is 0\.0001/);
});

describe('output folder', () => {
  const replayTo = (out: string): Outcome => {
    fs.writeFileSync(at('short.csv'), 'time_s,voltage_V,current_A\n0,3.3,0.1\n10,3.31,0.1\n20,3.32,0.1\n');
    return nabms('replay', at('short.csv'), '--out', out);
  };
  test('an existing folder is refreshed, other files in it stay', () => {
    fs.mkdirSync(at('mine'));
    fs.writeFileSync(at('mine/notes.txt'), 'keep');
    expect(replayTo(at('mine')).code).toBe(0);
    expect(fs.readFileSync(at('mine/notes.txt'), 'utf8')).toBe('keep');
    expect(fs.existsSync(at('mine/result.json'))).toBe(true);
  });
  test('a file in the way is left alone', () => {
    fs.writeFileSync(at('file'), 'mine');
    expectFailure(replayTo(at('file')), 1, /is no folder/);
    expect(fs.readFileSync(at('file'), 'utf8')).toBe('mine');
  });
  test('bad data leaves nothing behind', () => {
    fs.writeFileSync(at('bad.csv'), 'time_s,voltage_V,current_A\n0,3.3,0.1\n10,3.31,0.1\n5,3.32,0.1\n');
    expectFailure(nabms('replay', at('bad.csv'), '--out', at('never')), 1, /bad\.csv.*line 4/);
    expect(fs.readdirSync(folder).filter((name) => name.includes('never'))).toEqual([]);
  });
  test('an interruption leaves nothing behind', async () => {
    const child = spawn(process.execPath, [BIN, 'simulate', '--cycles', '2000', '--out', at('stopped')], {
      cwd: folder,
      stdio: 'ignore',
    });
    const leftovers = (): string[] => fs.readdirSync(folder).filter((name) => name.includes('stopped'));
    while (leftovers().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(130);
    expect(leftovers()).toEqual([]);
  });
  test('a folder where a result must go, or a path through a file, changes nothing', () => {
    fs.mkdirSync(at('odd/result.json'), { recursive: true });
    fs.writeFileSync(at('odd/events.jsonl'), 'old');
    expectFailure(replayTo(at('odd')), 1, /result\.json.*is a folder/);
    expect(fs.readFileSync(at('odd/events.jsonl'), 'utf8')).toBe('old');
    expectFailure(replayTo(at('short.csv/sub')), 1, /part of the path is a file/);
    expectFailure(replayTo(at('x'.repeat(300))), 1, /too long/);
    expectFailure(replayTo(''), 1, /--out is empty/);
  });
  test('a second run into a folder leaves no file of the first', () => {
    expect(nabms('simulate', '--cycles', '1', '--out', at('again')).code).toBe(0);
    expect(replayTo(at('again')).code).toBe(0);
    expect(fs.existsSync(at('again/telemetry.bdf.csv'))).toBe(false);
  });
  test('a reader that stops early is no error', () => {
    const run = spawnSync(
      'bash',
      ['-c', `"$0" "$1" simulate healthy --cycles 2 | true; echo "\${PIPESTATUS[0]}"`, process.execPath, BIN],
      {
        encoding: 'utf8',
        cwd: folder,
      },
    );
    expect(run.stdout.trim()).toBe('0');
    expect(run.stderr).toBe('');
  });
  test('a full disk leaves nothing half-written and says so', () => {
    // A file-size limit stands for the full disk: writes beyond it fail, as they would there.
    const script = `trap '' XFSZ; ulimit -f 16; exec "$0" "$1" simulate healthy --cycles 3 --out "$2"`;
    const run = spawnSync('bash', ['-c', script, process.execPath, BIN, at('full')], {
      encoding: 'utf8',
      cwd: folder,
    });
    expect(run.stderr).toMatch(/nothing was written/);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stdout).toBe('');
    expect(run.status).toBe(1);
    expect(fs.readdirSync(folder).filter((name) => name.includes('full'))).toEqual([]);
  });
});

test('the packaged name works', () => {
  const version = execFileSync('npx', ['--no', 'nabms', '--', '--version'], {
    encoding: 'utf8',
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(version.trim()).toMatch(/^\d+\.\d+\.\d+$/);
});
