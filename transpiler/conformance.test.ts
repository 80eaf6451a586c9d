/** Every operator and Math function over all pairs of edge values: the bits of Node, on every target. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generate, runInC, runInNode, type Experiment } from './testing/differential.js';
import { LOCAL_OBJECT_FEATURE } from './testing/localObjectFeature.js';
import { TEXT_FEATURE } from './testing/textFeature.js';
import {
  DOUBLE_OPERATIONS,
  DOUBLE_STEPS,
  doubleProgram,
  INTEGER_OPERATIONS,
  INTEGER_STEPS,
  integerProgram,
} from './testing/operatorMatrix.js';
import { EXACT, hasTarget, PC_O2, TARGETS, WARNINGS } from './testing/targets.js';
import { hasTools, runTool } from './testing/tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-operators-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const CASES = [
  { kind: 'doubles', operations: DOUBLE_OPERATIONS, source: doubleProgram(), steps: DOUBLE_STEPS },
  { kind: 'integers', operations: INTEGER_OPERATIONS, source: integerProgram(), steps: INTEGER_STEPS },
];

/** Operations whose bits differ, each with how often and the first pair's number. */
function mismatches(node: readonly string[], c: readonly string[], operations: readonly string[]): string[] {
  const found = new Map<string, { count: number; first: string }>();
  node.slice(0, -1).forEach((row, step) => {
    const [want, got] = [row.split(' '), (c[step] ?? '').split(' ')];
    operations.forEach((operation, at) => {
      if (want[at] === got[at]) return;
      const known = found.get(operation);
      if (known !== undefined) known.count++;
      else found.set(operation, { count: 1, first: `pair ${step}: ${want[at]}, in C ${got[at]}` });
    });
  });
  return [...found].map(([operation, { count, first }]) => `${operation}: ${count} times, ${first}`);
}

describe.each(CASES)('operators on $kind', ({ kind, operations, source, steps }) => {
  const experiment: Experiment = { scratch: mkdtempSync(join(scratch, kind)), source, steps };

  it.skipIf(!hasTarget(PC_O2))(`${operations.length} operations on ${steps} pairs, one by one`, () => {
    generate(experiment);
    expect(mismatches(runInNode(experiment), runInC(experiment, PC_O2), operations)).toEqual([]);
  });

  it.each(TARGETS.filter((target) => hasTarget(target)))('the same hash on $name', (target) => {
    generate(experiment);
    expect(runInC(experiment, target, ['-DHASHED'])).toEqual(runInNode(experiment, true));
  });

  it.skipIf(!hasTarget(PC_O2))('no undefined behaviour', () => {
    generate(experiment, { checked: true });
    const flags = ['-DHASHED', '-fsanitize=undefined,address', '-fno-sanitize-recover=all'];
    // Counters that run over are trapped in a checked build; here they run over on purpose.
    expect(runInC(experiment, PC_O2, [...flags, '-DTS_TRAP()=(void)0'])).toEqual(runInNode(experiment, true));
  });
});

describe.each([TEXT_FEATURE, LOCAL_OBJECT_FEATURE])('$name', ({ name, source }) => {
  const experiment: Experiment = { scratch: mkdtempSync(join(scratch, name)), source, steps: 20 };

  it.each(TARGETS.filter((target) => hasTarget(target)))('the same hash on $name', (target) => {
    generate(experiment);
    expect(runInC(experiment, target, ['-DHASHED'])).toEqual(runInNode(experiment, true));
  });

  it.each(['gcc', 'clang'].filter((compiler) => hasTools(compiler)))(
    'no warning of %s with every option',
    (compiler) => {
      const folder = generate(experiment, { checked: true, line: true, real: 'float' });
      runTool(compiler, [...EXACT, ...WARNINGS, '-O2', '-c', 't.c', '-o', 't.o'], folder);
    },
  );
});

it('covers about 100,000 pairs of operation and operands', () => {
  const checks = DOUBLE_OPERATIONS.length * DOUBLE_STEPS + INTEGER_OPERATIONS.length * INTEGER_STEPS;
  expect(checks).toBeGreaterThan(100_000);
});
