/**
 * The DeviceScript firmware for a board, `npm run devs:build -- --board ID [--profile FILE]`: `.devicescript/bin/bytecode.devs`
 * and the board's description for DeviceScript, `.devicescript/ID.board.json`. Without a profile, the reference cell.
 * Says what was left out and how much room is left. Exit code 1 when a file is wrong or the image does not compile or does not
 * fit, 2 when it was called wrongly.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { LEFT_OUT } from '../../boards/devicescriptSlots.js';
import { reportError } from '../../host/cli/reportError.js';
import { UsageError } from '../../host/errors.js';
import { CODE_END_MAX, imageSizes } from '../../sim/boards/devicescriptImage.js';
import { boardDescription } from '../../host/devicescript/boardDescription.js';
import { BOARD_PERIODS } from '../../host/devicescript/boardModules.js';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { readBoardId, readCell } from '../../host/devicescript/choice.js';
import { partsNotRead } from '../../host/devicescript/sensorCode.js';

const OUTPUT = '.devicescript';

try {
  const options = readOptions();
  const { boardFile, board } = await readBoardId(options.board);
  const cell = await readCell(options.profile);
  const bytecode = join(OUTPUT, 'bin', 'bytecode.devs');
  const description = boardDescription(board);
  const descriptionFile = join(OUTPUT, `${description.id}.board.json`);
  // Before the build: when it fails, no image of another board or cell is left that could be loaded.
  await rm(join(OUTPUT, 'bin'), { recursive: true, force: true });
  await rm(descriptionFile, { force: true });
  const image = await buildFirmware({ boardFile, board, cell, ...BOARD_PERIODS }, 'board');
  // Not the compiler's list of sizes and debug file: they describe the image before it was shrunk.
  await mkdir(join(OUTPUT, 'bin'), { recursive: true });
  await writeFile(bytecode, image);
  await writeFile(descriptionFile, `${JSON.stringify(description.content, null, 2)}\n`);
  for (const { slot, reason } of LEFT_OUT) console.log(`left out: ${slot} (${reason})`);
  for (const part of partsNotRead(boardFile, board)) {
    console.log(`left out: ${part} (${relative('.', boardFile)} does not say what it measures: loadCell)`);
  }
  console.log(`board: ${board.name}, cell: ${cell.name}; described for DeviceScript in ${descriptionFile}`);
  const { functionCount, codeEnd, data } = imageSizes(image);
  console.log(
    `${functionCount} functions end at byte ${codeEnd} of ${CODE_END_MAX} (${CODE_END_MAX - codeEnd} free), ` +
      `${data} bytes of data: ${bytecode}`,
  );
} catch (error) {
  process.exitCode = reportError(error);
}

function readOptions(): { board: string; profile?: string } {
  try {
    return parseArgs({
      options: { board: { type: 'string', default: 'pico' }, profile: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
