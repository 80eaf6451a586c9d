/**
 * TypeScript of the portable subset to C99: load, check, lower, analyse, order, print.
 *
 *   const { diagnostics, files } = compile(['/x/monitor.ts'], { prefix: 'nabms' });
 *
 * `files` is empty when there are diagnostics. Nothing is written to the disk.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, parse, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type ts from 'typescript';
import { checkOrder, findEffects } from './analyse/effects.js';
import { findWrittenPointers } from './analyse/constness.js';
import { dropUnreachable } from './analyse/reachable.js';
import { Answers } from './check/answers.js';
import { checkProgram } from './check/check.js';
import { compareDiagnostics, type Diagnostic } from './check/diagnostics.js';
import type { Program } from './ir/ir.js';
import { createProgram, portableSources, reachableSources } from './load/program.js';
import { lowerProgram } from './lower/lower.js';
import { whosePrefix } from './lower/reserved.js';
import type { LoweringOptions } from './lower/registry.js';
import { RUNTIME_HEADER, STATE_HEADER } from './print/files.js';
import { printProgram } from './print/project.js';
import { addStateFunctions } from './state/stateFunctions.js';

export interface CompileOptions {
  /** Before every C name. Default: the name of the first entry. */
  prefix?: string;
  /** One pair of files in all. */
  single?: boolean;
  /** `#line` before every statement. */
  line?: boolean;
  /** C's type for a TypeScript number. */
  real?: 'double' | 'float';
  /** Trap indices out of range and counters that run over. */
  checked?: boolean;
  /** Classes that get functions to save their state to bytes and to load it. */
  state?: readonly string[];
  /** Whether functions may make objects. Default: true; false for sources that run in JavaScript or DeviceScript too. */
  localObjects?: boolean;
  /** Sources held in memory, by absolute path. */
  memory?: ReadonlyMap<string, string>;
  /** Positions are given relative to this folder. Default: the working folder. */
  base?: string;
}

export interface Compilation {
  /** Sources that were looked at, absolute. */
  sources: readonly string[];
  diagnostics: Diagnostic[];
  /** C text by file name. */
  files: Map<string, string>;
}

const RUNTIME = join(dirname(fileURLToPath(import.meta.url)), 'runtime');

/** Checks the sources below folders, and the entries with all they import. */
export function check(
  entries: readonly string[],
  { memory, localObjects = true }: Pick<CompileOptions, 'memory' | 'localObjects'> = {},
): Pick<Compilation, 'sources' | 'diagnostics'> {
  const loaded = load(entries, memory);
  const options = { checked: false, displayPath: (file: string) => file };
  const { diagnostics } = front(loaded, 'check', options, localObjects);
  return { sources: loaded.sources, diagnostics };
}

export function compile(entries: readonly string[], options: CompileOptions = {}): Compilation {
  const prefix = options.prefix ?? defaultPrefix(entries[0] ?? '');
  return compileLoaded(load(entries, options.memory), prefix, options);
}

/** The passes after loading. */
export function compileLoaded(loaded: Loaded, prefix: string, options: CompileOptions = {}): Compilation {
  const displayPath = (file: string): string =>
    relative(options.base ?? process.cwd(), file)
      .split('\\')
      .join('/');
  const checked = options.checked ?? false;
  const { diagnostics, lowered } = front(loaded, prefix, { checked, displayPath }, options.localObjects);
  const files = new Map<string, string>();
  if (lowered === undefined) return { sources: loaded.sources, diagnostics, files };

  const real = options.real ?? 'double';
  const keepState = options.state ?? [];
  findWrittenPointers(lowered);
  for (const name of keepState) addStateFunctions(lowered, name, real === 'double' ? 8 : 4);
  dropUnreachable(lowered);
  const line = options.line ?? false;
  const printed = printProgram(lowered, options.single ?? false, { real, line, checked, displayPath });
  for (const [name, text] of printed) files.set(name, text);
  files.set(RUNTIME_HEADER, runtimeHeader(real, checked));
  if (keepState.length > 0) files.set(STATE_HEADER, readFileSync(join(RUNTIME, STATE_HEADER), 'utf8'));
  return { sources: loaded.sources, diagnostics, files };
}

/** What the passes up to printing work on. */
export interface Loaded {
  program: ts.Program;
  sources: readonly string[];
  /** Folders that the sources may import from. */
  roots: readonly string[];
}

/** Check and lowering. The order of evaluation is judged on the lowered program, so only when the rest is clean. */
export function front(
  { program, sources, roots }: Loaded,
  prefix: string,
  options: LoweringOptions,
  localObjects = true,
): { diagnostics: Diagnostic[]; lowered: Program | undefined } {
  const answers = new Answers(program.getTypeChecker());
  const diagnostics = checkProgram(program, sources, roots, answers, localObjects);
  if (diagnostics.length > 0) return { diagnostics, lowered: undefined };
  const lowered = lowerProgram(program, sources, prefix, options, answers);
  findEffects(lowered);
  checkOrder(lowered, diagnostics);
  diagnostics.sort(compareDiagnostics);
  return { diagnostics, lowered: diagnostics.length > 0 ? undefined : lowered };
}

/** A C name from a file name. */
function defaultPrefix(entry: string): string {
  const name = parse(basename(entry)).name.replace(/\W/g, '_');
  return /^[A-Za-z]/.test(name) && whosePrefix(name) === undefined ? name : `ts_${name}`;
}

function load(entries: readonly string[], memory?: ReadonlyMap<string, string>): Loaded {
  const paths = entries.map((entry) => resolve(entry));
  const isFolder = (path: string): boolean =>
    memory?.has(path) !== true && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
  const folders = paths.filter(isFolder);
  const files = paths.flatMap((path) => (isFolder(path) ? portableSources(path) : [path]));
  const program = createProgram(files, memory);
  // Folders close themselves off; a single entry may import from anywhere but packages.
  const roots = folders.length === paths.length ? folders : [parse(paths[0] ?? '/').root];
  return { sources: reachableSources(program, files), program, roots };
}

/** The build's choices stand in the header itself, so that no compiler flag can contradict the generated code. */
function runtimeHeader(real: 'double' | 'float', checked: boolean): string {
  const text = readFileSync(join(RUNTIME, RUNTIME_HEADER), 'utf8');
  const choices = [
    ...(real === 'float' ? ['#define TS_REAL_FLOAT'] : []),
    ...(checked ? ['#define TS_CHECKED'] : []),
  ];
  if (choices.length === 0) return text;
  return text.replace('#define TS_RUNTIME_H\n', `#define TS_RUNTIME_H\n\n${choices.join('\n')}\n`);
}
