/** What `npm run devs:build` answers to wrong usage and to a board it cannot build: one line, and the code of the project. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataError, EXIT_INTERNAL_FAULT, EXIT_WRONG_USAGE } from '../../host/errors.js';
import { BOARD_PERIODS } from '../../host/devicescript/boardModules.js';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { readBoardId, readCell } from '../../host/devicescript/choice.js';

const ROOT = join(import.meta.dirname, '..', '..');

describe('npm run devs:build', () => {
  it.each([
    [
      'a board that is not there',
      ['--board', 'nope'],
      /^nabms: there is no board 'nope'; known: .*pico.*\n$/,
    ],
    ['an option that is not there', ['--bord', 'x'], /^nabms: Unknown option '--bord'.*\n$/],
  ])('%s is wrong usage', (_, options, message) => {
    const args = ['--import', 'tsx', 'scripts/devicescript/build.ts', ...options];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect(stderr).toMatch(message);
    expect(status).toBe(EXIT_WRONG_USAGE);
  });

  it('that fails leaves no image of an earlier build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nabms-devs-build-'));
    try {
      const output = join(folder, '.devicescript');
      mkdirSync(join(output, 'bin'), { recursive: true });
      for (const name of ['bin/bytecode.devs', 'nabms_pico.board.json'])
        writeFileSync(join(output, name), 'old');
      // The sources would be copied to a folder below this one, which is not there; set behind tsx, which makes it.
      const noFolder = `process.env.TMPDIR = ${JSON.stringify(join(folder, 'none'))}`;
      const preloaded = [import.meta.resolve('tsx'), `data:text/javascript,${encodeURIComponent(noFolder)}`];
      const args = [
        ...preloaded.flatMap((it) => ['--import', it]),
        join(ROOT, 'scripts/devicescript/build.ts'),
      ];
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
      expect(stderr).toContain('nabms-devicescript-');
      expect(status).toBe(EXIT_INTERNAL_FAULT);
      expect(readdirSync(output)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('a board whose program does not compile is bad data', async () => {
    const { boardFile, board } = await readBoardId('pico');
    const wrong = { ...board, contactor: { ...board.contactor, pin: 'NO_PIN' } };
    const choice = { boardFile, board: wrong, cell: await readCell(undefined), ...BOARD_PERIODS };
    const error = await buildFirmware(choice, 'board').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DataError);
    expect((error as DataError).message).toMatch(/could not compile .*NO_PIN/);
  });
});
