import { describe, expect, test } from 'vitest';
import { LEVEL, PressureFilter, RATE, STATES, SWING, THERMAL } from './pressureFilter.js';

function regressor(charge: number, warm: number): number[] {
  return [1, 0, charge, 0, 0, 0, 0, warm, 0];
}

describe('the filter of the pressure laws', () => {
  test('solves the least-squares problem of an ideal line exactly, apart from the prior', () => {
    const filter = new PressureFilter();
    filter.prior(LEVEL, 0, 1e4);
    filter.prior(SWING, 500, 1e4);
    filter.prior(THERMAL, 0, 1e4);
    for (let k = 0; k < 60; k += 1) {
      const values = regressor(k / 60, (k % 7) - 3);
      filter.observe(values, 900 + 640 * values[SWING] + 0.4 * values[THERMAL], 0.01);
      filter.learn(false);
    }
    expect(filter.state[LEVEL]).toBeCloseTo(900, 4);
    expect(filter.state[SWING]).toBeCloseTo(640, 4);
    expect(filter.state[THERMAL]).toBeCloseTo(0.4, 4);
    // sigma^2/sum of (q - mean)^2, but for what the temperature shares with the charge.
    expect(filter.sigma(SWING)).toBeGreaterThan(0.1 / Math.sqrt(60 / 12));
    expect(filter.sigma(SWING)).toBeLessThan(1.1 * (0.1 / Math.sqrt(60 / 12)));
  });

  test('predicts with the rate and the covariance that goes with it', () => {
    const filter = new PressureFilter();
    filter.prior(LEVEL, 10, 1);
    filter.prior(RATE, 2, 0.5);
    filter.predict(2);
    expect(filter.state[LEVEL]).toBe(14);
    expect(filter.sigma(LEVEL)).toBeCloseTo(Math.sqrt(1 + 4 * 0.25), 12);
    filter.observe(regressor(0, 0), 15, 1);
    filter.learn(false);
    // Gain of the rate: cov(level, rate)/(var + noise) = 2*0.25/(2 + 1).
    expect(filter.state[RATE]).toBeCloseTo(2 + 0.5 / 3, 12);
  });

  test('frozen, level and rate follow and no law moves or grows surer', () => {
    const filter = new PressureFilter();
    for (let i = 0; i < STATES; i += 1) filter.prior(i, 1, 1);
    const before = [...filter.state];
    const sigma = filter.sigma(SWING);
    filter.observe(regressor(1, 1), 50, 0.1);
    filter.learn(true);
    expect(filter.state[LEVEL]).not.toBe(before[LEVEL]);
    expect(filter.state.slice(SWING)).toEqual(before.slice(SWING));
    expect(filter.sigma(SWING)).toBe(sigma);
    expect(filter.sigma(LEVEL)).toBeLessThan(1);
  });

  test('a prior cuts the ties to the other states', () => {
    const filter = new PressureFilter();
    for (let i = 0; i < STATES; i += 1) filter.prior(i, 0, 1);
    filter.observe(regressor(1, 0), 1, 0.1);
    filter.learn(false);
    filter.prior(LEVEL, 5, 2);
    const swing = filter.state[SWING];
    filter.observe(regressor(0, 0), 9, 0.1);
    filter.learn(false);
    expect(filter.state[SWING]).toBe(swing);
  });
});
