/** Takes blocks of the heap until there are none: what a program that does nothing else can have. */
import * as ds from '@devicescript/core';

const BLOCKS_MAX = 1000;
/** As in firmwareFigures.ts. */
const PAYLOAD_BYTES = 120;

const blocks: Buffer[] = [];
for (let block = 0; block < BLOCKS_MAX; block++) {
  blocks.push(Buffer.alloc(PAYLOAD_BYTES));
  console.log('.');
  await ds.sleep(1);
}
