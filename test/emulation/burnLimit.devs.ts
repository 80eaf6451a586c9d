/** Finds how many turns of `burn` fit between two sleeps: prints each number that does, until the machine panics. */
import * as ds from '@devicescript/core';
import { burn } from './burn.devs.js';

let turns = 5000;
while (true) {
  // Called twice, so that it stays a function, as in the firmware under test.
  burn(0);
  burn(turns);
  console.log('turns ' + turns);
  turns = turns + 50;
  await ds.sleep(1);
}
