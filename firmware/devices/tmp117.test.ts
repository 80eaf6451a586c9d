import { describe, expect, it } from 'vitest';
import { BusPlan } from './busPlan.js';
import { ReadFault } from './readFault.js';
import { answer, describePlan } from './testing/deviceAnswer.js';
import { Tmp117 } from './tmp117.js';

const GOOD = 0x21a0;

function read(flags: number, result: number): Tmp117 {
  const part = new Tmp117(0x48);
  const plan = new BusPlan();
  part.measure(plan);
  expect(describePlan(plan)).toEqual(['48 w 01 r 2', '48 w 00 r 2']);
  answer(plan, flags >> 8, flags & 255, result >> 8, result & 255);
  part.take(plan);
  return part;
}

// SNOSD82D, table 7-1. The rows outside -55 to 150 degC are codes that the part cannot truly measure.
it.each([
  [0xf380, -25],
  [0xfff0, -0.125],
  [0xffff, -0.0078125],
  [0x0000, 0],
  [0x0001, 0.0078125],
  [0x0010, 0.125],
  [0x0080, 1],
  [0x0c80, 25],
  [0x3200, 100],
])('%i is %d degC', (result, temperature_degC) => {
  expect(read(GOOD, result)).toMatchObject({ temperature_degC, faults: ReadFault.None });
});

it.each([
  ['before the first conversion', GOOD & ~0x2000, 0x8000, ReadFault.NotReady | ReadFault.Saturated],
  ['without a new one', GOOD & ~0x2000, 0x0c80, ReadFault.NotReady],
  ['with the settings of power-up', 0x2220, 0x0c80, ReadFault.LostSettings],
  ['below -55 degC', GOOD, 0xe47f, ReadFault.Saturated],
  ['above 150 degC', GOOD, 0x4b01, ReadFault.Saturated],
])('is refused %s', (_, flags, result, faults) => {
  expect(read(flags, result).faults).toBe(faults);
});

it('is accepted at the ends of its range, and with alerts', () => {
  expect(read(GOOD, 0xe480)).toMatchObject({ temperature_degC: -55, faults: ReadFault.None });
  expect(read(GOOD | 0x8000, 0x4b00)).toMatchObject({ temperature_degC: 150, faults: ReadFault.None });
});

describe('setting up', () => {
  const part = new Tmp117(0x49);
  const plan = new BusPlan();

  it('resets, clears the offset, and asks for a result every 500 ms', () => {
    part.setUp(plan);
    expect(describePlan(plan)).toEqual([
      '49 w 01 00 02 wait 3',
      '49 w 07 00 00',
      '49 w 01 01 a0',
      '49 w 0f r 2 wait 550',
    ]);
  });

  it.each([
    [[0x01, 0x17], ReadFault.None],
    [[0x21, 0x17], ReadFault.None],
    [[0x11, 0x16], ReadFault.WrongPart],
  ])('knows %j', (received, faults) => {
    answer(plan, ...received);
    part.takeSetUp(plan);
    expect(part.faults).toBe(faults);
  });
});
