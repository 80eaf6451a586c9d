/**
 * Entry of a worker thread written in TypeScript: Node 20 does not apply `--import` to the entry of a worker, so tsx is
 * registered here before the module named in `workerData` is loaded.
 */
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
