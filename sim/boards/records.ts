/**
 * Turns objects of classes into lists of their fields' values, so that a DeviceScript program needs half the memory, less
 * code and less time.
 *
 * The machine keeps an object as a list of names and values, 16 bytes of its heap a field and up to a quarter more, and
 * searches it from the start at each access. An array takes 8 bytes an element and is indexed. `sample.time_s` becomes
 * `sample[0]`, `new Sample()` becomes `newSample()`, which makes the list. First values that are numbers, false or true come
 * from constant buffers, which lie in the image's data and not in its code.
 *
 * Runs after directCalls.ts, for classes that have no methods left. recordClasses.ts says which become lists.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { fieldsOf, makerOf, recordClasses } from './recordClasses.js';
import {
  type Change,
  changedText,
  classesOf,
  declarationsOf,
  importLine,
  nodesOf,
  readSources,
  writeChanges,
} from './sourceFiles.js';

/** First values that the constant buffer can hold beside numbers, by their codes; what is computed starts as the first. */
const VALUES = ['0', 'false', 'true'];
const CODE_MAX = 255;
/** The module with the functions that make lists, written beside the entry. */
const HELPER = 'records.ts';

function helperText(numbers: readonly number[]): string {
  const table = Buffer.alloc(8 * numbers.length);
  numbers.forEach((value, k) => table.writeDoubleLE(value, 8 * k));
  return `const VALUES: any[] = [${VALUES.join(', ')}];
const NUMBERS: Buffer = hex\`${table.toString('hex')}\`;

export function record(values: Buffer): any[] {
  const count = values.length;
  const fields = new Array<any>(count);
  for (let i = 0; i < count; i++) {
    const code = values[i];
    fields[i] = code < ${VALUES.length} ? VALUES[code] : NUMBERS.getAt(8 * code - ${8 * VALUES.length}, 'f64');
  }
  return fields;
}
`;
}

/** Changes the files in place. Returns the names of the classes that are lists now. */
export async function useRecords(entry: string): Promise<string[]> {
  const sources = readSources(entry);
  const records = recordClasses(sources);
  const helper = join(dirname(entry), HELPER);
  const numbers: number[] = [];
  for (const file of sources.files)
    await writeChanges(file, changesOf(file, records, sources.checker, helper, numbers));
  await writeFile(helper, helperText(numbers));
  return [...records].map((owner) => owner.name?.text ?? '');
}

function changesOf(
  file: ts.SourceFile,
  records: ReadonlySet<ts.ClassDeclaration>,
  checker: ts.TypeChecker,
  helper: string,
  numbers: number[],
): Change[] {
  const changes: Change[] = [];
  const imports = new Set<string>();
  for (const node of nodesOf(file)) {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.name)) {
      const index = fieldIndex(node.name, records, checker);
      if (index !== undefined)
        changes.push({ start: node.expression.end, end: node.end, text: `[${index}]` });
    } else if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
      const made = declarationsOf(node.expression, checker).find((it) => ts.isClassDeclaration(it));
      if (made === undefined || !records.has(made)) continue;
      const name = makerOf(made);
      changes.push({ start: node.getStart(file), end: node.expression.end, text: name });
      const home = made.getSourceFile();
      if (home !== file) imports.add(importLine(file, home.fileName, name));
    } else if (node.kind === ts.SyntaxKind.ThisKeyword) {
      const owner = ts.findAncestor(node, (it) => ts.isClassDeclaration(it));
      if (owner !== undefined && records.has(owner)) {
        changes.push({ start: node.getStart(file), end: node.end, text: 'self' });
      }
    }
  }
  const classes = classesOf(file).filter((owner) => records.has(owner));
  if (classes.length > 0) imports.add(importLine(file, helper, 'record'));
  const makers = classes.map((owner) => ({
    start: owner.getStart(file),
    end: owner.end,
    text: maker(file, owner, changes, numbers),
  }));
  const kept = changes.filter(
    ({ start, end }) => !makers.some((one) => one.start <= start && end <= one.end),
  );
  if (imports.size > 0) kept.push({ start: 0, end: 0, text: [...imports].join('') });
  return [...kept, ...makers];
}

function fieldIndex(
  name: ts.Identifier,
  records: ReadonlySet<ts.ClassDeclaration>,
  checker: ts.TypeChecker,
): number | undefined {
  const field = declarationsOf(name, checker).find((it) => ts.isPropertyDeclaration(it));
  if (field === undefined || !ts.isClassDeclaration(field.parent) || !records.has(field.parent))
    return undefined;
  return fieldsOf(field.parent).indexOf(field);
}

/** The function that takes the class's place: fields first, in their order, then what the constructor did. */
function maker(
  file: ts.SourceFile,
  owner: ts.ClassDeclaration,
  changes: readonly Change[],
  numbers: number[],
): string {
  const built = owner.members.find((member) => ts.isConstructorDeclaration(member));
  const parameters = built?.parameters.map((it) => it.getText(file)).join(', ') ?? '';
  const fields = fieldsOf(owner);
  const codes = fields.map(({ initializer }) => initializer && codeOf(initializer, numbers));
  const bytes = Buffer.from(codes.map((code) => code ?? 0));
  const list = fields.length === 0 ? '[]' : `record(hex\`${bytes.toString('hex')}\`)`;
  const computed = fields.flatMap(({ initializer }, i) => {
    if (initializer === undefined || codes[i] !== undefined) return [];
    return [` self[${i}] = ${changedText(file, changes, initializer.getStart(file), initializer.end)};`];
  });
  const body = built?.body;
  const rest = body === undefined ? '' : changedText(file, changes, body.getStart(file) + 1, body.end - 1);
  const name = owner.name?.text ?? '';
  return (
    `export type ${name} = any[];\n` +
    `export function ${makerOf(owner)}(${parameters}): ${name} { const self: any[] = ${list};` +
    `${computed.join('')}${rest} return self; }`
  );
}

/** The code of a first value, whose number joins the table; undefined where it is computed, or the table is full. */
function codeOf(initializer: ts.Expression, numbers: number[]): number | undefined {
  const code = VALUES.indexOf(initializer.getText());
  if (code >= 0) return code;
  const isNegative =
    ts.isPrefixUnaryExpression(initializer) && initializer.operator === ts.SyntaxKind.MinusToken;
  const literal = isNegative ? initializer.operand : initializer;
  if (!ts.isNumericLiteral(literal)) return undefined;
  const value = isNegative ? -Number(literal.text) : Number(literal.text);
  if (!numbers.includes(value)) numbers.push(value);
  const found = VALUES.length + numbers.indexOf(value);
  return found <= CODE_MAX ? found : undefined;
}
