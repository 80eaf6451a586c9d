/**
 * A program in the portable subset with `step()` and `out` (deviceProgram.ts, consoleProgram.ts): its outputs in Node, as 16
 * hexadecimal digits each, and the hash of all of them in C.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../transpiler/compile.js';
import { runInC } from '../../transpiler/testing/differential.js';
import type { Target } from '../../transpiler/testing/targets.js';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface PortableProgram {
  readonly out: readonly number[];
  step(): void;
}

/** The bits of every output after every step. */
export function bitsOfRun(program: PortableProgram, steps: number): string[][] {
  return Array.from({ length: steps }, () => {
    program.step();
    return program.out.map(bitsOf);
  });
}

function bitsOf(value: number): string {
  const bits = Buffer.alloc(8);
  bits.writeDoubleLE(value);
  return bits.toString('hex');
}

/** The hash that the C driver prints (transpiler/testing/boards/differential.c): lower word, then upper. */
export function hashOf(rows: readonly string[][]): string {
  let hash = 2166136261;
  for (const digits of rows.flat()) {
    const bits = Buffer.from(digits, 'hex');
    for (const word of [bits.readUInt32LE(0), bits.readUInt32LE(4)]) {
      hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ word, 16777619);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * What the C driver prints for the class `Program` of `source` (from the repository's root) on `target`. One hash over all
 * bits: the console of an emulated microcontroller is slow and may drop bytes. Throws the diagnostics of what does not compile.
 */
export function hashInC(source: string, steps: number, target: Target, scratch: string): string[] {
  const { diagnostics, files } = compile([join(ROOT, source)], { prefix: 't', single: true, base: ROOT });
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  for (const [name, text] of files) writeFileSync(join(scratch, name), text);
  return runInC({ scratch, source: '', steps }, target, ['-DHASHED'], scratch);
}
