/**
 * Steps the monitor without a sleep until the machine stops the program at its operation limit. The number of lines
 * printed is the number of steps that fit into one budget. `WARM_UP_STEPS` is replaced by the test that builds it.
 */
import * as ds from '@devicescript/core';
import { BatteryMonitor } from '../../firmware/core/monitor.js';
import { Sample } from '../../firmware/core/sample.js';
import { MonitorSettings } from '../../firmware/core/settings.js';
import { ParityStimulus } from './stimulus.js';

const WARM_UP_STEPS = 0;

const stimulus = new ParityStimulus();
const monitor = new BatteryMonitor(stimulus.profile, new MonitorSettings());
const sample = new Sample();
for (let step = 0; step < WARM_UP_STEPS; step++) {
  stimulus.step(sample);
  monitor.step(sample);
  await ds.sleep(1);
}
await ds.sleep(1);
for (let step = 0; step < 100000; step++) {
  stimulus.step(sample);
  monitor.step(sample);
  console.log('step');
}
