/**
 * One program in Node and in C. The program is TypeScript of the subset in one file, with a class `Program` that has
 * an array `out` and a method `step`. Both runs print the bits of `out` after every step, and a hash.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from '../load/typescript.cjs';
import { compile, type CompileOptions } from '../compile.js';
import { formatDiagnostic } from '../check/diagnostics.js';
import { runOnTarget, type Target } from './targets.js';
import { runTool } from './tools.js';

export interface Experiment {
  /** Folder for everything that is written. */
  scratch: string;
  source: string;
  steps: number;
}

export const TYPES = `export type i32 = number;
export type u32 = number;
export type u8 = number;
export type text = string;
`;

/** A stand-alone Node program; it prints what boards/differential.c prints. */
const NODE_DRIVER = `
const program = new Program();
const steps = Number(process.argv[2]);
const hashed = process.argv[3] === 'hashed';
const words = new Uint32Array(2);
const value = new Float64Array(words.buffer);
let hash = 2166136261;
const lines = [];
const hex = (word) => (word >>> 0).toString(16).padStart(8, '0');
for (let step = 0; step < steps; step++) {
  program.step();
  const row = [];
  for (const x of program.out) {
    value[0] = x;
    if (x !== x) { words[0] = 0; words[1] = 0x7ff80000; }
    for (const word of words) hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ word, 16777619);
    if (!hashed) row.push(hex(words[1]) + hex(words[0]));
  }
  if (!hashed) lines.push(row.join(' '));
}
lines.push(hex(hash));
console.log(lines.join('\\n'));
`;

export function runInNode({ scratch, source, steps }: Experiment, hashed = false): string[] {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const file = join(scratch, 'program.mjs');
  writeFileSync(file, outputText + NODE_DRIVER);
  return runTool(process.execPath, [file, String(steps), hashed ? 'hashed' : ''], scratch)
    .trim()
    .split('\n');
}

/** Writes the program's C and returns the folder; throws with the diagnostics when there are any. */
export function generate({ scratch, source }: Experiment, options: CompileOptions = {}): string {
  const main = '/differential/main.ts';
  const memory = new Map([
    [main, source],
    ['/differential/types.ts', TYPES],
  ]);
  const { diagnostics, files } = compile([main], {
    prefix: 't',
    single: true,
    memory,
    base: '/differential',
    ...options,
  });
  if (diagnostics.length > 0) {
    const lines = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, (file) => file));
    throw new Error(`the program is outside the subset:\n${lines.join('\n')}`);
  }
  const folder = join(scratch, 'c');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return folder;
}

/** Builds and runs C that `generate` has written. */
export function runInC(
  experiment: Experiment,
  target: Target,
  flags: readonly string[] = [],
  folder = join(experiment.scratch, 'c'),
): string[] {
  const driver = join(import.meta.dirname, 'boards', 'differential.c');
  return runOnTarget(target, {
    scratch: experiment.scratch,
    sources: [join(folder, 't.c'), driver],
    flags: [`-I${folder}`, `-DSTEPS=${experiment.steps}`, ...flags],
  });
}
