/**
 * Gives the arrays of a DeviceScript program a form that takes less of the machine's heap.
 *
 * An element of an array takes 8 bytes there, a byte of a Buffer one, and what lies in the image none; Buffers are indexed as
 * arrays are. Each text that is made when the program runs takes 8 bytes and its letters.
 *
 *   array                          becomes
 *   u8 of zeros                    a Buffer, when it is a field that is only indexed
 *   constants 0 to 255             a Buffer in the image, when it is only indexed
 *   constant texts                 one text in the image, from which one is cut where it is read, when they are only indexed
 *   other zeros                    an array made by a loop: less code
 *
 * A u8 is stored only from a value that fits (`lint:subset`), so that a Buffer, which keeps the low 8 bits, holds the same. It
 * must be indexed inside its bounds: a Buffer does not grow.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import {
  type Change,
  declarationsOf,
  importLine,
  nodesOf,
  originOf,
  readSources,
  type Sources,
  writeChanges,
} from './sourceFiles.js';

/** A loop's call takes 11 bytes of code, an array of so many elements 24 or more. */
const ZEROS_MIN = 4;
/** Ends of texts are kept in two bytes. */
const TEXT_MAX = 0xffff;
const BYTE_MAX = 255;
/** The module with the functions that are called, written beside the entry. */
const HELPER = 'smallArrays.ts';
const HELPER_TEXT = `export function zeros(count: number): number[] {
  const list = new Array<number>(count);
  for (let i = 0; i < count; i++) {
    list[i] = 0;
  }
  return list;
}

export function zeroBytes(count: number): any {
  return Buffer.alloc(count);
}

export function textAt(all: string, ends: Buffer, k: number): string {
  return all.slice(ends.getAt(2 * k, 'u16'), ends.getAt(2 * k + 2, 'u16'));
}
`;

/** A module's constant array that is only indexed. */
interface Table {
  /** What it is declared as, and with which content. */
  type: 'Buffer' | 'string';
  content: string;
  /** Of texts: where each of them begins, and the last one ends. */
  ends?: Buffer;
}

/** Changes the files in place. */
export async function shrinkArrays(entry: string): Promise<void> {
  const sources = readSources(entry);
  const tables = indexedTables(sources);
  const fields = byteFields(sources);
  const helper = join(dirname(entry), HELPER);
  for (const file of sources.files)
    await writeChanges(file, changesOf(file, tables, fields, sources.checker, helper));
  await writeFile(helper, HELPER_TEXT);
}

function indexedTables({ files, checker }: Sources): Map<ts.Node, Table> {
  const tables = new Map<ts.Node, Table>();
  for (const declaration of files.flatMap((file) => constantsOf(file))) {
    const { initializer, type } = declaration;
    if (initializer === undefined || !ts.isArrayLiteralExpression(initializer)) continue;
    if (type?.getText().startsWith('readonly ') !== true) continue;
    const table = textsOf(initializer) ?? bytesOf(initializer, checker);
    if (table !== undefined) tables.set(declaration, table);
  }
  for (const node of files.flatMap((file) => nodesOf(file))) {
    if (!ts.isIdentifier(node) || isIndexed(node) || isNaming(node)) continue;
    for (const declaration of declarationsOf(node, checker)) tables.delete(declaration);
    if (!ts.isShorthandPropertyAssignment(node.parent)) continue;
    const given = checker.getShorthandAssignmentValueSymbol(node.parent);
    for (const declaration of originOf(given, checker)) tables.delete(declaration);
  }
  return tables;
}

/** Fields of bytes, each of which is only indexed wherever its name stands. */
function byteFields({ files, checker }: Sources): Set<ts.Node> {
  const nodes = files.flatMap((file) => nodesOf(file));
  const fields = nodes
    .filter((node) => ts.isPropertyDeclaration(node))
    .filter(({ type }) => type?.getText() === 'u8[]');
  // By the name alone: the object's type need not be known.
  const others = nodes.flatMap((node) =>
    ts.isIdentifier(node) && isOtherUse(node, checker) ? [node.text] : [],
  );
  return new Set(fields.filter(({ name }) => !others.includes(name.getText())));
}

/** Whether the name may be that of a field that is used in another way than by index. */
function isOtherUse(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const { parent } = name;
  if (ts.isBindingElement(parent)) return true;
  if (!ts.isPropertyAccessExpression(parent) || parent.name !== name) return false;
  const outer = parent.parent;
  if (ts.isElementAccessExpression(outer) && outer.expression === parent) return false;
  const declarations = declarationsOf(name, checker);
  return (
    declarations.length === 0 ||
    declarations.some((it) => ts.isPropertyDeclaration(it) && it.type?.getText() === 'u8[]')
  );
}

