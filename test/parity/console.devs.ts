/**
 * The console on the DeviceScript machine: the 64 bits of every output of every step, as parity.devs.ts prints those of the
 * monitor. Read by console.test.ts.
 */
import * as ds from '@devicescript/core';
import { CONSOLE_STEPS, Program } from './consoleProgram.js';

/** Hash, bytes, requests. */
const OUTPUTS = 3;

const program = new Program();
await ds.sleep(1);

for (let step = 0; step < CONSOLE_STEPS; step++) {
  // A step in parts: the machine bounds the work between two sleeps.
  program.measure();
  await ds.sleep(1);
  program.pass();
  await ds.sleep(1);
  program.typeLine();
  await ds.sleep(1);
  program.readSome();
  program.writeOut();
  await ds.sleep(1);
  const bits = Buffer.alloc(8 * OUTPUTS);
  for (let i = 0; i < OUTPUTS; i++) {
    bits.setAt(8 * i, 'f64', program.out[i]);
  }
  console.log('o ' + step + ' 0 ' + bits.toString('hex'));
  await ds.sleep(1);
}
console.log('end');
