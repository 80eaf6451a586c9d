/** The C file of a module: private declarations, tables and all bodies. */
import type { IrFunction, Module } from '../ir/ir.js';
import { forEachExpression, forEachStatement } from '../ir/walk.js';
import { isInHeader, publicTypesOf } from '../order/headers.js';
import { orderStructs } from '../order/structs.js';
import {
  commentLines,
  enumLines,
  functionHead,
  macroSections,
  structLines,
  tableLines,
} from './declarations.js';
import { banner, fileStem, RUNTIME_HEADER, STATE_HEADER } from './files.js';
import { joinSections } from './header.js';
import type { PrintOptions } from './options.js';
import { StatementPrinter } from './statements.js';

/** Undefined when the module has nothing but declarations that stand in its header. */
export function printSource(
  module: Module,
  uses: readonly Module[],
  prefix: string,
  options: PrintOptions,
): string | undefined {
  if (module.functions.length === 0 && module.tables.length === 0) return undefined;
  const shown = publicTypesOf(module);
  const structs = orderStructs(module.structs.filter((struct) => !isInHeader(struct, shown)));
  const isPrivate = (item: { exported: boolean }): boolean => !item.exported;
  const includes = [...new Set([module, ...uses])].map((other) => `#include "${fileStem(other, prefix)}.h"`);
  return joinSections([
    banner(module, options),
    [
      ...includes,
      `#include "${RUNTIME_HEADER}"`,
      ...(module.keepsState === true ? [`#include "${STATE_HEADER}"`] : []),
      ...(needsStrings(module) ? ['', '#include <string.h>'] : []),
    ],
    ...macroSections(module.constants.filter(isPrivate), options),
    ...module.enumerations.filter((item) => !isInHeader(item, shown)).map(enumLines),
    structs.map((struct) => `typedef struct ${struct.name} ${struct.name};`),
    ...structs.map((struct) => structLines(struct, options, new Set())),
    ...module.tables.map((table) => [
      ...(table.exported ? [] : commentLines(table.comments, '')),
      ...tableLines(table, options),
    ]),
    module.functions.filter(isPrivate).map((item) => `${functionHead(item, options)};`),
    ...module.functions.map((item) => functionLines(item, options)),
  ]);
}

function functionLines(item: IrFunction, options: PrintOptions): string[] {
  const { file, line } = item.position;
  const place = `${options.displayPath(file)}:${line}`;
  const printer = new StatementPrinter(options, file);
  const unused = item.parameters.filter((parameter) => !parameter.read);
  return [
    `/* ${place} */`,
    // What is exported is documented in the header.
    ...(item.exported ? [] : commentLines(item.comments, '')),
    `${functionHead(item, options)} {`,
    ...unused.map((parameter) => `    (void)${parameter.name};`),
    ...printer.print(item.body, 4),
    '}',
  ];
}

/** Whether memset or memcpy is used. */
function needsStrings(module: Module): boolean {
  let needs = false;
  for (const { body } of module.functions) {
    forEachStatement(body, (statement) => {
      if (statement.kind === 'fill') needs = true;
    });
  }
  return needs;
}

/** Modules whose functions, tables or macros a module's bodies use. */
export function usedModules(module: Module, owners: ReadonlyMap<string, Module>): Module[] {
  const used = new Set<Module>();
  const add = (name: string): void => {
    const owner = owners.get(name);
    if (owner !== undefined && owner !== module) used.add(owner);
  };
  for (const { body } of module.functions) {
    forEachExpression(body, (expr) => {
      if (expr.op === 'call') add(expr.callee.name);
      if (expr.op === 'table') add(expr.table.name);
      if (expr.op === 'constant') add(expr.name);
      if (expr.op === 'field' && expr.object.type.form === 'reference') add(expr.object.type.struct.name);
      if (expr.op === 'field' && expr.object.type.form === 'struct') add(expr.object.type.struct.name);
    });
  }
  for (const value of module.tables.flatMap((table) => table.values))
    if (value.op === 'constant') add(value.name);
  for (const { value } of module.constants) if (value.op === 'constant') add(value.name);
  return [...used];
}

/** Which module each C name belongs to. */
export function ownersOf(modules: readonly Module[]): Map<string, Module> {
  const owners = new Map<string, Module>();
  for (const module of modules) {
    for (const item of module.functions) owners.set(item.name, module);
    for (const item of module.tables) owners.set(item.name, module);
    for (const item of module.constants) owners.set(item.name, module);
    for (const item of module.structs) owners.set(item.name, module);
    for (const item of module.enumerations) {
      owners.set(item.name, module);
      for (const member of item.members) owners.set(member.name, module);
    }
  }
  return owners;
}
