import { describe, expect, it } from 'vitest';
import { simplifyLine, type Point } from './simplifyLine.js';

const asIs = (point: Point): Point => point;

describe('simplifyLine', () => {
  it('leaves the ends and the corners of a line of straight parts', () => {
    const line = Array.from({ length: 301 }, (_, i): Point => [i, i <= 100 ? i : i <= 200 ? 100 : 300 - i]);
    expect(simplifyLine(line, asIs, 1e-3)).toEqual([line[0], line[100], line[200], line[300]]);
  });

  it('keeps a curve within the tolerance, in shares of its extent', () => {
    const line = Array.from({ length: 1001 }, (_, i): Point => [i, 50 * Math.sin(i / 100)]);
    const few = simplifyLine(line, asIs, 1e-3);
    expect(few.length).toBeLessThan(100);
    let k = 0;
    for (const [x, y] of line) {
      while (few[k + 1][0] < x) k++;
      const [[x0, y0], [x1, y1]] = [few[k], few[k + 1]];
      const chord = y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
      // Perpendicular to the chord in scaled axes, so a little more upright: the steepest part has a slope of 5 extents.
      expect(Math.abs(chord - y) / 100).toBeLessThan(1e-3 * Math.hypot(1, 5) + 1e-12);
    }
  });

  it('judges a logarithmic axis by what is seen', () => {
    const line = Array.from({ length: 401 }, (_, i): Point => [10 ** (i / 100), i]);
    expect(simplifyLine(line, ([x, y]) => [Math.log(x), y], 1e-3)).toHaveLength(2);
    expect(simplifyLine(line, asIs, 1e-3).length).toBeGreaterThan(10);
  });
});
