import { describe, expect, it } from 'vitest';
import { measure, median } from './measure.js';

describe('median', () => {
  it('is the middle, or the mean of the two middle ones', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});

describe('a measurement', () => {
  it('warms up once, then counts the runs, and orders min, median and max', async () => {
    let calls = 0;
    const result = await measure({ name: 'sum', unit: 'per second', run: () => (calls += 1) && 1000 }, 5);
    expect(calls).toBe(6);
    expect(result.runs).toBe(5);
    expect(result.work).toBe(1000);
    expect(result.min).toBeLessThanOrEqual(result.median);
    expect(result.median).toBeLessThanOrEqual(result.max);
  });

  it('gives a time a unit, or units a second, of the same run', async () => {
    const wait = async (): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return 10;
    };
    const each = await measure({ name: 'wait', unit: 'ns each', run: wait }, 3);
    // 20 ms for 10 units; a loaded machine may take longer, never shorter by more than the timer's 1 ms.
    expect(each.min).toBeGreaterThan(1.9e6);
    const rate = await measure({ name: 'wait', unit: 'per second', run: wait }, 3);
    expect(rate.max).toBeLessThan(530);
  });
});
