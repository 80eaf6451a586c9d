import { describe, expect, it } from 'vitest';
import type { SoftShortDocument } from '../result/resultSchema.js';
import { stateChips } from './stateChips.js';
import { halfCellModel } from './testing/halfCell.js';
import { leakingCellModel } from './testing/leakingCell.js';

function first(change: Partial<SoftShortDocument>): string {
  const { result } = leakingCellModel();
  const [chip] = stateChips({ ...result, softShort: { ...result.softShort, ...change } });
  return `${chip?.state}: ${chip?.text}`;
}

describe('stateChips', () => {
  it.each<[Partial<SoftShortDocument>, string]>([
    [{ detected: false, levelMax: 0, levelEnd: 0 }, 'ok: No soft short'],
    [{ detected: false, levelMax: 0, levelEnd: 0, observable: false }, 'unknown: Soft short: not observable'],
    [{ detected: false, levelMax: 1, levelEnd: 1 }, 'leak: Leak, cause open'],
    [{ levelMax: 2, levelEnd: 2 }, 'short: Soft short'],
    [{ levelMax: 2, levelEnd: 0 }, 'short: Soft short, ended'],
    [{ levelMax: 2, levelEnd: 2, cause: 'unresolved' }, 'short: Soft short, cause unresolved'],
    [{ levelMax: 3, levelEnd: 3 }, 'short: Growing soft short'],
    [{ levelMax: 4, levelEnd: 4 }, 'short: Hard short'],
    [{ cause: 'contactor' }, 'leak: Leak outside the cell'],
    [{ cause: 'sensorOffset' }, 'leak: Current sensor offset'],
  ])('%j reads "%s"', (change, expected) => {
    expect(first(change)).toBe(expected);
  });

  it('a short that was seen is stated even where the record as a whole is called not observable', () => {
    expect(first({ observable: false, levelMax: 2, levelEnd: 2 })).toBe('short: Soft short');
  });

  it('no chip stands by its colour alone', () => {
    for (const { result } of [leakingCellModel(), halfCellModel()]) {
      for (const chip of stateChips(result)) {
        expect(chip.sign).not.toBe('');
        expect(chip.text).not.toBe('');
      }
    }
    expect(stateChips(leakingCellModel().result).at(-1)?.text).toBe('1 fault');
  });
});
