import { expect, test } from 'vitest';
import { leakingCellModel } from '../report/testing/leakingCell.js';
import { verdictOf } from './verdict.js';

const { result } = leakingCellModel();

/** The first sentence of a leak whose cause is open. */
function leakWords(levelMax: number, restsAgree: boolean): string {
  const softShort = { ...result.softShort, levelMax, cause: 'unresolved' as const, restsAgree };
  return verdictOf({ ...result, softShort })[0];
}

test.each([1, 2])(
  'level %i: a wrong zero of the current sensor may look like it only where no rest shows the leak',
  (level) => {
    expect(leakWords(level, false)).toMatch(/current sensor/);
    expect(leakWords(level, false)).not.toMatch(/no wrong zero/);
    expect(leakWords(level, true)).not.toMatch(/jump of the current sensor|offset of the current sensor/);
    expect(leakWords(level, true)).toMatch(/a redox shuttle/);
  },
);

test.each([1, 2, 4])('level %i: "inside the cell" is said of a cause that lies there alone', (levelMax) => {
  expect(leakWords(levelMax, true)).not.toMatch(/inside the cell/);
  const known = { ...result.softShort, levelMax, cause: 'softShort' as const };
  expect(verdictOf({ ...result, softShort: known })[0]).toMatch(/inside the cell/);
});
