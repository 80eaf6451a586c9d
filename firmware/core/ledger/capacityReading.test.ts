import { expect, test } from 'vitest';
import { CapacityReading } from './capacityReading.js';
import { LeakReading } from '../leak/leakReading.js';
import { CycleRecord } from '../cycleRecord.js';

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

test('what leaked up to the full charge comes from the slip up to there, whatever leaks later', () => {
  const later = reading(LEAK_A, 1e-4);
  later.setChargeLeak(slip(0, 1e-5));
  expect(later.correctedEfficiency()).toBeCloseTo((3400 + LEAK_A * 7200) / 3450, 12);
  expect(later.correctedUncertainty()).toBeCloseTo(
    (1e-4 * 7200 + later.correctedEfficiency() * 1e-5 * 7200) / 3450,
    12,
  );
});

test('where the leak may have begun after the discharge, none and the mean are both possible', () => {
  const onset = reading(0, 0);
  onset.setLeakBetween(slip(LEAK_A, 1e-5), 0);
  expect(onset.leaked_C).toBeCloseTo(0.5 * LEAK_A * 7200, 12);
  expect(onset.leakedUncertainty_C).toBeCloseTo(Math.hypot(0.5 * LEAK_A * 7200, 1e-5 * 7200), 12);
});

test('a leak that ended meanwhile leaked on in the discharge, but no more than in all that time', () => {
  const ended = reading(0, 0);
  ended.setLeakBetween(slip(0.1 * LEAK_A, 0), LEAK_A);
  const whole_C = 0.1 * LEAK_A * 14400;
  expect(ended.leaked_C).toBeCloseTo(0.5 * (0.1 * LEAK_A * 7200 + whole_C), 12);
});

/** A slip over four hours with this leak. */
function slip(leak_A: number, uncertainty_A: number): LeakReading {
  const result = new LeakReading();
  result.leak_A = leak_A;
  result.random_A = uncertainty_A;
  result.start_s = 7200;
  result.end_s = 21600;
  result.charge_C = leak_A * 14400;
  return result;
}
