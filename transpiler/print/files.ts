/** Names and heads of the files that are written. */
import type { Module } from '../ir/ir.js';
import type { PrintOptions } from './options.js';

export const RUNTIME_HEADER = 'ts_runtime.h';
/** Beside it where state functions were asked for. */
export const STATE_HEADER = 'ts_state.h';

/** File name without extension; the prefix keeps it apart from headers of the C library (`string.h`, `math.h`). */
export function fileStem(module: Module, prefix: string): string {
  return module.name === prefix ? prefix : `${prefix}_${module.name}`;
}

/** What a reader must know first: where the text comes from. Then the comment that heads the source. */
export function banner(module: Module, options: PrintOptions): string[] {
  const origin = module.file === '' ? '' : ` from ${options.displayPath(module.file)}`;
  const header = module.header === '' ? [] : module.header.split('\n');
  return [`/* Generated${origin} by ts-to-c: change the source, not this file. */`, ...header];
}
