import { describe, expect, it } from 'vitest';
import { slopeBound } from './slopeBound.js';

const times = Array.from({ length: 480 }, (_, k) => 2400 + 10 * k);

describe('bound of a slope', () => {
  it('is that of a line without nuisances', () => {
    const [n, step] = [times.length, 10];
    expect(slopeBound(times, [])).toBeCloseTo(Math.sqrt(12 / (n * (n * n - 1))) / step, 12);
  });

  it('is not raised by what is orthogonal to the line, and by a parabola about another middle it is', () => {
    const middle = 2400 + 10 * 239.5;
    const even = times.map((time) => (time - middle) ** 2);
    expect(slopeBound(times, [even]) / slopeBound(times, [])).toBeCloseTo(1, 9);
    const bent = times.map((time) => time ** 2);
    expect(slopeBound(times, [bent]) / slopeBound(times, [])).toBeGreaterThan(5);
  });

  it('grows with the likeness of the nuisance to the line', () => {
    const [fast, slow] = [100, 3000].map((tau) => times.map((time) => Math.exp(-time / tau)));
    const line = slopeBound(times, []);
    expect(slopeBound(times, [fast]) / line).toBeLessThan(1.2);
    expect(slopeBound(times, [slow]) / line).toBeGreaterThan(4);
  });
});
