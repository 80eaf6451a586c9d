import { describe, expect, it } from 'vitest';
import { binomialLower, poissonUpper, quantile, rootMeanSquare } from './statistics.js';

describe('exact bounds', () => {
  it('of a Poisson mean are half a quantile of chi-squared', () => {
    // chi2(0.95; 2, 4, 6 degrees of freedom) / 2
    expect(poissonUpper(0)).toBeCloseTo(2.99573, 4);
    expect(poissonUpper(1)).toBeCloseTo(4.74386, 4);
    expect(poissonUpper(2)).toBeCloseTo(6.29579, 4);
    // chi2(0.95; 202)/2
    expect(poissonUpper(100)).toBeCloseTo(118.079, 2);
  });

  it('of a share agree with the closed forms of none missed and one hit', () => {
    expect(binomialLower(20, 20)).toBeCloseTo(0.05 ** (1 / 20), 6);
    expect(binomialLower(1, 20)).toBeCloseTo(1 - 0.95 ** (1 / 20), 6);
    expect(binomialLower(0, 20)).toBe(0);
    expect(binomialLower(950, 1000)).toBeGreaterThan(0.93);
    expect(binomialLower(950, 1000)).toBeLessThan(0.95);
  });
});

describe('order statistics', () => {
  it('interpolate, and are values where they fall on one', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([4, 1], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3], 1)).toBe(3);
    expect(rootMeanSquare([3, -4])).toBeCloseTo(Math.sqrt(12.5), 12);
  });
});
