/**
 * The parity run on the DeviceScript machine: one line of hexadecimal digits per 16 outputs and step, the 64 bits of
 * each output as they lie in memory. Read by devicescript.test.ts. The sleep resets the machine's operation budget.
 */
import * as ds from '@devicescript/core';
import { BatteryMonitor } from '../../firmware/core/monitor.js';
import { OUTPUT_COUNT, writeOutputs } from '../../firmware/core/outputs.js';
import { Sample } from '../../firmware/core/sample.js';
import { MonitorSettings } from '../../firmware/core/settings.js';
import { PARITY_STEPS, ParityStimulus } from './stimulus.js';

/** 16 outputs make 256 digits; the machine cuts a console line at about 298 characters. */
const OUTPUTS_PER_LINE = 16;

const stimulus = new ParityStimulus();
const monitor = new BatteryMonitor(stimulus.profile, new MonitorSettings());
const sample = new Sample();
const outputs: number[] = [];
for (let i = 0; i < OUTPUT_COUNT; i++) {
  outputs.push(0);
}

function print(step: number): void {
  for (let first = 0; first < OUTPUT_COUNT; first += OUTPUTS_PER_LINE) {
    const count = Math.min(OUTPUTS_PER_LINE, OUTPUT_COUNT - first);
    const bits = Buffer.alloc(8 * count);
    for (let i = 0; i < count; i++) {
      bits.setAt(8 * i, 'f64', outputs[first + i]);
    }
    console.log('o ' + step + ' ' + first + ' ' + bits.toString('hex'));
  }
}

for (let step = 0; step < PARITY_STEPS; step++) {
  stimulus.step(sample);
  monitor.step(sample);
  if (step === PARITY_STEPS - 1) {
    monitor.finish();
  }
  writeOutputs(monitor, outputs);
  print(step);
  await ds.sleep(1);
}
console.log('end ' + OUTPUT_COUNT);
