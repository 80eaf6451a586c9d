import { describe, expect, it } from 'vitest';
import { answer, describePlan } from './testing/deviceAnswer.js';
import { Ads1115, Ads1115Input, Ads1115Range } from './ads1115.js';
import { BusPlan } from './busPlan.js';
import { ReadFault } from './readFault.js';

const part = (): Ads1115 => new Ads1115(0x48, Ads1115Input.A0Ground, Ads1115Range.V4_096);
/** Idle, A0 to ground, 4.096 V, single, 8 a second, comparator off. */
const GOOD = 0xc303;

function read(state: number, code: number): Ads1115 {
  const seen = part();
  const plan = new BusPlan();
  seen.measure(plan);
  answer(plan, state >> 8, state & 255, code >> 8, code & 255);
  seen.take(plan);
  return seen;
}

// SBAS444D, 9.5.4: codes of ideal inputs, here with a full scale of 4.096 V.
it.each([
  [0x7ffe, 4.096 * (1 - 2 ** -14)],
  [0x0001, 4.096 / 2 ** 15],
  [0x0000, 0],
  [0xffff, -4.096 / 2 ** 15],
  [0x8001, -4.096 * (1 - 2 ** -15)],
])('%i', (code, voltage_V) => {
  const seen = read(GOOD, code);
  expect(seen.faults).toBe(ReadFault.None);
  expect(seen.voltage_V).toBeCloseTo(voltage_V, 15);
});

it.each([
  ['at the upper end', GOOD, 0x7fff, ReadFault.Saturated],
  ['at the lower end', GOOD, 0x8000, ReadFault.Saturated],
  ['while it converts', GOOD & 0x7fff, 1, ReadFault.NotReady],
  ['after a loss of supply', 0x8583, 1, ReadFault.LostSettings],
])('is refused %s', (_, state, code, faults) => {
  expect(read(state, code).faults).toBe(faults);
});

describe('plans', () => {
  const plan = new BusPlan();

  it('write the settings before every conversion', () => {
    part().measure(plan);
    expect(describePlan(plan)).toEqual(['48 w 01 c3 03 wait 140', '48 w 01 r 2', '48 w 00 r 2']);
    new Ads1115(0x49, Ads1115Input.A2A3, Ads1115Range.V0_256).measure(plan);
    expect(describePlan(plan)[0]).toBe('49 w 01 bb 03 wait 140');
  });

  it('find a part that does not give back its settings', () => {
    const seen = part();
    seen.setUp(plan);
    expect(describePlan(plan)).toEqual(['48 w 01 43 03', '48 w 01 r 2']);
    answer(plan, 0xc3, 0x03);
    seen.takeSetUp(plan);
    expect(seen.faults).toBe(ReadFault.None);
    answer(plan, 0xff, 0xff);
    seen.takeSetUp(plan);
    expect(seen.faults).toBe(ReadFault.WrongPart);
  });
});
