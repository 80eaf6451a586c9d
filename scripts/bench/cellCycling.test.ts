import { describe, expect, it } from 'vitest';
import { CellCycling } from './cellCycling.js';

describe('the cycling of the benchmark', () => {
  it('really cycles: five to six hours a cycle, sodium kept', () => {
    const cycling = new CellCycling();
    for (let step = 0; step < 100_000; step++) cycling.step();
    // 0.95 Ah at C/2 both ways and two rests of an hour: 5.8 h, a little less where a voltage limit cuts off.
    expect(cycling.cycles).toBeGreaterThanOrEqual(4);
    expect(cycling.cycles).toBeLessThanOrEqual(5);
    expect(cycling.balanceResidual_C).toBe(0);
  });
});
