import { describe, expect, test } from 'vitest';
import { AlarmId, Alarms } from './alarms.js';
import { CellProfile } from './profile.js';
import { Sample } from './sample.js';
import { MonitorSettings } from './settings.js';
import { ZeroCurrent } from './zeroCurrent.js';

const STATED_A = 50e-6;

function makeZero(alarms = new Alarms()): ZeroCurrent {
  const profile = new CellProfile();
  profile.currentOffsetUncertainty_A = STATED_A;
  return new ZeroCurrent(profile, new MonitorSettings(), alarms);
}

/** A reading; the contactor open unless said otherwise. */
function reading(current_A: number, contactorOpen = true): Sample {
  const sample = new Sample();
  sample.current_A = current_A;
  sample.currentValid = true;
  sample.contactorOpen = contactorOpen;
  return sample;
}

/** Noise of known spread: +-10 uA in turn. */
const noisy = (offset_A: number, n: number): number => offset_A + (n % 2 === 0 ? 10e-6 : -10e-6);

describe('zero of the current', () => {
  test('before it has learnt, the stated uncertainty stands', () => {
    const zero = makeZero();
    expect(zero.offset_A).toBe(0);
    expect(zero.uncertainty_A).toBe(STATED_A);
  });
  test('an unstated uncertainty is assumed as C/20000', () => {
    const zero = new ZeroCurrent(new CellProfile(), new MonitorSettings(), new Alarms());
    expect(zero.uncertainty_A).toBeCloseTo(50e-6, 12);
  });
  test('learns the offset while the contactor is open, to the floor of a tenth', () => {
    const zero = makeZero();
    for (let n = 0; n < 1000; n += 1) zero.step(reading(noisy(73e-6, n)));
    expect(zero.offset_A).toBeCloseTo(73e-6, 8);
    expect(zero.uncertainty_A).toBeGreaterThanOrEqual(5e-6);
    expect(zero.uncertainty_A).toBeLessThan(5.1e-6);
  });
  test('learns nothing from a closed contactor, a failed reading, or a printed zero', () => {
    const zero = makeZero();
    const failed = reading(1e-3);
    failed.currentValid = false;
    for (let n = 0; n < 100; n += 1) {
      zero.step(reading(noisy(73e-6, n), false));
      zero.step(failed);
      zero.step(reading(0));
    }
    expect(zero.offset_A).toBe(0);
    expect(zero.uncertainty_A).toBe(STATED_A);
  });
  test('a current far beyond the stated offset is a leaking contactor, not an offset', () => {
    const alarms = new Alarms();
    const zero = makeZero(alarms);
    for (let n = 0; n < 100; n += 1) zero.step(reading(noisy(20e-6, n)));
    alarms.beginStep();
    zero.step(reading(2e-3));
    expect(alarms.ids.slice(0, alarms.count)).toEqual([AlarmId.CurrentWhileOpen]);
    expect(zero.offset_A).toBeCloseTo(20e-6, 6);
  });
  test('an offset that moves between rests counts as uncertain by the move until later rests agree', () => {
    const zero = makeZero();
    const rest = (offset_A: number): void => {
      for (let n = 0; n < 360; n += 1) zero.step(reading(noisy(offset_A, n)));
      zero.step(reading(0.5, false));
    };
    for (let k = 0; k < 5; k += 1) rest(20e-6);
    const settled_A = zero.uncertainty_A;
    rest(120e-6);
    expect(zero.offset_A).toBeCloseTo(120e-6, 6);
    expect(zero.uncertainty_A).toBeGreaterThan(90e-6);
    for (let k = 0; k < 12; k += 1) rest(120e-6);
    expect(zero.uncertainty_A).toBeLessThan(1.5 * settled_A);
  });
});
