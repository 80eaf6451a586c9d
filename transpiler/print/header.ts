/** The header of a module: what other modules and the application may use. */
import type { Module } from '../ir/ir.js';
import type { IrType } from '../ir/types.js';
import { isInHeader, publicTypesOf, signatureTypes, type HeaderNeeds } from '../order/headers.js';
import { orderStructs } from '../order/structs.js';
import {
  commentLines,
  enumLines,
  functionHead,
  macroSections,
  structLines,
  tableHead,
} from './declarations.js';
import { banner, fileStem, RUNTIME_HEADER } from './files.js';
import type { PrintOptions } from './options.js';

export function printHeader(
  module: Module,
  needs: HeaderNeeds,
  prefix: string,
  options: PrintOptions,
): string {
  const guard = `${fileStem(module, prefix).toUpperCase()}_H`;
  const shown = publicTypesOf(module);
  const announced = new Set<object>(needs.announced);
  const structs = orderStructs(module.structs.filter((struct) => isInHeader(struct, shown)));
  const sections: string[][] = [
    [...banner(module, options), `#ifndef ${guard}`, `#define ${guard}`],
    [
      '#include <stdbool.h>',
      '#include <stdint.h>',
      ...(showsText(module) ? [`#include "${RUNTIME_HEADER}"`] : []),
      ...needs.includes.map((other) => `#include "${fileStem(other, prefix)}.h"`),
    ],
    ['#ifdef __cplusplus', 'extern "C" {', '#endif'],
    needs.announced.map((struct) => `struct ${struct.name};`),
    ...macroSections(
      module.constants.filter((item) => item.exported),
      options,
    ),
    ...module.enumerations.filter((item) => isInHeader(item, shown)).map(enumLines),
    structs.map((struct) => `typedef struct ${struct.name} ${struct.name};`),
    ...structs.map((struct) => structLines(struct, options, announced)),
    ...module.tables
      .filter((table) => table.exported)
      .map((table) => [...commentLines(table.comments, ''), `extern ${tableHead(table, options)};`]),
    ...module.functions
      .filter((item) => item.exported)
      .map((item) => [...commentLines(item.comments, ''), `${functionHead(item, options, announced)};`]),
    ['#ifdef __cplusplus', '}', '#endif'],
    [`#endif /* ${guard} */`],
  ];
  return joinSections(sections);
}

/** Whether the header names the type of a text, which the runtime header declares. */
function showsText(module: Module): boolean {
  const isText = (type: IrType): boolean => type.form === 'text';
  return (
    module.constants.some((item) => item.exported && isText(item.value.type)) ||
    module.tables.some((item) => item.exported && isText(item.element)) ||
    module.functions.some((item) => item.exported && signatureTypes(item).some(isText))
  );
}

/** Sections with an empty line between them. */
export function joinSections(sections: readonly string[][]): string {
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}
