/**
 * What the DeviceScript firmware takes of the machine's three bounds, for each board, with the load cell's converter in use.
 *
 *   operations of a step = limit (lines that fit alone - lines that fit before the step)/(lines that fit alone)
 * The machine stops a program after so many operations without a sleep and has no count of them: lines of equal cost are
 * printed before the step, ever more, until the machine stops it. Heap: blocks of equal size are taken until there are none.
 * Both in the firmware itself on the emulated board, with everything it does in that step.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emulatedChoice, readCell } from '../../../host/devicescript/choice.js';
import { BOARD_PERIODS } from '../../../host/devicescript/boardModules.js';
import { buildFirmware } from '../../../host/devicescript/buildFirmware.js';
import { buildDeviceScript } from '../../../sim/boards/devicescriptBuild.js';
import { imageSizes } from '../../../sim/boards/devicescriptImage.js';
import { DeviceScriptPanic, OPERATION_LIMIT } from '../../../sim/boards/devicescriptPanic.js';
import { DeviceScriptVm } from '../../../sim/boards/devicescriptVm.js';
import { EmulatedBoard } from '../../../sim/boards/emulatedBoard.js';
import { replaceLiteral } from '../step/operationCount.js';

/** Of the cell's log of one sample in 20 s; the first snapshot is taken in step 30 and written from step 31 on. */
const STEP_MS = 20_000;
export const MEASURED_STEPS = [
  { name: 'a step', step: 20 },
  { name: 'the step that takes a snapshot', step: 31 },
  { name: 'a step that writes a page of it', step: 33 },
] as const;

export interface FirmwareFigures {
  readonly images: readonly { readonly board: string; readonly codeEnd: number; readonly bytes: number }[];
  readonly operations: readonly { readonly name: string; readonly count: number }[];
  readonly heap_bytes: number;
}

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDER = 'scripts/bench/devicescript';

/** Literals of the changed program, four bytes each, by which it is told what to measure; see operationCount.ts. */
const BASE = 305_397_760;
const STEP = 305_419_896;
const LINES = 305_402_377;
const BLOCKS = 305_411_111;
const BLOCK_BYTES = 128;
/** Of a block, the machine's own: header, length, attached fields (devs_buffer_t, runtime/devicescript/devs_objects.h). */
const BLOCK_HEAD_BYTES = 12;
/** More than the heap of 64 kB holds. */
const BLOCKS_MAX = 520;
const LINE = '.';
const OUT_OF_MEMORY = 60_004;
const OUT_OF_OPERATIONS = 60_001;

/** Behind the sensors, whose conversions are waited for: a wait begins the machine's count anew. */
const STEP_BEGINS = '  sample.time_s = due_ms / 1000;\n';
const PROBE = `  if (${BASE} + steps === ${STEP}) {
    for (let line = ${BASE}; line < ${LINES}; line++) {
      console.log('${LINE}');
    }
    let blocks: Buffer[] = [];
    for (let block = ${BASE}; block < ${BLOCKS}; block++) {
      // It would grow otherwise, and take more than the blocks do.
      if (blocks.length === 0) {
        blocks = new Array<Buffer>(${BLOCKS_MAX});
      }
      blocks[block - ${BASE}] = Buffer.alloc(${BLOCK_BYTES - BLOCK_HEAD_BYTES});
      console.log('${LINE}');
      await ds.sleep(1);
    }
  }
`;

export async function firmwareFigures(boards: readonly string[]): Promise<FirmwareFigures> {
  const cell = await readCell(undefined);
  const images = [];
  for (const id of boards) {
    const choice = { ...(await emulatedChoice(id, cell, BOARD_PERIODS.step_ms)), ...BOARD_PERIODS };
    const image = await buildFirmware(choice, 'board');
    images.push({ board: choice.board.name, codeEnd: imageSizes(image).codeEnd, bytes: image.length });
  }
  const program = await probedFirmware();
  const operations = [];
  for (const { name, step } of MEASURED_STEPS) {
    operations.push({ name, count: await countOperations(program, step) });
  }
  return { images, operations, heap_bytes: await heapInUse(program, MEASURED_STEPS[0].step) };
}

/** The firmware for the emulated board with the probe in it. */
export async function probedFirmware(): Promise<Uint8Array> {
  return buildFirmware(
    await emulatedChoice('pico', await readCell(undefined), STEP_MS),
    'emulated',
    async (scratch) => {
      const file = join(scratch, 'firmware', 'devicescript', 'main.ts');
      const text = await readFile(file, 'utf8');
      if (text.split(STEP_BEGINS).length !== 2) throw new Error(`${file} has no place for the probe`);
      await writeFile(file, text.replace(STEP_BEGINS, PROBE + STEP_BEGINS));
    },
  );
}

interface Probe {
  step: number;
  lines?: number;
  blocks?: number;
}

/** Lines that were printed, and the panic that ended the run, or 0. */
async function run(program: Uint8Array, { step, lines = 0, blocks = 0 }: Probe): Promise<[number, number]> {
  const told = [
    [STEP, step],
    [LINES, lines],
    [BLOCKS, blocks],
  ].reduce((bytes, [from = 0, to = 0]) => replaceLiteral(bytes, from, BASE + to), program);
  const board = await EmulatedBoard.start({ bytecode: told, closesHigh: true });
  board.setCell({ voltage_V: 3.3, current_A: 0.2, temperature_degC: 25, pressure_kPa: 300 });
  let code = 0;
  try {
    board.vm.advance((step + 2) * STEP_MS);
  } catch (error) {
    if (!(error instanceof DeviceScriptPanic)) throw error;
    code = error.code;
  }
  return [board.vm.consoleLines.filter((line) => line === LINE).length, code];
}

async function countOperations(program: Uint8Array, step: number): Promise<number> {
  const [alone] = await run(program, { step, lines: BASE });
  let [fits, doesNot] = [0, alone];
  while (doesNot - fits > 1) {
    const lines = Math.floor((fits + doesNot) / 2);
    const [, code] = await run(program, { step, lines });
    if (code !== 0 && code !== OUT_OF_OPERATIONS) throw new Error(`step ${step} ended with panic ${code}`);
    if (code === 0) fits = lines;
    else doesNot = lines;
  }
  return Math.round((OPERATION_LIMIT * (alone - fits)) / alone);
}

/** Of the blocks that an empty program can have, those that the firmware leaves none of. */
export async function heapInUse(program: Uint8Array, step: number): Promise<number> {
  const [blocks, code] = await run(program, { step, blocks: BLOCKS_MAX });
  if (code !== OUT_OF_MEMORY)
    throw new Error(`the heap was not used up after ${blocks} blocks: panic ${code}`);
  return BLOCK_BYTES * ((await blocksOfEmpty()) - blocks);
}

async function blocksOfEmpty(): Promise<number> {
  const vm = await DeviceScriptVm.load();
  vm.deploy(await buildDeviceScript({ root: ROOT, folders: [FOLDER], entry: `${FOLDER}/emptyHeap.devs.ts` }));
  try {
    vm.advance(BLOCKS_MAX * 2);
  } catch (error) {
    if (error instanceof DeviceScriptPanic && error.code === OUT_OF_MEMORY) return vm.consoleLines.length;
    throw error;
  }
  throw new Error('an empty program did not use up the heap');
}
