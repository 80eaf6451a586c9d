/** Takes blocks of the heap until there are none: what a program that does nothing else can have. */
import * as ds from '@devicescript/core';

/** As in firmwareFigures.ts. */
const BLOCKS_MAX = 520;
const PAYLOAD_BYTES = 116;

const blocks = new Array<Buffer>(BLOCKS_MAX);
for (let block = 0; block < BLOCKS_MAX; block++) {
  blocks[block] = Buffer.alloc(PAYLOAD_BYTES);
  console.log('.');
  await ds.sleep(1);
}
