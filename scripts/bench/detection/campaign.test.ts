import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../../sim/scenario/scenario.js';
import { conditionsOf } from './campaign.js';
import { CELLS, LEAK_HOURS, LOGGINGS } from './condition.js';
import { scenarioOf } from './scenarioOf.js';
import { shardOf } from './recordFile.js';

const full = conditionsOf('full');

describe('the campaign', () => {
  it('gives every run a cell of its own', () => {
    expect(new Set(full.map(({ seed }) => seed)).size).toBe(full.length);
  });

  it('has only scenarios that can be run', () => {
    for (const condition of full) expect(() => checkScenario(scenarioOf(condition))).not.toThrow();
  });

  it('crosses every leak with every logging, in the full set every cathode too, in the quick one each in turn', () => {
    const leaks = (id: 'quick' | 'full'): string[] =>
      conditionsOf(id)
        .filter((condition) => condition.kind === 'leak')
        .map(({ onset, protocol, hours, logging }) => [onset, protocol, hours, logging].join());
    const combinations = 2 * 3 * LEAK_HOURS.length * LOGGINGS.length;
    expect(new Set(leaks('full')).size).toBe(combinations);
    expect(new Set(leaks('quick')).size).toBe(combinations);
    expect(leaks('quick').length).toBe(combinations);
    const quickCells = conditionsOf('quick').map(({ cell }) => cell);
    for (const cell of CELLS) {
      expect(quickCells.filter((one) => one === cell).length).toBeGreaterThan(quickCells.length / 8);
    }
  });

  it('splits into shards that make up the whole', () => {
    const shards = [1, 2, 3].map((index) => shardOf(full, index, 3));
    expect(shards.flat().length).toBe(full.length);
    expect(new Set(shards.flat()).size).toBe(full.length);
  });
});
