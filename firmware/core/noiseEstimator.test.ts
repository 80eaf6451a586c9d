import { describe, expect, test } from 'vitest';
import { NoiseEstimator } from './noiseEstimator.js';
import { Noise } from './testing/noise.js';

/** Mean of the estimate over the second half of `count` samples of a signal. */
function estimate(signal: (k: number, noise: number) => number, count = 4000): number {
  const estimator = new NoiseEstimator(1e-9);
  const noise = new Noise(7);
  let sum = 0;
  for (let k = 0; k < count; k += 1) {
    estimator.step(signal(k, noise.gaussian()));
    if (k >= count / 2) sum += estimator.sigma;
  }
  return sum / (count / 2);
}

describe('noise of a signal', () => {
  test('white noise, on a level, on a ramp, on a slow wave', () => {
    // The running variance over 64 samples scatters; the mean of its root is a few per cent low.
    expect(estimate((_, n) => 5 + 0.01 * n)).toBeCloseTo(0.01, 3);
    expect(estimate((k, n) => 0.05 * k + n)).toBeCloseTo(1, 1);
    expect(estimate((k, n) => 20 * Math.sin(k / 500) + n)).toBeCloseTo(1, 1);
  });
  test('a smooth curve has none, however sparsely it is logged', () => {
    expect(estimate((k) => Math.exp(-k / 5) + 3 * Math.tanh((k - 3000) / 3))).toBeLessThan(1e-6);
  });
  test('a square wave is steps, not noise', () => {
    expect(estimate((k, n) => (Math.floor(k / 100) % 2) + 1e-4 * n)).toBeLessThan(3e-4);
  });
});
