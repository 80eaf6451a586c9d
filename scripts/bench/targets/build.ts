/** Builds generated C for a core as a firmware project would: objects, their sizes, and an image to run. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDiagnostic } from '../../../transpiler/check/diagnostics.js';
import { compile } from '../../../transpiler/compile.js';
import { buildForTarget, EXACT, WARNINGS } from '../../../transpiler/testing/targets.js';
import { runTool } from '../../../transpiler/testing/tools.js';
import { optimised, type Core, type Optimisation } from './cores.js';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Writes the C of these modules, by their paths in the repository, and returns its folder. */
export function generateC(entries: readonly string[], folder: string): string {
  mkdirSync(folder, { recursive: true });
  const paths = entries.map((entry) => join(ROOT, entry));
  const { diagnostics, files } = compile(paths, { prefix: 'nabms', base: ROOT });
  if (diagnostics.length > 0)
    throw new Error(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, (file) => file)).join('\n'));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return folder;
}

export interface Build {
  /** The image that the emulator runs. */
  image: string;
  /** Objects of the generated C. */
  objects: readonly string[];
  /** Files of -fstack-usage. */
  stackFiles: readonly string[];
}

/** @param generated folder of generated C @param harness C files beside it, that run it */
export function build(
  core: Core,
  optimisation: Optimisation,
  generated: string,
  harness: readonly string[],
  flags: readonly string[] = [],
): Build {
  const target = optimised(core, optimisation);
  const scratch = join(generated, `${core.name}${optimisation}`);
  mkdirSync(scratch, { recursive: true });
  const names = readdirSync(generated).filter((file) => file.endsWith('.c'));
  const sources = names.map((file) => join(generated, file));
  const compiling = [...EXACT, ...WARNINGS, ...target.flags, '-fstack-usage', `-I${generated}`, '-c'];
  runTool(target.compiler, [...compiling, ...sources], scratch);
  const outputs = (ending: string): string[] =>
    names.map((file) => join(scratch, file.replace(/\.c$/u, ending)));
  const objects = outputs('.o');
  const image = buildForTarget(target, {
    scratch,
    sources: [...objects, ...harness],
    flags: [`-I${generated}`, ...flags],
  });
  return { image, objects, stackFiles: outputs('.su') };
}

/** Code and constants of objects, bytes. */
export function textBytes({ tools }: Core, objects: readonly string[]): number {
  const totals =
    runTool(`${tools}size`, ['--totals', ...objects], '.')
      .trim()
      .split('\n')
      .at(-1) ?? '';
  const [text = ''] = totals.trim().split(/\s+/u);
  return Number(text);
}

/** Sizes of the image's symbols, bytes. */
export function symbolBytes({ tools }: Core, image: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const line of runTool(`${tools}nm`, ['--print-size', image], '.').split('\n')) {
    const [, size, , name] = line.trim().split(/\s+/u);
    if (name !== undefined && size !== undefined) sizes.set(name, parseInt(size, 16));
  }
  return sizes;
}

export interface Frame {
  function: string;
  bytes: number;
}

/** The largest frame on the stack; every frame must be of fixed size. */
export function largestFrame(stackFiles: readonly string[]): Frame {
  let largest: Frame = { function: '', bytes: 0 };
  for (const line of stackFiles.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))) {
    const [place = '', bytes = '', kind] = line.split('\t');
    if (place === '') continue;
    if (kind !== 'static') throw new Error(`a frame is not of fixed size: ${line}`);
    if (Number(bytes) > largest.bytes)
      largest = { function: place.split(':').at(-1) ?? '', bytes: Number(bytes) };
  }
  return largest;
}
