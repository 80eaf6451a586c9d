/** `npm run bench -- devicescript`: prints and keeps what the DeviceScript firmware takes of the machine's bounds. */
import { CODE_END_MAX, IMAGE_MAX_BYTES } from '../../../sim/boards/devicescriptImage.js';
import { boardIds } from '../../../host/devicescript/choice.js';
import { printTable } from '../printTable.js';
import { writeResults } from '../resultsFile.js';
import { OPERATION_LIMIT } from '../../../sim/boards/devicescriptPanic.js';
import { type FirmwareFigures, firmwareFigures } from './firmwareFigures.js';

/** Budgets of the firmware (issue of the DeviceScript firmware, "How it is proved"). */
export const OPERATIONS_MAX = OPERATION_LIMIT / 2;
export const HEAP_MAX_BYTES = 40 * 1024;

export const FIRMWARE_HEAD = ['DeviceScript firmware', 'reached', 'at most', 'verdict'];

export async function benchDeviceScript(): Promise<void> {
  console.error('building and running the DeviceScript firmware …');
  const figures = await firmwareFigures(boardIds());
  printTable(FIRMWARE_HEAD, firmwareRows(figures));
  await writeResults({ devicescript: figures });
}

export function firmwareRows({ images, operations, heap_bytes }: FirmwareFigures): string[][] {
  const row = (name: string, value: number, most: number): string[] => [
    ...[name, String(value), String(most), value <= most ? 'met' : 'not met'],
  ];
  return [
    ...operations.map(({ name, count }) => row(`operations, ${name}`, count, OPERATIONS_MAX)),
    row('heap in use, bytes', heap_bytes, HEAP_MAX_BYTES),
    ...images.flatMap(({ board, codeEnd, bytes }) => [
      row(`${board}: functions end at byte`, codeEnd, CODE_END_MAX),
      row(`${board}: bytecode, bytes`, bytes, IMAGE_MAX_BYTES),
    ]),
  ];
}
