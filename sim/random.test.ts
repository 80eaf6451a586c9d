import { describe, expect, it } from 'vitest';
import { RandomStream } from './random.js';

const take = (stream: RandomStream, n: number): number[] => Array.from({ length: n }, () => stream.integer());

describe('RandomStream', () => {
  it('repeats for the same seed and name and differs for another seed or name', () => {
    const first = take(new RandomStream(7, 'voltage'), 20);
    expect(take(new RandomStream(7, 'voltage'), 20)).toEqual(first);
    expect(take(new RandomStream(8, 'voltage'), 20)).not.toEqual(first);
    expect(take(new RandomStream(7, 'current'), 20)).not.toEqual(first);
  });

  it('keeps large seeds apart', () => {
    const a = take(new RandomStream(2 ** 40, 'x'), 3);
    expect(take(new RandomStream(2 ** 40 + 2 ** 35, 'x'), 3)).not.toEqual(a);
  });

  it('is uniform: mean, variance and lag-one correlation', () => {
    const stream = new RandomStream(3, 'uniform');
    const n = 100000;
    let sum = 0;
    let squares = 0;
    let products = 0;
    let last = 0.5;
    for (let i = 0; i < n; i++) {
      const x = stream.uniform() - 0.5;
      sum += x;
      squares += x * x;
      products += x * last;
      last = x;
    }
    expect(Math.abs(sum / n)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(squares / n).toBeCloseTo(1 / 12, 3);
    expect(Math.abs(products / n)).toBeLessThan(5 / 12 / Math.sqrt(n));
  });

  it('is standard normal: mean, variance, third and fourth moment', () => {
    const stream = new RandomStream(4, 'gaussian');
    const n = 200000;
    const moments = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const x = stream.gaussian();
      moments[0] += x / n;
      moments[1] += (x * x) / n;
      moments[2] += (x * x * x) / n;
      moments[3] += (x * x * x * x) / n;
    }
    expect(Math.abs(moments[0])).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(moments[1] - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(moments[2])).toBeLessThan(5 * Math.sqrt(15 / n));
    expect(Math.abs(moments[3] - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
  });

  it('keeps bounded deviates within their bound', () => {
    const stream = new RandomStream(5, 'bounded');
    for (let i = 0; i < 5000; i++) expect(Math.abs(stream.boundedGaussian(1.5))).toBeLessThanOrEqual(1.5);
  });
});
