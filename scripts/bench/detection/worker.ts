/** Runs conditions in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import type { Condition } from './condition.js';
import { runCondition } from './runCondition.js';

const port = parentPort;
if (port === null) throw new Error('this module runs in a worker thread only');
port.on('message', ({ index, task }: { index: number; task: Condition }) => {
  port.postMessage({ index, result: runCondition(task) });
});
