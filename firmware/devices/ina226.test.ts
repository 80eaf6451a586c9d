import { describe, expect, it } from 'vitest';
import { answer, describePlan } from './testing/deviceAnswer.js';
import { BusPlan } from './busPlan.js';
import { Ina226 } from './ina226.js';
import { ReadFault } from './readFault.js';

/** Flags, settings. */
const GOOD = [0x00, 0x08, 0x45, 0x3f];

function read(head: readonly number[], shunt: number, bus: number): Ina226 {
  const part = new Ina226(0x41, 0.002);
  const plan = new BusPlan();
  part.measure(plan);
  expect(describePlan(plan)).toEqual(['41 w 06 r 2', '41 w 00 r 2', '41 w 01 r 2', '41 w 02 r 2']);
  answer(plan, ...head, shunt >> 8, shunt & 255, bus >> 8, bus & 255);
  part.take(plan);
  return part;
}

// SBOS547 (2011), table 1: 10 A through 2 mOhm, 11.98 V.
it('is 10 A and 11.98 V in the example of the data sheet', () => {
  const seen = read(GOOD, 0x1f40, 0x2570);
  expect(seen.faults).toBe(ReadFault.None);
  expect(seen.current_A).toBeCloseTo(10, 12);
  expect(seen.voltage_V).toBeCloseTo(11.98, 12);
});

it('is -80 mV for 8300h', () => {
  expect(read(GOOD, 0x8300, 0).current_A * 0.002).toBeCloseTo(-0.08, 12);
});

it.each([
  ['at the upper end', GOOD, 0x7fff, 0, ReadFault.Saturated],
  ['at the lower end', GOOD, 0x8000, 0, ReadFault.Saturated],
  ['above 36 V', GOOD, 0, 28801, ReadFault.Saturated],
  ['with a negative bus voltage', GOOD, 0, 0xffff, ReadFault.Corrupt | ReadFault.Saturated],
  ['without a new conversion', [0, 0, 0x45, 0x3f], 1, 1, ReadFault.NotReady],
  ['with the settings of power-up', [0, 8, 0x41, 0x27], 1, 1, ReadFault.LostSettings],
])('is refused %s', (_, head, shunt, bus, faults) => {
  expect(read(head, shunt, bus).faults).toBe(faults);
});

describe('setting up', () => {
  const part = new Ina226(0x41, 0.002);
  const plan = new BusPlan();

  it('writes the configuration', () => {
    part.setUp(plan);
    expect(describePlan(plan)).toEqual([
      '41 w 00 80 00',
      '41 w 00 45 3f', // AVG 2, VBUSCT 4, VSHCT 7, MODE 7
      '41 w fe r 2',
      '41 w ff r 2 wait 165',
    ]);
  });

  it.each([
    [[0x54, 0x49, 0x22, 0x60], ReadFault.None],
    [[0x54, 0x49, 0x22, 0x70], ReadFault.WrongPart],
    [[0x54, 0x48, 0x22, 0x60], ReadFault.WrongPart],
  ])('knows %j', (received, faults) => {
    answer(plan, ...received);
    part.takeSetUp(plan);
    expect(part.faults).toBe(faults);
  });
});
