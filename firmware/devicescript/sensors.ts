/**
 * The sensors of the board: reads all that are there and fills the sample; a channel without a new and good reading is marked
 * invalid. Parts that are absent or have failed are set up by a fiber of their own, which may wait for a part's calibration
 * while the steps go on.
 */
import * as ds from '@devicescript/core';
import { Sample } from '../core/sample.js';
import { BusPlan } from '../devices/busPlan.js';
import { fillSample, links } from './generated/board.js';
import { bus } from './hardware.js';

/** Between two looks for parts that must be set up, ms. */
const MEND_MS = 500;

const readPlan = new BusPlan();
const mendPlan = new BusPlan();
const good: boolean[] = [];

export async function readSensors(sample: Sample): Promise<void> {
  for (let k = 0; k < links.length; k++) {
    good[k] = await links[k].read(bus, readPlan);
  }
  fillSample(sample, good);
}

/** The parts that are not set up, a bit each. */
export function missingParts(): number {
  let missing = 0;
  for (let k = 0; k < links.length; k++) {
    const isReady: boolean = links[k].isReady;
    if (!isReady) {
      missing = missing | (1 << k);
    }
  }
  return missing;
}

/** Looks after the sensors for ever. */
export async function mendSensors(): Promise<void> {
  while (true) {
    for (let k = 0; k < links.length; k++) {
      await links[k].mend(bus, mendPlan, ds.millis());
    }
    await ds.sleep(MEND_MS);
  }
}
