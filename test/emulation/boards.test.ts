/** The firmware of every board of the folder: it compiles, fits the machine with room for what is to come, and is loaded. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BOARD_PERIODS } from '../../host/devicescript/boardModules.js';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { boardIds, emulatedChoice, readBoardId, readCell } from '../../host/devicescript/choice.js';
import { CODE_END_MAX, IMAGE_MAX_BYTES, imageSizes } from '../../sim/boards/devicescriptImage.js';
import { DeviceScriptVm } from '../../sim/boards/devicescriptVm.js';

const BUILD_LIMIT_MS = 240_000;

async function build(id: string): Promise<Uint8Array> {
  const { boardFile, board } = await readBoardId(id);
  return buildFirmware({ boardFile, board, cell: await readCell(undefined), ...BOARD_PERIODS }, 'board');
}

const digest = (image: Uint8Array): string => createHash('sha256').update(image).digest('hex');

describe('the firmware', () => {
  it('is for six boards', () => {
    expect(boardIds()).toHaveLength(6);
  });

  it.each(boardIds())(
    '%s: compiles, fits with a load cell, and the machine takes it',
    { timeout: BUILD_LIMIT_MS },
    async (id) => {
      const choice = await emulatedChoice(id, await readCell(undefined), BOARD_PERIODS.step_ms);
      const image = await buildFirmware({ ...choice, ...BOARD_PERIODS }, 'board');
      expect(imageSizes(image).codeEnd).toBeLessThanOrEqual(CODE_END_MAX);
      expect(image.length).toBeLessThanOrEqual(IMAGE_MAX_BYTES);
      const vm = await DeviceScriptVm.load();
      vm.deploy(image);
    },
  );

  it('has the same bytes whenever it is built', { timeout: BUILD_LIMIT_MS }, async () => {
    expect(digest(await build('pico'))).toBe(digest(await build('pico')));
  });
});
