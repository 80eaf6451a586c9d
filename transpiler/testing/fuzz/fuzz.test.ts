/** A fixed set of random programs on every run; `npm run fuzz` goes on from there for as long as one likes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasTarget, PC_O2 } from '../targets.js';
import { BATCH, fuzzBatch } from './fuzz.js';
import { randomClass, sourceOf } from './programs.js';
import { shrink } from './shrink.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-fuzz-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Programs in every run of the tests. */
const PROGRAMS = 1000;

describe.skipIf(!hasTarget(PC_O2))('random programs in Node and in C', () => {
  const firsts = Array.from({ length: PROGRAMS / BATCH }, (_, n) => 1_000_001 + n * BATCH);

  it.each(firsts)(`agree: ${BATCH} from seed %i`, (first) => {
    const failure = fuzzBatch(first, scratch);
    expect(failure && `${failure.source}\n${failure.reason}`).toBeUndefined();
  });
});

describe('the generator', () => {
  it('makes the same program of the same seed, and another of another', () => {
    expect(sourceOf([randomClass(7, 'A')])).toBe(sourceOf([randomClass(7, 'A')]));
    expect(sourceOf([randomClass(7, 'A')])).not.toBe(sourceOf([randomClass(8, 'A')]));
  });

  it('shrinks to the statement that matters', () => {
    const classes = [randomClass(1, 'A'), randomClass(2, 'B')];
    classes[1]?.step.splice(3, 0, { text: 'if (true) {', body: [{ text: 'bad();' }, { text: 'good();' }] });
    const small = shrink(classes, (candidate) => sourceOf(candidate).includes('bad();'));
    expect(small).toEqual([{ name: 'B', step: [{ text: 'if (true) {', body: [{ text: 'bad();' }] }] }]);
  });
});
