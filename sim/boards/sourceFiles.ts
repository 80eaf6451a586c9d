/**
 * The source files of a program as the passes over its text see them, and changes of their text by position.
 *
 * A change replaces a range by other text. Changes may stand inside each other's surroundings but must not overlap; of two
 * that insert at one position, the one listed first comes first.
 */
import { writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import ts from 'typescript';

export interface Change {
  start: number;
  end: number;
  text: string;
}

export interface Sources {
  checker: ts.TypeChecker;
  /** The entry and all it imports by relative path. */
  files: readonly ts.SourceFile[];
}

/** Reads a program. Types of its own classes are known; those of libraries are not. */
export function readSources(entry: string): Sources {
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noLib: true,
    types: [],
    noEmit: true,
  });
  const files = program.getSourceFiles().filter((file) => !file.fileName.includes('/node_modules/'));
  return { checker: program.getTypeChecker(), files };
}

/** The file's text from `start` to `end` with the changes that lie inside. */
export function changedText(
  file: ts.SourceFile,
  changes: readonly Change[],
  start = 0,
  end = file.text.length,
): string {
  const inside = changes.filter((change) => change.start >= start && change.end <= end);
  let text = '';
  let at = start;
  for (const change of inside.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (change.start < at) throw new Error(`changes of ${file.fileName} overlap at ${change.start}`);
    text += file.text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return text + file.text.slice(at, end);
}

export async function writeChanges(file: ts.SourceFile, changes: readonly Change[]): Promise<void> {
  if (changes.length > 0) await writeFile(file.fileName, changedText(file, changes));
}

/** All nodes below and including this one, a node before what is inside it. */
export function nodesOf(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [node];
  ts.forEachChild(node, (child) => {
    found.push(...nodesOf(child));
  });
  return found;
}

/** The classes of a file. */
export function classesOf(file: ts.SourceFile): ts.ClassDeclaration[] {
  return file.statements.filter((statement) => ts.isClassDeclaration(statement));
}

/** Names of variables, parameters, functions and classes inside. */
export function declaredNames(node: ts.Node): string[] {
  return nodesOf(node).flatMap((it) => {
    const isNaming =
      ts.isVariableDeclaration(it) ||
      ts.isParameter(it) ||
      ts.isBindingElement(it) ||
      ts.isFunctionLike(it) ||
      ts.isClassLike(it) ||
      ts.isImportSpecifier(it) ||
      ts.isImportClause(it) ||
      ts.isNamespaceImport(it) ||
      ts.isEnumDeclaration(it);
    return isNaming && it.name !== undefined && ts.isIdentifier(it.name) && !ts.isMethodDeclaration(it)
      ? [it.name.text]
      : [];
  });
}

/** An import of `names` from the module in the file `home`, on no line of its own: line numbers stay. */
export function importLine(file: ts.SourceFile, home: string, names: string): string {
  const path = posix.relative(posix.dirname(file.fileName), home).replace(/\.ts$/, '.js');
  return `import { ${names} } from '${path.startsWith('.') ? path : `./${path}`}'; `;
}

/** What a name stands for; through imports, what they import. */
export function declarationsOf(node: ts.Identifier, checker: ts.TypeChecker): readonly ts.Declaration[] {
  return originOf(checker.getSymbolAtLocation(node), checker);
}

/** Where it is declared; of an import, what it imports. */
export function originOf(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): readonly ts.Declaration[] {
  if (symbol === undefined) return [];
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return (isAlias ? checker.getAliasedSymbol(symbol) : symbol).declarations ?? [];
}

/** The class of an object of that type. */
export function classOf(type: ts.Type | undefined): ts.ClassDeclaration | undefined {
  return type?.getSymbol()?.declarations?.find((declaration) => ts.isClassDeclaration(declaration));
}

/** What is seen as the list that it will be (records.ts), in `object as unknown as Fields`. */
export function seenAsFields(node: ts.Node): ts.Expression | undefined {
  if (!ts.isAsExpression(node) || node.type.getText() !== 'Fields') return undefined;
  let { expression } = node;
  while (ts.isAsExpression(expression) || ts.isParenthesizedExpression(expression))
    ({ expression } = expression);
  return expression;
}
