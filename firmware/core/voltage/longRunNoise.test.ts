import { expect, test } from 'vitest';
import { Noise } from '../testing/noise.js';
import { LongRunNoise } from './longRunNoise.js';

test('W of white noise is 1, and of noise with a memory (1 + rho)/(1 - rho) less what blocks of 16 cut off', () => {
  const rho = 0.5;
  for (const correlated of [false, true]) {
    const noise = new Noise(7);
    const long = new LongRunNoise();
    long.restart(true);
    let z = 0;
    let sum = 0;
    const blocks = 4000;
    for (let k = 0; k < 16 * blocks; k += 1) {
      const white = noise.gaussian();
      z = correlated ? rho * z + Math.sqrt(1 - rho * rho) * white : white;
      long.step(z);
      sum += long.inflation ** 2 / (16 * blocks);
    }
    // (1 + rho)/(1 - rho) - 2 rho/(16 (1 - rho)^2), and the part below 1 of a mean of 32 blocks (0.25 each way) is cut off: 1.1 when white.
    const expected = correlated ? 3 - 0.25 : 1.1;
    expect(sum).toBeGreaterThan(0.9 * expected);
    expect(sum).toBeLessThan(1.1 * expected);
  }
});

test('plating and the rest are learnt apart, and nothing is known before four blocks', () => {
  const long = new LongRunNoise();
  long.restart(true);
  for (let k = 0; k < 63; k += 1) long.step(2);
  expect(long.isKnown()).toBe(false);
  long.step(2);
  expect(long.isKnown()).toBe(true);
  // Sixteen times 2, squared, over 16.
  expect(long.inflation ** 2).toBeCloseTo(64, 9);
  long.restart(false);
  expect(long.isKnown()).toBe(false);
  expect(long.inflation).toBe(1);
});
