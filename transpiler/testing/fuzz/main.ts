/**
 * `npm run fuzz -- [--seed N] [--count N]`: random programs in Node and in C until one differs or the count is reached.
 * A program that differs is made small and printed; its file stays in out/fuzz. Exit code 0: all agreed.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BATCH, fuzzBatch } from './fuzz.js';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '100000' } },
});
const first = Number(values.seed);
const count = Number(values.count);
const start_ms = performance.now();
let failed = false;
let done = 0;
for (; done < count && !failed; done += BATCH) {
  const failure = fuzzBatch(first + done, join(resolve('out'), 'fuzz', String(first)));
  if (failure !== undefined) {
    failed = true;
    console.error(`programs from seed ${failure.seed} differ:\n${failure.source}\n${failure.reason}`);
  } else {
    const perSecond = ((done + BATCH) * 1000) / (performance.now() - start_ms);
    console.error(`${done + BATCH} programs agree, from seed ${first}; ${perSecond.toFixed(1)} a second`);
  }
}
console.log(
  failed ? `failed after ${done} programs` : `${done} programs agree, seeds ${first} to ${first + done - 1}`,
);
process.exitCode = failed ? 1 : 0;
