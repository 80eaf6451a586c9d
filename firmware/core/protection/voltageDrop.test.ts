import { describe, expect, test } from 'vitest';
import { CellProfile } from '../profile.js';
import { ProtectionSettings } from './protectionSettings.js';
import { VoltageDrop } from './voltageDrop.js';

const NOISE_V = 0.00002;

interface Row {
  v: number;
  current_A: number;
  interval_s: number;
}

/** A cell of 1 Ah, 2.4 to 3.6 V, that has shown 60 mohm; then these rows. The number of the first that stands, -1 = none. */
function firstStanding(rows: readonly Row[], nearKnee = false): number {
  const drop = new VoltageDrop(new CellProfile(), new ProtectionSettings());
  drop.step(3.33, 0, true, 1, NOISE_V, true, false);
  drop.step(3.3, -0.5, true, 1, NOISE_V, true, false);
  return rows.findIndex(({ v, current_A, interval_s }) => {
    drop.step(v, current_A, true, interval_s, NOISE_V, true, nearKnee);
    return drop.standing;
  });
}

const steady = (...voltages: number[]): Row[] => voltages.map((v) => ({ v, current_A: -0.5, interval_s: 1 }));

describe('a discharge', () => {
  test('a fall of 1.1 times I R and less may be a contact that broke; more is a short', () => {
    expect(firstStanding(steady(3.3, 3.3, 3.268))).toBe(-1);
    expect(firstStanding(steady(3.3, 3.3, 3.263))).toBe(2);
  });

  test('a slope that steepens three times is none', () => {
    expect(firstStanding(steady(3.29, 3.27, 3.21, 3.04))).toBe(-1);
  });

  test('near the knee a slope may steepen 25 times, and a plateau not', () => {
    expect(firstStanding(steady(3.298, 3.296, 3.25), true)).toBe(-1);
    expect(firstStanding(steady(3.2999, 3.2998, 3.25), true)).toBe(2);
  });

  test('near the knee nothing is said of a fall by a quarter of the window, to the end of it, or in rows of a minute', () => {
    expect(firstStanding(steady(3.3, 3.3, 2.99), true)).toBe(-1);
    expect(firstStanding(steady(2.55, 2.55, 2.41), true)).toBe(-1);
    const sparse = steady(3.3, 3.3, 3.2).map((row) => ({ ...row, interval_s: 60 }));
    expect(firstStanding(sparse, true)).toBe(-1);
    expect(firstStanding(sparse)).toBe(2);
  });
});

test('two rows at the edge of a step tell no trend: the one before counts', () => {
  const rows: Row[] = [
    { v: 3.41, current_A: -0.6, interval_s: 10 },
    { v: 3.3496, current_A: -0.6, interval_s: 10 },
    { v: 3.3497, current_A: -0.597, interval_s: 0.01 },
    { v: 3.3041, current_A: -0.597, interval_s: 10 },
  ];
  expect(firstStanding(rows)).toBe(-1);
});

test('a row after a gap does not keep an old trend alive for good', () => {
  const knee = steady(3.3, 3.29, 3.27, 3.24, 3.2, 3.15, 3.09).map((row, k) => ({
    ...row,
    interval_s: k === 0 ? 100 : 1,
  }));
  expect(firstStanding(knee)).toBe(-1);
});

test('a glitch upwards on the way down the knee hides no trend', () => {
  expect(firstStanding(steady(2.52, 2.507, 2.4887, 2.8736, 2.424), true)).toBe(-1);
  expect(firstStanding(steady(3.3, 3.3, 3.3, 3.7, 3.2), true)).toBe(4);
});

test('nothing is compared across a time that is not known', () => {
  const drop = new VoltageDrop(new CellProfile(), new ProtectionSettings());
  for (const v of [3.3, 3.2999, 3.2998]) drop.step(v, -0.5, true, 1, NOISE_V, true, false);
  drop.interrupt();
  for (const v of [2.9, 2.8999, 2.8998]) drop.step(v, -0.5, true, 1, NOISE_V, true, false);
  expect(drop.standing).toBe(false);
  drop.step(2.5, -0.5, true, 1, NOISE_V, true, false);
  expect(drop.standing).toBe(true);
});

test('a current that rises towards charge lifts the voltage: a fall is a short', () => {
  const charge = (v: number, current_A: number): Row => ({ v, current_A, interval_s: 1 });
  const held = [charge(3.6, 0.3), charge(3.6, 0.298), charge(3.6, 0.297)];
  expect(firstStanding([...held, charge(3.55, 0.5)])).toBe(3);
  expect(firstStanding([...held, charge(3.55, 0.1)])).toBe(-1);
});
