import { describe, expect, test } from 'vitest';
import { Cusum } from './cusum.js';

describe('cumulative sum', () => {
  test('comes up after h/(z - k) scores of one size', () => {
    const cusum = new Cusum(0.75, 12, 9);
    let steps = 0;
    while (!cusum.up && steps < 100) {
      cusum.add(2.75);
      steps += 1;
    }
    expect(steps).toBe(6);
  });

  test('no single score raises it, however wild', () => {
    const cusum = new Cusum(0.75, 12, 9);
    cusum.add(1e9);
    expect(cusum.value).toBe(8.25);
    expect(cusum.up).toBe(false);
  });

  test('stays at zero below its allowance, and lets go only at zero', () => {
    const cusum = new Cusum(0.75, 8, 9);
    for (let k = 0; k < 1000; k += 1) cusum.add(k % 2 === 0 ? 0.7 : -0.7);
    expect(cusum.value).toBe(0);
    cusum.add(9);
    cusum.add(9);
    cusum.add(-9);
    expect(cusum.up).toBe(true);
    cusum.add(-9);
    expect(cusum.up).toBe(false);
  });
});
