/** `npm run bench -- step`: prints and keeps what one step of the monitor costs. */
import { printTable, threeFigures } from '../printTable.js';
import { writeResults } from '../resultsFile.js';
import { buildStepProgram } from './operationCount.js';
import { type StepFigures, stepFigures } from './stepFigures.js';

/** Operations of a step, worst case, and bytes of state (issue table of the detectors; DESIGN section 4). */
export const OPERATIONS_MAX = 20_000;
export const STATE_MAX_BYTES = 4096;

export const STEP_HEAD = ['one step of the monitor', 'reached', 'at most', 'verdict'];

export async function benchStep(): Promise<void> {
  console.error('counting operations …');
  const figures = await stepFigures(await programOrReason());
  printTable(STEP_HEAD, stepRows(figures));
  await writeResults({ step: figures });
}

/** An image that is too large for the machine is a finding of the benchmark, not its failure. */
async function programOrReason(): Promise<Uint8Array | string> {
  try {
    return await buildStepProgram();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return /verification (?:error|failure):? -?\d+/u.exec(message)?.[0] ?? message.split('\n')[0];
  }
}

export function stepRows({ operations, operationsReason, state_bytes }: StepFigures): string[][] {
  const limit = String(OPERATIONS_MAX);
  const counted =
    operations === null
      ? [['operations in the DeviceScript machine', `not measured: ${operationsReason}`, limit, 'not run']]
      : [
          ['operations in the DeviceScript machine, mean', String(operations.mean), limit, ''],
          [
            'operations in the DeviceScript machine, worst',
            String(operations.worst),
            limit,
            operations.worst <= OPERATIONS_MAX ? 'met' : 'not met',
          ],
        ];
  return [
    ...counted,
    [
      'state, bytes (8 a number, 1 a boolean)',
      threeFigures(state_bytes),
      String(STATE_MAX_BYTES),
      state_bytes <= STATE_MAX_BYTES ? 'met' : 'not met',
    ],
  ];
}
