/** Answers a number with its square, the later the larger it is; fails on a negative one. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ index, task }: { index: number; task: number }) => {
  if (task < 0) throw new Error(`no square root of ${task}`);
  setTimeout(() => parentPort?.postMessage({ index, result: task * task }), 20 * task);
});
