/**
 * nabms on a DeviceScript board: the monitor stepped once a second, a status line on the console every ten.
 *
 * No sensor is attached yet, so every sample says "not measured" and the monitor must conclude nothing: what this
 * program proves today is that the whole core compiles, fits and runs on the board's machine.
 */
import * as ds from '@devicescript/core';
import { BatteryMonitor } from '../core/monitor.js';
import { CellProfile } from '../core/profile.js';
import { Sample } from '../core/sample.js';
import { MonitorSettings } from '../core/settings.js';

const STEP_MS = 1000;
const STEPS_PER_STATUS = 10;

const monitor = new BatteryMonitor(new CellProfile(), new MonitorSettings());
const sample = new Sample();
let steps = 0;

console.log('nabms: no sensors attached, every sample is marked invalid');
while (true) {
  sample.time_s = ds.millis() / 1000;
  monitor.step(sample);
  steps = steps + 1;
  if (steps % STEPS_PER_STATUS === 0) {
    console.log('nabms status: time_s=' + sample.time_s + ' steps=' + steps);
  }
  await ds.sleep(STEP_MS);
}
