import { describe, expect, test } from 'vitest';
import { Noise } from '../testing/noise.js';
import { NormalEquations } from './normalEquations.js';
import { CubicFit } from './cubicFit.js';

/** The fit of a function sampled evenly. */
function fitted(y: (t_s: number) => number, from_s = 2400, to_s = 3600, step_s = 10): CubicFit {
  const fit = new CubicFit(2400, new NormalEquations());
  for (let t = from_s; t <= to_s; t += step_s) fit.add(t, y(t));
  expect(fit.solve()).toBe(true);
  return fit;
}

describe('cubic through a stretch', () => {
  test('a cubic is found exactly, far from the origin of time and value', () => {
    const [a, b, c] = [-2e-3, 3e-7, -4e-11];
    const fit = fitted((t) => 1e4 + a * t + b * t * t + c * t ** 3, 50_000, 51_200);
    const middle_s = 50_600;
    expect(fit.second / (2 * b + 6 * c * middle_s)).toBeCloseTo(1, 5);
    expect(fit.third / (6 * c)).toBeCloseTo(1, 3);
  });

  test('the slope is that of the straight line through the same points', () => {
    const y = (t: number): number => Math.exp(-t / 700);
    const fit = fitted(y);
    const times = Array.from({ length: 121 }, (_, i) => 2400 + 10 * i);
    const mean = times.reduce((sum, t) => sum + y(t), 0) / times.length;
    const products = times.reduce((sum, t) => sum + (t - 3000) * (y(t) - mean), 0);
    const squares = times.reduce((sum, t) => sum + (t - 3000) ** 2, 0);
    // Evenly spaced samples stand for the continuum: to the square of their number.
    expect(fit.slope / (products / squares)).toBeCloseTo(1, 2);
  });

  test('its uncertainties are those of white noise', () => {
    const random = new Noise(5);
    const runs = 300;
    const squares = [0, 0, 0];
    let claimed: number[] = [];
    for (let run = 0; run < runs; run++) {
      const fit = fitted(() => 0.01 * random.gaussian());
      [fit.slope, fit.second, fit.third].forEach((value, k) => (squares[k] += value * value));
      claimed = [fit.slopeUncertainty, fit.secondUncertainty, fit.thirdUncertainty];
    }
    // 300 runs give a standard deviation within 4 %; 15 % is beyond three of those.
    squares.forEach((sum, k) => {
      const ratio = Math.sqrt(sum / runs) / claimed[k];
      expect(ratio).toBeGreaterThan(0.85);
      expect(ratio).toBeLessThan(1.15);
    });
  });

  test('too few samples, or all at one time, give no answer', () => {
    const few = new CubicFit(100, new NormalEquations());
    for (let t = 0; t < 5; t++) few.add(t, t);
    expect(few.solve()).toBe(false);
    const same = new CubicFit(100, new NormalEquations());
    for (let k = 0; k < 20; k++) same.add(7, k);
    expect(same.solve()).toBe(false);
    const two = new CubicFit(100, new NormalEquations());
    for (let k = 0; k < 20; k++) two.add(k % 2, k);
    expect(two.solve()).toBe(false);
  });
});
