import { describe, expect, it } from 'vitest';
import { EventRandom } from './eventRandom.js';

describe('EventRandom', () => {
  it('gives the same number for the same event and draw, others for another seed, event or draw', () => {
    const random = new EventRandom(5);
    const number = random.uniform(17, 3);
    for (let n = 0; n < 5; n++) random.uniform(n, 0);
    expect(random.uniform(17, 3)).toBe(number);
    expect(new EventRandom(5).uniform(17, 3)).toBe(number);
    for (const other of [new EventRandom(6).uniform(17, 3), random.uniform(18, 3), random.uniform(17, 2)]) {
      expect(other).not.toBe(number);
    }
    expect(new EventRandom(5 + 2 ** 32).uniform(17, 3)).not.toBe(number);
  });

  it('is uniform, exponential and normal, and neighbours are not correlated', () => {
    const random = new EventRandom(11);
    const n = 20000;
    let mean = 0;
    let waiting = 0;
    let gaussian = 0;
    let square = 0;
    let neighbours = 0;
    for (let event = 0; event < n; event++) {
      const u = random.uniform(event, 0);
      expect(u > 0 && u < 1).toBe(true);
      mean += u;
      neighbours += (u - 0.5) * (random.uniform(event + 1, 0) - 0.5);
      waiting += random.exponential(event, 1);
      const g = random.gaussian(event, 2);
      gaussian += g;
      square += g * g;
    }
    // 4 sigma of each estimate.
    const sigma = 1 / Math.sqrt(n);
    expect(Math.abs(mean / n - 0.5)).toBeLessThan((4 * sigma) / Math.sqrt(12));
    expect(Math.abs(neighbours / n)).toBeLessThan((4 * sigma) / 12);
    expect(Math.abs(waiting / n - 1)).toBeLessThan(4 * sigma);
    expect(Math.abs(gaussian / n)).toBeLessThan(4 * sigma);
    expect(Math.abs(square / n - 1)).toBeLessThan(4 * Math.SQRT2 * sigma);
  });
});
