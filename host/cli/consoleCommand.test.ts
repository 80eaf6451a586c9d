/** The console command through a pipe, as a script uses it; the terminal's side was tried by hand. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const BIN = path.resolve(import.meta.dirname, '../bin/nabms.mjs');
/** The firmware is compiled first: some 20 s, more on a loaded machine. */
const RUN_LIMIT_MS = 600_000;

function run(typed: string, ...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'console', ...args], {
    encoding: 'utf8',
    input: typed,
  });
  return { code: status, stdout, stderr };
}

describe('nabms console', () => {
  it(
    'answers the lines that come through a pipe, and ends with them',
    () => {
      const { code, stdout, stderr } = run(
        'version\r\nstatus\nclear\n',
        '--emulate',
        'devicescript',
        '--speed',
        '10',
      );
      expect(stderr).toBe('nabms: compiling the firmware for Raspberry Pi Pico, cell: healthy\n');
      expect(code).toBe(0);
      const lines = stdout.split('\n');
      expect(lines[0]).toMatch(/^nabms ready, type help; unlockCode=\d{6}$/);
      expect(lines.slice(1, 3)).toEqual(['firmware=nabms 0.1.0', 'board=pico']);
      expect(lines).toContain('contactor=closed');
      expect(lines.slice(-2)).toEqual(['error -203,"Command protected"', '']);
    },
    RUN_LIMIT_MS,
  );

  it.each([
    [[], /--emulate devicescript/],
    [['--emulate', 'abacus'], /devicescript/],
    [['--emulate', 'devicescript', '--speed', '0'], /1 to 1000/],
    [['--emulate', 'devicescript', '--board', 'nowhere'], /no board 'nowhere'.*pico/],
    [['--emulate', 'devicescript', '--scenario', 'nowhere'], /unknown scenario "nowhere"/],
  ])('%j is wrong usage', (args, saying) => {
    const { code, stdout, stderr } = run('', ...args);
    expect(stderr).toMatch(saying);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
