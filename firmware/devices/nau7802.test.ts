import { describe, expect, it } from 'vitest';
import { BusPlan } from './busPlan.js';
import { Nau7802 } from './nau7802.js';
import { ReadFault } from './readFault.js';
import { answer, describePlan } from './testing/deviceAnswer.js';

/** PU_CTRL of a part that converts and has a result; CTRL1 as set. */
const GOOD = [0xbe, 0x2f];

function read(settings: readonly number[], code: number): Nau7802 {
  const part = new Nau7802();
  const plan = new BusPlan();
  part.measure(plan);
  expect(describePlan(plan)).toEqual(['2a w 00 r 2', '2a w 12 r 3']);
  answer(plan, ...settings, code >> 16, (code >> 8) & 255, code & 255);
  part.take(plan);
  return part;
}

// Full scale is half the reference over the gain: 3.90625 mV/V at gain 128 (section 7.2).
it.each([
  [0x000000, 0],
  [0x400000, 0.5 / 128 / 2],
  [0xc00000, -0.5 / 128 / 2],
  [0x000001, 0.5 / 128 / 2 ** 23],
  [0xffffff, -0.5 / 128 / 2 ** 23],
])('%i', (code, ratio_V_per_V) => {
  expect(read(GOOD, code)).toMatchObject({ ratio_V_per_V, faults: ReadFault.None });
});

it.each([
  ['at the upper end', GOOD, 0x7fffff, ReadFault.Saturated],
  ['at the lower end', GOOD, 0x800000, ReadFault.Saturated],
  ['without a new result', [0x9e, 0x2f], 5, ReadFault.NotReady],
  ['after a loss of supply', [0x20, 0x00], 5, ReadFault.LostSettings],
  ['with another gain', [0xbe, 0x2e], 5, ReadFault.LostSettings],
])('is refused %s', (_, settings, code, faults) => {
  expect(read(settings, code).faults).toBe(faults);
});

describe('setting up', () => {
  const part = new Nau7802();
  const plan = new BusPlan();

  it('powers up, calibrates and converts', () => {
    part.setUp(plan);
    expect(describePlan(plan)).toEqual([
      '2a w 00 01', // RR
      '2a w 00 02 wait 1', // PUD
      '2a w 00 86', // AVDDS, PUA, PUD
      '2a w 01 2f', // VLDO 3.0 V, GAINS 128
      '2a w 15 30', // REG_CHPS
      '2a w 1c 80 wait 100', // PGA_CAP_EN
      '2a w 00 96', // CS
      '2a w 02 04 wait 1000', // CALS
      '2a w 1f r 1',
      '2a w 02 r 1',
    ]);
  });

  it.each([
    ['an NAU7802', [0x0f, 0x00], ReadFault.None],
    ['another part', [0x0e, 0x00], ReadFault.WrongPart],
    ['a failed calibration', [0x0f, 0x08], ReadFault.WrongPart],
    ['an unfinished calibration', [0x0f, 0x04], ReadFault.NotReady],
  ])('knows %s', (_, received, faults) => {
    answer(plan, ...received);
    part.takeSetUp(plan);
    expect(part.faults).toBe(faults);
  });
});
