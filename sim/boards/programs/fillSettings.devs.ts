/** Fills the runtime's settings as another program may: large values until the store takes none any more, then small ones. */
import * as ds from '@devicescript/core';
import { settings } from '@devicescript/settings';

/** More than the settings of any board hold. */
const VALUES = 100;
/** The machine's host waits for the line of each size. */
const SIZES = [200, 1];

for (let j = 0; j < SIZES.length; j++) {
  for (let k = 0; k < VALUES; k++) {
    await settings.set('x' + SIZES[j] + '-' + k, Buffer.alloc(SIZES[j]));
    await ds.sleep(5);
  }
  console.log('filled with ' + SIZES[j]);
  await ds.sleep(100);
}
