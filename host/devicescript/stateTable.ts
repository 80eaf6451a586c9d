/**
 * Where the lasting state (boards/lastingState.ts) lies in the objects of a composition: the build makes an object the list
 * of its fields (sim/boards/records.ts), so that a place is a part and the number of a field, and a table of places in the
 * image's data is all that the firmware needs to write the state and to read it.
 *
 * Made from the sources: an object belongs to the one whose field is given a `new` (there is no other way in the core).
 */
import { join } from 'node:path';
import ts from 'typescript';
import type { LastingPart } from '../../boards/lastingState.js';
import { readSources } from '../../sim/boards/sourceFiles.js';

/** Number of the part, and of the field in it. */
export type Place = readonly [part: number, field: number];

const BYTE_MAX = 255;

export interface StateTable {
  /** Each part but the first, which is the monitor: where the one before holds it. */
  parts: readonly Place[];
  reals: readonly Place[];
  integers: readonly Place[];
  flags: readonly Place[];
  /** Names of all these, in this order: what a layout is known by. */
  names: readonly string[];
}

/** Places as a module's bytes, in hexadecimal digits: a byte each for the part and for the field. */
export function placeDigits(places: readonly Place[]): string {
  const numbers = places.flat();
  const wrong = numbers.find((number) => !Number.isInteger(number) || number < 0 || number > BYTE_MAX);
  if (wrong !== undefined) throw new Error(`the place ${wrong} of a part or a field is no byte`);
  return Buffer.from(numbers).toString('hex');
}

type Kind = 'reals' | 'integers' | 'flags';

interface Field {
  name: string;
  kind?: Kind;
  inside?: Content;
}

/** What an object or a list holds: its fields in the order of their numbers. */
interface Content {
  fields: readonly Field[];
}

/** The table of the monitor of a composition whose sources lie in `scratch`. Throws when a part or field is not there. */
export function stateTable(scratch: string, lasting: readonly LastingPart[]): StateTable {
  return tableOf(join(scratch, 'firmware', 'core', 'monitor.ts'), 'BatteryMonitor', lasting);
}

/** The table of these fields of a class; part 0 is the object itself, whose name is empty. */
export function tableOf(path: string, name: string, wanted: readonly LastingPart[]): StateTable {
  const { files, checker } = readSources(path);
  const root = files
    .flatMap((file) => file.statements.filter((it) => ts.isClassDeclaration(it)))
    .find((it) => it.name?.text === name);
  if (root === undefined) throw new Error(`${path} has no class ${name}`);
  const parts: Place[] = [];
  const numbers = new Map([['', 0]]);
  const contents = new Map([['', contentOf(root, checker)]]);
  /** The number of a part; those it lies in come before it. */
  const enter = (path: string): number => {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    const cut = path.lastIndexOf('.');
    const holder = enter(path.slice(0, Math.max(0, cut)));
    const { fields } = contents.get(path.slice(0, Math.max(0, cut))) ?? { fields: [] };
    const at = fields.findIndex((field) => field.name === path.slice(cut + 1));
    const inside = fields[at]?.inside;
    if (inside === undefined) throw new Error(`${name} has no part '${path}'`);
    parts.push([holder, at]);
    numbers.set(path, parts.length);
    contents.set(path, inside);
    return parts.length;
  };
  const places: Record<Kind, { place: Place; name: string }[]> = { reals: [], integers: [], flags: [] };
  for (const { part, fields: named } of wanted) {
    const number = enter(part);
    const { fields } = contents.get(part) ?? { fields: [] };
    for (const name of named ?? fields.flatMap((it) => (it.kind === undefined ? [] : [it.name]))) {
      const at = fields.findIndex((field) => field.name === name);
      const kind = fields[at]?.kind;
      if (kind === undefined) {
        throw new Error(`'${part}' has no field '${name}' that can change`);
      }
      places[kind].push({ place: [number, at], name: `${part}.${name}` });
    }
  }
  const all = [...places.reals, ...places.integers, ...places.flags];
  return {
    parts,
    reals: places.reals.map(({ place }) => place),
    integers: places.integers.map(({ place }) => place),
    flags: places.flags.map(({ place }) => place),
    names: all.map(({ name }) => name),
  };
}

function contentOf(owner: ts.ClassDeclaration, checker: ts.TypeChecker): Content {
  const given = new Map<string, ts.Expression>();
  for (const member of owner.members) {
    if (!ts.isConstructorDeclaration(member)) continue;
    for (const statement of member.body?.statements ?? []) {
      if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
      const { left, right } = statement.expression;
      if (ts.isPropertyAccessExpression(left)) given.set(left.name.text, right);
    }
  }
  const fields = owner.members.flatMap((member): Field[] => {
    if (!ts.isPropertyDeclaration(member)) return [];
    const name = member.name.getText();
    const value = member.initializer ?? given.get(name);
    const isFixed = member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) === true;
    if (value !== undefined && ts.isNewExpression(value)) {
      const made = classOf(value.expression, checker);
      return [made === undefined ? { name } : { name, inside: contentOf(made, checker) }];
    }
    if (value !== undefined && ts.isArrayLiteralExpression(value)) {
      const type = member.type?.getText() ?? '';
      const kind = type.startsWith('readonly ') ? undefined : kindOf(type.replace('[]', ''));
      const inside = { fields: value.elements.map((_, k) => ({ name: `${k}`, ...(kind && { kind }) })) };
      return [{ name, inside }];
    }
    return [isFixed ? { name } : { name, kind: kindOf(member.type?.getText() ?? '') }];
  });
  return { fields };
}

/** Enumerations are integers. */
function kindOf(type: string): Kind {
  if (type === 'number') return 'reals';
  return type === 'boolean' ? 'flags' : 'integers';
}

function classOf(name: ts.Expression, checker: ts.TypeChecker): ts.ClassDeclaration | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  if (symbol === undefined) return undefined;
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  return target.declarations?.find((it) => ts.isClassDeclaration(it));
}
