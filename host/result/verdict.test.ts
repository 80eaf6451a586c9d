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

test.each([
  ['nothing but the loss', {}, /how much of it is dead sodium and how much SEI is not known/],
  ['a value', { dead_Ah: 0.02 }, /of it dead sodium 20\.0 mAh, 0 .*Ah to 50\.0 mAh/],
  ['a lower bound of dead sodium', { deadLow_Ah: 0.01 }, /of it dead sodium 10\.0 mAh to 50\.0 mAh/],
  ['an upper bound of dead sodium', { deadHigh_Ah: 0.03 }, /of it dead sodium 0 .*Ah to 30\.0 mAh/],
  ['a lower bound of the SEI', { seiLow_Ah: 0.01 }, /SEI 10\.0 mAh to 50\.0 mAh/],
  ['an upper bound of the SEI', { seiHigh_Ah: 0.03 }, /SEI 0 .*Ah to 30\.0 mAh/],
])('the loss is split as far as is known: %s', (_, known, words) => {
  const open = {
    dead_Ah: null,
    deadLow_Ah: 0,
    deadHigh_Ah: 0.05,
    sei_Ah: null,
    seiLow_Ah: 0,
    seiHigh_Ah: 0.05,
  };
  const inventory = { ...result.inventory, lliHigh_Ah: 0.05, ...open, ...known };
  expect(verdictOf({ ...result, inventory }).join(' ')).toMatch(words);
});
