/** Differential fuzzing: batches of random programs in Node and in C under the address and undefined-behaviour sanitizers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate, runInC, runInNode, type Experiment } from '../differential.js';
import { PC_O2, type Target } from '../targets.js';
import { randomClass, sourceOf, type FuzzClass } from './programs.js';
import { shrink } from './shrink.js';

/** Programs that share one C executable and one Node run: about 60 ms of processor time each, half of it in ts-to-c. */
export const BATCH = 100;
const STEPS = 40;
const SANITIZERS = [
  ...['address', 'bounds', 'bool', 'enum', 'return', 'unreachable'],
  ...['shift', 'signed-integer-overflow', 'integer-divide-by-zero', 'float-cast-overflow'],
];
const SANITIZED: Target = {
  ...PC_O2,
  name: 'sanitized',
  flags: [
    // Unoptimised, checks as calls and only those that ASan lacks: compiling takes a third of the time that it does with
    // -O1 -fsanitize=undefined,address. A conversion that C leaves undefined (float-cast-overflow) is in neither.
    ...['-O0', `-fsanitize=${SANITIZERS.join(',')}`, '-fno-sanitize-recover=all'],
    '--param=asan-instrumentation-with-call-threshold=0',
    // Random programs compare things with themselves, and a sum with the complement of a byte.
    ...['-Wno-tautological-compare', '-Wno-type-limits', '-Wno-sign-compare'],
  ],
};

export interface Failure {
  seed: number;
  source: string;
  reason: string;
}

/** Programs `first` to `first + BATCH - 1`; undefined when all agree, else the smallest program found that does not. */
export function fuzzBatch(first: number, scratch: string): Failure | undefined {
  const classes = Array.from({ length: BATCH }, (_, n) => randomClass(first + n, `C${n}`));
  const reason = difference(classes, scratch);
  if (reason === undefined) return undefined;
  // Leaving out a declaration makes programs that do not compile: those are another failure.
  const kind = kindOf(reason);
  const small = shrink(classes, (candidate) => kindOf(difference(candidate, scratch) ?? '') === kind);
  return { seed: first, source: sourceOf(small), reason: difference(small, scratch) ?? reason };
}

/** Programs that fail alike fail for the same reason: the same diagnostic, compiler, or sanitizer. */
function kindOf(reason: string): string {
  return /NS\d+|step|internal|runtime error|error: [^\n]*|Sanitizer/.exec(reason)?.[0] ?? reason.slice(0, 30);
}

/** What differs, or how a run broke. */
function difference(classes: readonly FuzzClass[], scratch: string): string | undefined {
  const experiment: Experiment = { scratch, source: sourceOf(classes), steps: STEPS };
  mkdirSync(scratch, { recursive: true });
  writeFileSync(join(scratch, 'program.ts'), experiment.source);
  try {
    generate(experiment);
    const node = runInNode(experiment);
    const c = runInC(experiment, SANITIZED);
    const step = node.findIndex((line, at) => line !== c[at]);
    return step < 0 ? undefined : `step ${step}:\nNode ${node[step]}\nC    ${c[step]}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
