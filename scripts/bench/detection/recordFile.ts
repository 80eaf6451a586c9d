/** Records of a campaign as JSON lines, one run of one cell (two records) a line. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { runInWorkers } from '../campaign/workerPool.js';
import type { Condition } from './condition.js';
import type { RunRecord } from './runRecord.js';

const WORKER = new URL('./worker.ts', import.meta.url);

/** Runs the conditions and writes each line as soon as those before it are written. */
export async function runCampaign(
  conditions: readonly Condition[],
  file: string,
  onProgress: (done: number) => void = () => undefined,
): Promise<void> {
  const descriptor = openSync(file, 'w');
  try {
    await runInWorkers(WORKER, conditions, (records, index) => {
      writeSync(descriptor, `${JSON.stringify(records)}\n`);
      onProgress(index + 1);
    });
  } finally {
    closeSync(descriptor);
  }
}

/** The records of one or several files, in the order given. An unfinished last line is left out. */
export function readRecords(files: readonly string[]): RunRecord[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(0, -1)
      .flatMap((line) => JSON.parse(line) as RunRecord[]),
  );
}

/** Every `count`-th condition from the `index`-th on (from 1). */
export function shardOf(conditions: readonly Condition[], index: number, count: number): Condition[] {
  return conditions.filter((_, k) => k % count === index - 1);
}
