import { describe, expect, it } from 'vitest';
import { runInWorkers } from './workerPool.js';

const WORKER = new URL('./testing/squareWorker.ts', import.meta.url);

describe('tasks in worker threads', () => {
  it('are answered in their own order, however long each takes', async () => {
    const answers: unknown[] = [];
    await runInWorkers(
      WORKER,
      [5, 1, 4, 2, 3],
      (result, index) => {
        answers.push([index, result]);
      },
      2,
    );
    expect(answers).toEqual([
      [0, 25],
      [1, 1],
      [2, 16],
      [3, 4],
      [4, 9],
    ]);
  });

  it('fail as a whole with the error of one', async () => {
    const run = runInWorkers(WORKER, [1, -1], () => undefined, 1);
    await expect(run).rejects.toThrow('no square root of -1');
  });
});
