import { describe, expect, it } from 'vitest';
import { memoryFigures } from './memory.js';

describe('memory of a simulated cell', () => {
  const figures = memoryFigures(100, 100_000);
  const named = (start: string): number => figures.find((figure) => figure.name.startsWith(start))!.value;

  it('stays within its bounds, built and over 100,000 steps', () => {
    for (const { name, value, bound } of figures) {
      expect(Number.isFinite(value), name).toBe(true);
      expect(value, name).toBeLessThan(bound);
    }
  });

  it('adds up: a simulation is more than its cell and its core', () => {
    // Two states (one kept to go back to) of some dozen numbers and arrays.
    expect(named('one cell')).toBeGreaterThan(2_000);
    expect(named('one simulation')).toBeGreaterThan(named('one cell') + named('one core'));
  });

  it('sees the truth being recorded: at least 96 bytes a simulated minute', () => {
    expect(named('growth of a simulation')).toBeGreaterThan(96 * 60);
  });
});
