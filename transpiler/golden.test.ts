/**
 * The C of one small program for each feature, as a reader will see it (`npx vitest run transpiler -u` writes it anew),
 * and the same results in Node and in C.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generate, runInC, runInNode } from './testing/differential.js';
import { FEATURES } from './testing/features.js';
import { LOCAL_OBJECT_FEATURE } from './testing/localObjectFeature.js';
import { TEXT_FEATURE } from './testing/textFeature.js';
import { hasTarget, PC_O2 } from './testing/targets.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-golden-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const STEPS = 20;

describe.each([...FEATURES, TEXT_FEATURE, LOCAL_OBJECT_FEATURE])('$name', ({ name, source }) => {
  const experiment = { scratch: mkdtempSync(join(scratch, name)), source, steps: STEPS };

  it('gives this C', async () => {
    const folder = generate(experiment);
    const text = `${readFileSync(join(folder, 't.h'), 'utf8')}\n${readFileSync(join(folder, 't.c'), 'utf8')}`;
    await expect(text).toMatchFileSnapshot(join('golden', `${name}.c`));
  });

  it.skipIf(!hasTarget(PC_O2))('has the same results in Node and in C', () => {
    generate(experiment);
    expect(runInC(experiment, PC_O2)).toEqual(runInNode(experiment));
  });
});
