/** Operations to waste: how many turns of this loop fit between two sleeps is found by `main` of this file, which ends in a panic. */
import * as ds from '@devicescript/core';

export function burn(turns: number): void {
  for (let k = 0; k < turns; k++) {}
}

let turns = 1000;
while (true) {
  burn(turns);
  console.log('turns ' + turns);
  turns = turns + 50;
  await ds.sleep(1);
}
