/** All files of a program: a pair for each module, or one pair in all. */
import type { Module, Program } from '../ir/ir.js';
import { orderHeaders } from '../order/headers.js';
import { mergeModules } from '../order/merge.js';
import { fileStem } from './files.js';
import { printHeader } from './header.js';
import type { PrintOptions } from './options.js';
import { ownersOf, printSource, usedModules } from './source.js';

/** C text by file name, in the order of the program. */
export function printProgram(program: Program, single: boolean, options: PrintOptions): Map<string, string> {
  const whole: Program = single
    ? { ...program, modules: [mergeModules(program, options.displayPath)] }
    : { ...program, modules: program.modules.filter(hasContent) };
  const needs = orderHeaders(whole);
  const owners = ownersOf(whole.modules);
  const files = new Map<string, string>();
  for (const module of whole.modules) {
    const need = needs.get(module) ?? { includes: [], announced: [] };
    const stem = fileStem(module, program.prefix);
    files.set(`${stem}.h`, printHeader(module, need, program.prefix, options));
    const used = usedModules(module, owners).filter((other) => !need.includes.includes(other));
    const inOrder = whole.modules.filter((other) => used.includes(other));
    const source = printSource(module, inOrder, program.prefix, options);
    if (source !== undefined) files.set(`${stem}.c`, source);
  }
  return files;
}

/** A source with nothing but type aliases needs no C. */
function hasContent(module: Module): boolean {
  return [module.constants, module.tables, module.enumerations, module.structs, module.functions].some(
    (list) => list.length > 0,
  );
}
