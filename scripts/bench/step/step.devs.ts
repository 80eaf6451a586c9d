/**
 * Runs the monitor up to one step of the parity run, then that step alone, and fills what is left of the machine's budget
 * of operations with lines of equal cost. How many lines fewer fit tells what the step took. The ends of both counters
 * are set in the compiled program (operationCount.ts).
 */
import * as ds from '@devicescript/core';
import { BatteryMonitor } from '../../../firmware/core/monitor.js';
import { Sample } from '../../../firmware/core/sample.js';
import { MonitorSettings } from '../../../firmware/core/settings.js';
import { ParityStimulus } from '../../../test/parity/stimulus.js';

/**
 * Counters start here, far from any other number of the program, so that their ends can be found in the bytecode. Loops,
 * because the compiler would work out a difference by itself and leave no literal.
 */
const BASE = 305397760;

const stimulus = new ParityStimulus();
const monitor = new BatteryMonitor(stimulus.profile, new MonitorSettings());
const sample = new Sample();
for (let step = BASE; step < 305419896; step++) {
  stimulus.step(sample);
  monitor.step(sample);
  await ds.sleep(1);
}
stimulus.step(sample);
await ds.sleep(1);
for (let once = BASE; once < 305402377; once++) monitor.step(sample);
for (let line = 0; line < 100000; line++) {
  console.log('.');
}
