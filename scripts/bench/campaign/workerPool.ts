/**
 * Spreads tasks over worker threads, one a core unless told, and hands the answers on in the order of the tasks, so that
 * the output does not depend on which worker was faster.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

const LOADER = new URL('./loadTypeScript.mjs', import.meta.url);

/** What a worker answers to one task. */
export interface Answer {
  readonly index: number;
  readonly result: unknown;
}

/**
 * @param module TypeScript module of the worker: takes `{ index, task }` messages, posts an `Answer` to each
 * @param onResult called in the order of the tasks
 */
export async function runInWorkers(
  module: URL,
  tasks: readonly unknown[],
  onResult: (result: unknown, index: number) => void,
  workers = availableParallelism(),
): Promise<void> {
  const waiting = new Map<number, unknown>();
  let next = 0;
  let due = 0;
  const take = ({ index, result }: Answer): void => {
    waiting.set(index, result);
    for (; waiting.has(due); due += 1) {
      onResult(waiting.get(due), due);
      waiting.delete(due);
    }
  };
  const serve = async (): Promise<void> => {
    const worker = new Worker(LOADER, { workerData: { module: module.href } });
    try {
      await new Promise<void>((resolve, reject) => {
        const feed = (): void => {
          if (next >= tasks.length) {
            resolve();
            return;
          }
          worker.postMessage({ index: next, task: tasks[next] });
          next += 1;
        };
        worker.on('message', (answer: Answer) => {
          take(answer);
          feed();
        });
        worker.on('error', reject);
        feed();
      });
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, serve));
}
