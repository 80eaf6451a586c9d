/** Gives sources to the compiler, many in one program so that its library is read once, and says how each ended. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileLoaded, type Loaded } from '../../compile.js';
import { createProgram, reachableSources } from '../../load/program.js';
import { TYPES } from '../differential.js';
import { Random } from '../fuzz/random.js';
import { WARNINGS } from '../targets.js';
import { hasTools, runTool } from '../tools.js';
import { DONORS, PROGRAMS } from './corpus.js';
import { mutate } from './mutate.js';

export interface Verdict {
  source: string;
  /** What is wrong with the compiler; '' when the source was refused with diagnostics, or compiled. */
  fault: string;
  /** C by file name; empty when it was refused. */
  files: ReadonlyMap<string, string>;
}

/** Longest time for one source, on a loaded machine; the usual is some milliseconds. */
const TIME_MAX_ms = 5000;

/** Sources that make one program. */
const BATCH = 40;

export function judge(sources: readonly string[]): Verdict[] {
  const memory = new Map([['/hostile/types.ts', TYPES]]);
  const names = sources.map((source, at) => {
    const name = `/hostile/program${at}.ts`;
    memory.set(name, source);
    return name;
  });
  const program = createProgram(names, memory);
  return sources.map((source, at) => {
    const began = performance.now();
    const outcome = attempt(() => ({
      program,
      sources: reachableSources(program, [names[at] ?? '']),
      roots: ['/'],
    }));
    const took_ms = performance.now() - began;
    const isSlow = outcome.fault === '' && took_ms > TIME_MAX_ms;
    return { source, ...outcome, ...(isSlow && { fault: `took ${took_ms.toFixed(0)} ms` }) };
  });
}

export function attempt(load: () => Loaded): { fault: string; files: ReadonlyMap<string, string> } {
  try {
    const { diagnostics, files } = compileLoaded(load(), 't', { single: true, base: '/' });
    const isBoth = diagnostics.length > 0 && files.size > 0;
    return { fault: isBoth ? 'C in spite of diagnostics' : '', files };
  } catch (error) {
    return {
      fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
      files: new Map(),
    };
  }
}

/** Mutants of a seed, one batch. */
export function mutantsOf(seed: number): string[] {
  const random = new Random(seed);
  return Array.from({ length: BATCH }, () => mutate(random.pick(PROGRAMS), DONORS, random));
}

export const HAS_GCC = hasTools('gcc');

/** What gcc says against the C of accepted programs; '' when it takes all of it. */
export function compilersObjection(verdict: Verdict, scratch: string): string {
  const main = ['t.c', 't.h'].find((name) => verdict.files.has(name));
  if (main === undefined) return '';
  mkdirSync(scratch, { recursive: true });
  for (const [name, text] of verdict.files) writeFileSync(join(scratch, name), text);
  try {
    runTool('gcc', ['-fsyntax-only', '-std=c99', ...WARNINGS, main], scratch);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
