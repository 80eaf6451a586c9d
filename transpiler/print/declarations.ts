/** Macros, enums, structs, tables and function heads as lines of C. */
import type { Constant, Enumeration, IrFunction, Struct, Table } from '../ir/ir.js';
import { group, concat, indent, join, LINE, render, SOFT_LINE } from './doc.js';
import { printExpression, textInitialiser } from './expressions.js';
import { LINE_WIDTH, type PrintOptions } from './options.js';
import { listLines } from './statements.js';
import { declare, typeName, type Announced } from './typeNames.js';

const STEP = '    ';

/** Macros that no comment sets apart stand together. */
export function macroSections(constants: readonly Constant[], options: PrintOptions): string[][] {
  const sections: string[][] = [];
  let isOpen = false;
  for (const constant of constants) {
    const lines = macroLines(constant, options);
    const isPlain = constant.comments.length === 0;
    const last = sections.at(-1);
    if (isPlain && isOpen && last !== undefined) last.push(...lines);
    else sections.push(lines);
    isOpen = isPlain;
  }
  return sections;
}

function macroLines(constant: Constant, options: PrintOptions): string[] {
  const text = render(printExpression(constant.value, options), 0, Infinity);
  // The smallest i32 brings its parentheses along; those before a text are a cast's.
  const isPlain =
    /^([\w.]+|[\d.]+e-\d+f?)( \/\*.*\*\/)?$/.test(text) ||
    (constant.value.op === 'number' && text.startsWith('('));
  const value = isPlain ? text : `(${text})`;
  const remark = constant.trailing === '' ? '' : ` ${asBlock(constant.trailing)}`;
  return [...commentLines(constant.comments, ''), `#define ${constant.name} ${value}${remark}`];
}

/** A line comment at the end of a macro would become part of it for some tools. */
function asBlock(comment: string): string {
  return comment.startsWith('//') ? `/* ${comment.slice(2).trim()} */` : comment;
}

export function enumLines(enumeration: Enumeration): string[] {
  return [
    ...commentLines(enumeration.comments, ''),
    'typedef enum {',
    ...enumeration.members.flatMap((member) => [
      ...commentLines(member.comments, STEP),
      `${STEP}${member.name} = ${member.value},${behind(member.trailing)}`,
    ]),
    `} ${enumeration.name};`,
  ];
}

export function structLines(struct: Struct, options: PrintOptions, announced: Announced): string[] {
  const fields = struct.fields.flatMap((field) => [
    ...commentLines(field.comments, STEP),
    `${STEP}${declare(field.type, field.name, options, false, announced)};${behind(field.trailing)}`,
  ]);
  // C has no struct without members.
  const members = fields.length > 0 ? fields : [`${STEP}uint8_t unused;`];
  return [...commentLines(struct.comments, ''), `struct ${struct.name} {`, ...members, '};'];
}

/** The type and name of a table, without its values. */
export function tableHead(table: Table, options: PrintOptions): string {
  return `const ${typeName(table.element, options)} ${table.name}[${table.values.length}]`;
}

export function tableLines(table: Table, options: PrintOptions): string[] {
  const storage = table.exported ? '' : 'static ';
  return [`${storage}${tableHead(table, options)} = {`, ...tableValues(table, options), '};'];
}

function tableValues(table: Table, options: PrintOptions): string[] {
  const isText = table.element.form === 'text';
  if (!isText && table.remarks.every((remark) => remark === ''))
    return listLines(table.values, options, STEP.length);
  return table.values.map((value, at) => {
    const isLiteral = value.op === 'text';
    const doc = isLiteral ? textInitialiser(value.value) : printExpression(value, options);
    const text = render(doc, 0, LINE_WIDTH);
    return `${STEP}${text},${behind(table.remarks[at] ?? '')}`;
  });
}

/** `static void nabms_X_step(nabms_X *self, double x)`; the parameters on lines of their own when it is long. */
export function functionHead(
  item: IrFunction,
  options: PrintOptions,
  announced: Announced = new Set(),
): string {
  const parameters = item.parameters.map(({ type, name }) => declare(type, name, options, false, announced));
  const list = parameters.length === 0 ? 'void' : join(parameters, concat(',', LINE));
  const storage = item.exported ? '' : 'static ';
  const result = typeName(item.result, options);
  return render(
    group(`${storage}${result} ${item.name}(`, indent(SOFT_LINE, list), ')'),
    0,
    LINE_WIDTH - ' {'.length,
  );
}

export function commentLines(comments: readonly string[], margin: string): string[] {
  return comments.flatMap((comment) => comment.split('\n').map((line) => `${margin}${line}`));
}

function behind(comment: string): string {
  return comment === '' ? '' : ` ${comment}`;
}
