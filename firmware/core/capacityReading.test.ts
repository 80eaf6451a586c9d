import { expect, test } from 'vitest';
import { CapacityReading } from './capacityReading.js';
import { CycleRecord } from './cycleRecord.js';

const LEAK_A = 1e-3;

/** A cycle of charge 3450 C in 2 h, then 3400 C back in 2 h, with this leak all along. */
function reading(leak_A: number, uncertainty_A: number): CapacityReading {
  const cycle = new CycleRecord();
  cycle.charge_C = 3450;
  cycle.discharge_C = 3400;
  cycle.top_s = 7200;
  cycle.end_s = 14400;
  cycle.dischargeSpan_s = 7200;
  const result = new CapacityReading();
  result.take(cycle);
  result.setLeak(leak_A, uncertainty_A, 0);
  return result;
}

test('a leak that explains the whole gap leaves an efficiency of one', () => {
  expect(reading(50 / 14400, 0).correctedEfficiency()).toBeCloseTo(1, 12);
});

test('the uncertainty of the corrected efficiency is that of the leak times its slope', () => {
  const step_A = 1e-6;
  const slope =
    (reading(LEAK_A + step_A, 0).correctedEfficiency() - reading(LEAK_A - step_A, 0).correctedEfficiency()) /
    (2 * step_A);
  expect(reading(LEAK_A, 1e-4).correctedUncertainty()).toBeCloseTo(slope * 1e-4, 8);
});

test('without a charge there is none', () => {
  const empty = new CapacityReading();
  expect([empty.correctedEfficiency(), empty.correctedUncertainty()]).toEqual([0, 0]);
});
