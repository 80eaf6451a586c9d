/**
 * The whole monitor on the DeviceScript machine and in Node over 20,000 steps of 60 s, a hundred cycles of the toy cell, on the
 * samples of the C targets' run (c99.test.ts): the 64 bits of every output of every step. Compared as the lines come, because
 * both runs together would not fit into the memory of a test.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OUTPUT_COUNT } from '../../firmware/core/outputs.js';
import { Sample } from '../../firmware/core/sample.js';
import { compileDeviceScript, withScratchSources } from '../../sim/boards/devicescriptBuild.js';
import { DeviceScriptVm } from '../../sim/boards/devicescriptVm.js';
import { sourcesOf, WHOLE_IMAGE } from './images.js';
import { realSubject } from './nodeRun.js';
import { PARITY_STEPS } from './stimulus.js';

const STEPS = 20_000;
/** Each step sleeps for one of these. */
const STEP_MS = 1;
const RUN_LIMIT_MS = 600_000;
const BYTES = 8;

/** The parity program with another number of steps. */
function buildLong(): Promise<Uint8Array> {
  return withScratchSources(sourcesOf(WHOLE_IMAGE), async (scratch) => {
    const file = join(scratch, 'test', 'parity', 'stimulus.ts');
    const text = await readFile(file, 'utf8');
    const short = `PARITY_STEPS: i32 = ${PARITY_STEPS};`;
    expect(text.split(short)).toHaveLength(2);
    await writeFile(file, text.replace(short, `PARITY_STEPS: i32 = ${STEPS};`));
    return compileDeviceScript(scratch, 'test/parity/parity.devs.ts');
  });
}

it(`agrees in all bits over ${STEPS} steps`, { timeout: RUN_LIMIT_MS }, async () => {
  const vm = await DeviceScriptVm.load();
  vm.deploy(await buildLong());
  const node = realSubject();
  const sample = new Sample();
  const outputs = new Array<number>(OUTPUT_COUNT).fill(0);
  const bits = Buffer.alloc(BYTES * OUTPUT_COUNT);
  const differences: string[] = [];
  const distinct = Array.from({ length: OUTPUT_COUNT }, () => new Set<number>());
  let steps = 0;
  let compared = 0;
  vm.onConsoleLine = (line) => {
    const [kind, step, first, digits = ''] = line.split(' ');
    if (kind !== 'o') return false;
    if (first === '0') {
      expect(Number(step)).toBe(steps);
      steps++;
      node.stimulus.step(sample);
      node.step(sample);
      if (steps === STEPS) node.finish();
      node.write(outputs);
      outputs.forEach((value, k) => {
        bits.writeDoubleLE(value, BYTES * k);
        if ((distinct[k]?.size ?? 2) < 2) distinct[k]?.add(value);
      });
    }
    const start = BYTES * Number(first);
    const expected = bits.toString('hex', start, start + digits.length / 2);
    compared += digits.length / (2 * BYTES);
    if (digits !== expected && differences.length < 5) {
      differences.push(`step ${step}, from output ${first}: ${expected}, on the machine ${digits}`);
    }
    return true;
  };
  const end = vm.runUntil((line) => line.startsWith('end '), 2 * STEPS * STEP_MS);
  expect(end).toBe(`end ${OUTPUT_COUNT}`);
  expect(differences).toEqual([]);
  expect({ steps, compared }).toEqual({ steps: STEPS, compared: STEPS * OUTPUT_COUNT });
  // Outputs that never change prove little: more than half of them do.
  expect(distinct.filter((values) => values.size > 1).length).toBeGreaterThan(OUTPUT_COUNT / 2);
});
