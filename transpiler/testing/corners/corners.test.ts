/** Programs written to part Node from C, in one program: the same bits on every target, and no undefined behaviour. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generate, runInC, runInNode } from '../differential.js';
import { hasTarget, PC_O2, TARGETS } from '../targets.js';
import { CONTROL_CORNERS } from './control.js';
import { programOf, RESULTS, type Corner } from './corner.js';
import { INTEGER_CORNERS } from './integers.js';
import { LOCAL_OBJECT_CORNERS } from './localObjects.js';
import { NUMBER_CORNERS } from './numbers.js';
import { OBJECT_CORNERS } from './objects.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-corners-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const CORNERS: readonly Corner[] = [
  ...NUMBER_CORNERS,
  ...INTEGER_CORNERS,
  ...CONTROL_CORNERS,
  ...OBJECT_CORNERS,
  ...LOCAL_OBJECT_CORNERS,
];
/** The tables of edge values have lengths that share few factors: so many steps meet most pairs. */
const STEPS = 1500;
const experiment = { scratch, source: programOf(CORNERS), steps: STEPS };

describe(`${CORNERS.length} programs on edge values`, () => {
  it.skipIf(!hasTarget(PC_O2))('give the same results one by one', () => {
    const few = { ...experiment, scratch: mkdtempSync(join(scratch, 'rows-')), steps: 100 };
    generate(few);
    const [node, c] = [runInNode(few), runInC(few, PC_O2)];
    const parted = new Set<string>();
    node.slice(0, -1).forEach((row, step) => {
      const got = (c[step] ?? '').split(' ');
      row.split(' ').forEach((bits, at) => {
        const name = `${CORNERS[Math.floor(at / RESULTS)]?.name ?? ''} out[${at % RESULTS}]`;
        if (bits !== got[at]) parted.add(name);
      });
    });
    expect([...parted]).toEqual([]);
  });

  it.each(TARGETS.filter((target) => hasTarget(target)))('have the same hash on $name', (target) => {
    generate(experiment);
    expect(runInC(experiment, target, ['-DHASHED'])).toEqual(runInNode(experiment, true));
  });

  it.skipIf(!hasTarget(PC_O2))('have no undefined behaviour', () => {
    const checked = { ...experiment, scratch: mkdtempSync(join(scratch, 'checked-')) };
    generate(checked, { checked: true });
    const flags = [
      '-DHASHED',
      '-fsanitize=undefined,address,float-cast-overflow',
      '-fno-sanitize-recover=all',
    ];
    // Sums wrap here on purpose; a checked build would trap them.
    expect(runInC(checked, PC_O2, [...flags, '-DTS_TRAP()=(void)0'])).toEqual(runInNode(checked, true));
  });
});
