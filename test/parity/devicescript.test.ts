/**
 * The monitor on the DeviceScript machine and in Node, on input that each makes for itself: every output of every step
 * must have the same 64 bits. Three images (images.ts), each compared with the same composition in Node.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SLOT_NAMES, type SlotName } from '../../boards/devicescriptSlots.js';
import { writeLedger } from '../../firmware/core/ledger/ledgerOutputs.js';
import { BatteryMonitor } from '../../firmware/core/monitor.js';
import { OUTPUT_COUNT } from '../../firmware/core/outputs.js';
import { writePressure } from '../../firmware/core/pressure/pressureOutputs.js';
import { CellProfile } from '../../firmware/core/profile.js';
import { MonitorSettings } from '../../firmware/core/settings.js';
import { writeTransients } from '../../firmware/core/voltage/transientOutputs.js';
import { writeVoltage } from '../../firmware/core/voltage/voltageOutputs.js';
import { BUDGET_SPENT, DeviceScriptPanic, OPERATION_LIMIT } from '../../sim/boards/devicescriptPanic.js';
import { DeviceScriptVm } from '../../sim/boards/devicescriptVm.js';
import { differences, parseRows } from './compare.js';
import {
  BOARD_IMAGE,
  buildImage,
  PRESSURE_IMAGE,
  runAndBuild,
  VOLTAGE_IMAGE,
  WHOLE_IMAGE,
} from './images.js';
import { realSubject, runInNode } from './nodeRun.js';
import { PARITY_STEPS } from './stimulus.js';

/** A step must leave most of the budget to sensors, console and storage. */
const STEPS_PER_BUDGET_MIN = 10;
/** The same for the whole core, whose voltage model doubles the work: a fifth of the budget a step at most. */
const WHOLE_STEPS_PER_BUDGET_MIN = 5;

async function replaceIn(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text.split(from).length, `"${from}" must occur once in ${file}`).toBe(2);
  await writeFile(file, text.replace(from, to));
}

async function runOnMachine(bytecode: Uint8Array): Promise<string[][]> {
  const vm = await DeviceScriptVm.load();
  vm.deploy(bytecode);
  const end = vm.runUntil((line) => line.startsWith('end '), 60_000);
  expect(end).toBe(`end ${OUTPUT_COUNT}`);
  return parseRows(vm.consoleLines);
}

/** Changes of one constant on the machine's side: each must be seen by the image named. */
const MUTANTS = [
  {
    image: PRESSURE_IMAGE,
    where: 'the stimulus',
    file: 'test/parity/stimulus.ts',
    from: 'const SECONDS_PER_HOUR: number = 3600;',
    to: 'const SECONDS_PER_HOUR: number = 3600.000000001;',
  },
  {
    image: PRESSURE_IMAGE,
    where: 'the core’s square root',
    file: 'firmware/core/mathx.ts',
    from: 'const TWO_POW_MINUS_8: number = 0.00390625;',
    to: 'const TWO_POW_MINUS_8: number = 0.003906250000001;',
  },
  {
    image: PRESSURE_IMAGE,
    where: 'the core’s noise estimate',
    file: 'firmware/core/noiseEstimator.ts',
    from: 'const MEMORY: number = 64;',
    to: 'const MEMORY: number = 64.00000001;',
  },
  {
    image: VOLTAGE_IMAGE,
    where: 'the least dip that shows',
    file: 'firmware/core/voltage/transients.ts',
    from: 'const PACKET_SIGMA: number = 5;',
    to: 'const PACKET_SIGMA: number = 5.00000000001;',
  },
];

/** Outputs of these parts, in order, as the writers of the whole core write them. */
function outputsOf(slots: readonly SlotName[]): number[] {
  const monitor = new BatteryMonitor(new CellProfile(), new MonitorSettings());
  const out: number[] = [];
  if (slots.includes('voltage')) writeVoltage(monitor.voltage, out);
  if (slots.includes('dips')) writeTransients(monitor.transient, out);
  if (slots.includes('pressure')) writePressure(monitor.pressure, monitor.pressureLeak, out);
  if (slots.includes('ledger')) writeLedger(monitor.ledger, out);
  return Object.keys(out).map(Number);
}

it('no part of the core is left out of both of the smaller images', () => {
  expect(
    SLOT_NAMES.filter((slot) => [PRESSURE_IMAGE, VOLTAGE_IMAGE].every((it) => it.leftOut.includes(slot))),
  ).toEqual([]);
});

