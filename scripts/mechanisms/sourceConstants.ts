/** The constants of the simulator's cell that are no parameters, with the comments above them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { oneLine } from '../scenario/parameterComments.js';

const ROOT = join(import.meta.dirname, '../..');
export const CELL_FOLDER = 'sim/cell';

export interface SourceConstant {
  readonly name: string;
  /** As written in the source. */
  readonly value: string;
  readonly comment: string;
  /** Path from the root of the repository. */
  readonly file: string;
}

/** Every module of the cell, tests left out. */
export function cellModules(): string[] {
  return readdirSync(join(ROOT, CELL_FOLDER))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${CELL_FOLDER}/${name}`);
}

/** Numbers at the top of a module, written in capitals, that carry a comment. */
export function sourceConstants(): SourceConstant[] {
  return cellModules().flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    return source.statements.filter(ts.isVariableStatement).flatMap((statement) => {
      const comment = ts.getJSDocCommentsAndTags(statement).find(ts.isJSDoc)?.comment;
      if (typeof comment !== 'string') return [];
      return statement.declarationList.declarations
        .filter(({ name, initializer }) => /^[A-Z][A-Z0-9_]*$/u.test(name.getText()) && isNumber(initializer))
        .map(({ name, initializer }) => ({
          name: name.getText(),
          value: initializer?.getText() ?? '',
          comment: oneLine(comment),
          file,
        }));
    });
  });
}

function isNumber(value: ts.Expression | undefined): boolean {
  return value !== undefined && (ts.isNumericLiteral(value) || ts.isBinaryExpression(value));
}
