/**
 * The console on the DeviceScript machine: the 64 bits of every output of every step, as parity.devs.ts prints those of the
 * monitor. Read by console.test.ts.
 */
import * as ds from '@devicescript/core';
import { CONSOLE_STEPS, Program } from './consoleProgram.js';

/** 16 outputs make 256 digits; the machine cuts a console line at about 298 characters. */
const OUTPUTS_PER_LINE = 16;

const program = new Program();

for (let step = 0; step < CONSOLE_STEPS; step++) {
  program.step();
  const count = program.out.length;
  for (let first = 0; first < count; first += OUTPUTS_PER_LINE) {
    const bits = Buffer.alloc(8 * OUTPUTS_PER_LINE);
    for (let i = 0; i < OUTPUTS_PER_LINE; i++) {
      bits.setAt(8 * i, 'f64', program.out[first + i]);
    }
    console.log('o ' + step + ' ' + first + ' ' + bits.toString('hex'));
  }
  await ds.sleep(1);
}
console.log('end');