describe.each([WHOLE_IMAGE, PRESSURE_IMAGE, VOLTAGE_IMAGE])(
  'DeviceScript machine against Node: $name',
  (image) => {
    let inNode: string[][];
    let written: number[];
    let bytecode: Uint8Array;

    beforeAll(async () => {
      ({ inNode, written, bytecode } = await runAndBuild(image));
    });

    it('the run in Node is worth comparing: outputs change and are finite', () => {
      expect(inNode).toHaveLength(PARITY_STEPS);
      const distinct = Array.from(
        { length: OUTPUT_COUNT },
        (_, i) => new Set(inNode.map((row) => row[i])).size,
      );
      // Of the outputs that this composition has, half at least must move; those that never do (a fault that is not raised) prove little.
      expect(distinct.filter((count) => count > 1).length).toBeGreaterThan(written.length / 2);
      for (const [step, row] of inNode.entries()) {
        for (const [output, digits] of row.entries()) {
          const value = Buffer.from(digits, 'hex').readDoubleLE();
          expect(Number.isFinite(value), `step ${step}, output ${output} is ${value}`).toBe(true);
          expect(Object.is(value, -0), `step ${step}, output ${output} is -0`).toBe(false);
        }
      }
    });

    it('the run in Node leaves out what the image does, and nothing else', () => {
      const unwritten = Array.from({ length: OUTPUT_COUNT }, (_, i) => i).filter((i) => !written.includes(i));
      expect(unwritten).toEqual(outputsOf(image.leftOut));
      if (image.leftOut.length === 0) expect(inNode).toEqual(runInNode(realSubject()));
    });

    it(`agrees in all bits over ${PARITY_STEPS} steps`, async () => {
      const onMachine = await runOnMachine(bytecode);
      expect(onMachine).toHaveLength(PARITY_STEPS);
      expect(differences(inNode, onMachine)).toEqual([]);
    });

    it.each(MUTANTS.filter((mutant) => mutant.image === image))(
      'disagrees when one constant of $where is a trifle different on one side',
      async (mutant) => {
        const changed = await buildImage(image, 'test/parity/parity.devs.ts', (scratch) =>
          replaceIn(join(scratch, mutant.file), mutant.from, mutant.to),
        );
        const found = differences(inNode, await runOnMachine(changed));
        expect(found.length).toBeGreaterThan(0);
        expect(found[0]).toMatch(
          /^step \d+, output \d+: expected 0x[0-9a-f]{16} \(.*\), got 0x[0-9a-f]{16} /,
        );
      },
    );
  },
);

describe('the comparison', () => {
  it('names step, output and both bit patterns of a single flipped bit', () => {
    const one = runInNode(realSubject(), 20);
    const other = one.map((row) => [...row]);
    const row = other[7] ?? [];
    row[1] = '000000000000f03f';
    (one[7] ?? [])[1] = '010000000000f03f';
    expect(differences(one, other)).toEqual([
      'step 7, output 1: expected 0x3ff0000000000001 (1.0000000000000002), got 0x3ff0000000000000 (1)',
    ]);
  });

  it('sees a missing step, a missing output and a damaged line', () => {
    const one = runInNode(realSubject(), 3);
    expect(differences(one, one.slice(0, 2))[0]).toBe('the runs have 3 and 2 steps');
    expect(
      differences(
        one,
        one.map((row) => row.slice(1)),
      ),
    ).not.toEqual([]);
    expect(() => parseRows(['o 0 0 000000000000f0'])).toThrow(/damaged/);
    expect(() => parseRows(['o 0 16 000000000000f03f'])).toThrow(/damaged/);
  });
});

describe('operation budget of the machine', () => {
  it.each([
    { image: BOARD_IMAGE, warmUp: 0, stepsMin: STEPS_PER_BUDGET_MIN },
    { image: WHOLE_IMAGE, warmUp: 430, stepsMin: WHOLE_STEPS_PER_BUDGET_MIN },
    { image: BOARD_IMAGE, warmUp: 430, stepsMin: STEPS_PER_BUDGET_MIN },
  ])(
    '$image.name: after $warmUp steps, many more fit between two sleeps',
    async ({ image, warmUp, stepsMin }) => {
      const bytecode = await buildImage(image, 'test/parity/budget.devs.ts', (scratch) =>
        replaceIn(
          join(scratch, 'test/parity/budget.devs.ts'),
          'const WARM_UP_STEPS = 0;',
          `const WARM_UP_STEPS = ${warmUp};`,
        ),
      );
      const vm = await DeviceScriptVm.load();
      vm.deploy(bytecode);
      let panic: unknown;
      try {
        vm.advance(60_000);
      } catch (error) {
        panic = error;
      }
      expect(panic).toBeInstanceOf(DeviceScriptPanic);
      expect((panic as DeviceScriptPanic).code).toBe(BUDGET_SPENT);
      const steps = vm.consoleLines.length;
      const report = `${steps} steps, about ${Math.round(OPERATION_LIMIT / steps)} operations a step`;
      console.log(`DeviceScript budget after ${warmUp} steps: ${report}`);
      expect(steps, report).toBeGreaterThanOrEqual(stepsMin);
    },
  );
});
