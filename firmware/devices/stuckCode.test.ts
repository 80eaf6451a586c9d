import { expect, it } from 'vitest';
import { StuckCode } from './stuckCode.js';

it('is stuck from the given number of equal codes on, and not after another one', () => {
  const watch = new StuckCode(4);
  const seen = [7, 7, 7, 7, 7, 8, 8, 8, 7, 7, 7, 7].map((code) => {
    watch.step(code);
    return watch.stuck();
  });
  const [no, yes] = [false, true];
  expect(seen).toEqual([no, no, no, yes, yes, no, no, no, no, no, no, yes]);
});

it('is not stuck at its first readings of 0', () => {
  const watch = new StuckCode(2);
  watch.step(0);
  expect(watch.stuck()).toBe(false);
});
