/** Live memory of this process after a full collection: the heap and the buffers beside it (typed arrays live there). */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// The collector is visible to contexts made after this; so no caller has to remember a flag of Node.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use by what is reachable. */
export function live_bytes(): number {
  // Twice: what the first collection finalises is freed by the second.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Bytes that one more of these objects takes, from `count` of them. */
export function bytesEach(build: () => object, count: number): number {
  // The first ones bring code, tables and hidden classes with them, which all share.
  const kept: object[] = [build(), build()];
  const before_bytes = live_bytes();
  for (let k = 0; k < count; k++) kept.push(build());
  const after_bytes = live_bytes();
  if (kept.length !== count + 2) throw new Error('the objects must outlive the measurement');
  return (after_bytes - before_bytes) / count;
}

/** Bytes that `run` leaves behind. What it works on must be alive before and after. */
export function growth_bytes(run: () => void): number {
  const before_bytes = live_bytes();
  run();
  return live_bytes() - before_bytes;
}
