/** `npm run bench -- step`: prints and keeps what one step of the monitor costs. */
import { printTable, threeFigures } from '../printTable.js';
import { writeResults } from '../resultsFile.js';
import { type OperationFigures, type StepFigures, stepFigures } from './stepFigures.js';

/** Operations of a step, worst case, and bytes of state (issue table of the detectors; DESIGN section 4). */
export const OPERATIONS_MAX = 20_000;
export const STATE_MAX_BYTES = 4096;

export const STEP_HEAD = ['one step of the monitor', 'reached', 'at most', 'verdict'];

export async function benchStep(): Promise<void> {
  console.error('counting operations …');
  const figures = await stepFigures();
  printTable(STEP_HEAD, stepRows(figures));
  await writeResults({ step: figures });
}

export function stepRows({ images, state_bytes }: StepFigures): string[][] {
  return [
    ...images.flatMap((image) => operationRows(image)),
    [
      'state, bytes (8 a number, 1 a boolean)',
      threeFigures(state_bytes),
      String(STATE_MAX_BYTES),
      state_bytes <= STATE_MAX_BYTES ? 'met' : 'not met',
    ],
  ];
}

function operationRows({ image, operations, reason }: OperationFigures): string[][] {
  const limit = String(OPERATIONS_MAX);
  const name = `operations in the DeviceScript machine (core: ${image})`;
  if (operations === null) return [[name, `not measured: ${reason}`, limit, 'not run']];
  const { mean, worst } = operations;
  return [
    [`${name}, mean`, String(mean), limit, ''],
    [`${name}, worst`, String(worst), limit, worst <= OPERATIONS_MAX ? 'met' : 'not met'],
  ];
}