function constantsOf(file: ts.SourceFile): ts.VariableDeclaration[] {
  return file.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) && (statement.declarationList.flags & ts.NodeFlags.Const) !== 0
      ? [...statement.declarationList.declarations]
      : [],
  );
}

function isIndexed(name: ts.Identifier): boolean {
  return ts.isElementAccessExpression(name.parent) && name.parent.expression === name;
}

/** Where it is declared, imported or exported. */
function isNaming(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isVariableDeclaration(parent)) return parent.name === name;
  return ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent);
}

function changesOf(
  file: ts.SourceFile,
  tables: ReadonlyMap<ts.Node, Table>,
  fields: ReadonlySet<ts.Node>,
  checker: ts.TypeChecker,
  helper: string,
): Change[] {
  const changes: Change[] = [];
  const imports = new Set<string>();
  const call = (name: string, start: number, end: number, text: string): void => {
    changes.push({ start, end, text });
    imports.add(importLine(file, helper, name));
  };
  for (const node of nodesOf(file)) {
    if (ts.isArrayLiteralExpression(node)) {
      const maker = makerOf(node, fields);
      const table = tables.get(node.parent);
      if (table !== undefined) changes.push(...declarationChanges(file, node, table));
      else if (maker !== undefined) {
        call(maker, node.getStart(file), node.end, `${maker}(${node.elements.length})`);
      }
    } else if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression)) {
      const [declaration] = declarationsOf(node.expression, checker);
      const ends = declaration && tables.get(declaration)?.ends;
      if (ends === undefined) continue;
      const { argumentExpression: index, expression } = node;
      const text = `textAt(${expression.text}, ${hexOf(ends)}, `;
      call('textAt', node.getStart(file), index.getStart(file), text);
      changes.push({ start: index.end, end: node.end, text: ')' });
    }
  }
  if (imports.size > 0) changes.push({ start: 0, end: 0, text: [...imports].join('') });
  return changes;
}

/** The function that makes the array, where it pays. */
function makerOf(array: ts.ArrayLiteralExpression, fields: ReadonlySet<ts.Node>): string | undefined {
  const { elements, parent } = array;
  if (elements.length === 0 || !elements.every((element) => element.getText() === '0')) return undefined;
  if (fields.has(parent)) return 'zeroBytes';
  return elements.length >= ZEROS_MIN ? 'zeros' : undefined;
}

function declarationChanges(
  file: ts.SourceFile,
  array: ts.ArrayLiteralExpression,
  { type, content }: Table,
): Change[] {
  const { type: before } = array.parent as ts.VariableDeclaration;
  if (before === undefined) throw new Error(`a table without type in ${file.fileName}`);
  return [
    { start: before.getStart(file), end: before.end, text: type },
    { start: array.getStart(file), end: array.end, text: content },
  ];
}

/** An array of texts of printable ASCII; undefined for another array. */
function textsOf({ elements }: ts.ArrayLiteralExpression): Table | undefined {
  const words = elements.flatMap((element) => (ts.isStringLiteral(element) ? [element.text] : []));
  const all = words.join('');
  if (words.length === 0 || words.length < elements.length) return undefined;
  if (all.length > TEXT_MAX || !/^[ -~]*$/.test(all)) return undefined;
  const ends = Buffer.alloc(2 * words.length + 2);
  words.forEach((word, k) => ends.writeUInt16LE(ends.readUInt16LE(2 * k) + word.length, 2 * k + 2));
  return { type: 'string', content: JSON.stringify(all), ends };
}

/** An array of whole numbers, or members of enums, that a byte can hold; undefined for another array. */
function bytesOf({ elements }: ts.ArrayLiteralExpression, checker: ts.TypeChecker): Table | undefined {
  const bytes = elements.map((element) => {
    if (ts.isNumericLiteral(element)) return Number(element.text);
    const member = checker.getSymbolAtLocation(element)?.valueDeclaration;
    return member !== undefined && ts.isEnumMember(member) ? checker.getConstantValue(member) : undefined;
  });
  const fit = bytes.every(
    (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= BYTE_MAX,
  );
  return bytes.length > 0 && fit
    ? { type: 'Buffer', content: hexOf(Buffer.from(bytes.map(Number))) }
    : undefined;
}

function hexOf(bytes: Buffer): string {
  return `hex\`${bytes.toString('hex')}\``;
}
