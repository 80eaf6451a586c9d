/**
 * Renames the members of classes so that a program of many classes makes smaller DeviceScript bytecode.
 *
 * Bytecode names a field or method by its number in the image's table of names: one byte for the first 248 numbers, three
 * for the others (bytecode/bytecode.md, DeviceScript 2.16.4), and every name is stored. The core has some 1,000 names.
 * Here names that never meet in one class share one: a colouring of the graph whose edges join members of the same class,
 * greedy, the most used name first. A name becomes the same short name everywhere, so that classes that fit each other
 * before do so after. Types, values and line numbers stay; only member names change.
 */
import { writeFile } from 'node:fs/promises';
import ts from 'typescript';

/** Renames in place, in `entry` and all it imports by relative path. Returns the new name of each member name. */
export async function shortenNames(entry: string): Promise<Map<string, string>> {
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // The members of classes are found without the libraries.
    noLib: true,
    types: [],
    noEmit: true,
  });
  const files = program.getSourceFiles().filter((file) => !file.fileName.includes('/node_modules/'));
  const uses = files.map((file) => ({ file, names: memberNames(file, program.getTypeChecker()) }));
  const shortNames = colour(
    files.flatMap((file) => classesOf(file)),
    uses.flatMap(({ names }) => names.map((name) => name.text)),
  );
  for (const { file, names } of uses) {
    if (names.length > 0) await writeFile(file.fileName, renamed(file, names, shortNames));
  }
  return shortNames;
}

/** Every place where a member of a class of the program is declared or used. */
function memberNames(file: ts.SourceFile, checker: ts.TypeChecker): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const declarations = checker.getSymbolAtLocation(node)?.declarations ?? [];
      if (declarations.some((declaration) => isMember(declaration))) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isMember(node: ts.Node): node is ts.PropertyDeclaration | ts.MethodDeclaration {
  const outside = node.getSourceFile().isDeclarationFile;
  return !outside && (ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node));
}

/** The member names of each class. */
function classesOf(file: ts.SourceFile): string[][] {
  const classes = file.statements.filter((statement) => ts.isClassDeclaration(statement));
  return classes.map((one) => one.members.filter(isMember).map((member) => member.name.getText(file)));
}

/** A short name for each name, different within each class. */
function colour(classes: readonly string[][], uses: readonly string[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const name of uses) counts.set(name, (counts.get(name) ?? 0) + 1);
  const neighbours = new Map<string, Set<string>>();
  for (const members of classes) {
    for (const name of members) {
      const known = neighbours.get(name) ?? new Set();
      for (const other of members) known.add(other);
      neighbours.set(name, known);
    }
  }
  const short = new Map<string, string>();
  const mostUsedFirst = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  for (const name of mostUsedFirst) {
    const taken = new Set([...(neighbours.get(name) ?? [])].map((other) => short.get(other)));
    let number = 0;
    while (taken.has(`m${number}`)) number++;
    short.set(name, `m${number}`);
  }
  return short;
}

function renamed(file: ts.SourceFile, names: readonly ts.Identifier[], short: Map<string, string>): string {
  let text = '';
  let at = 0;
  for (const name of names) {
    text += file.text.slice(at, name.getStart(file)) + (short.get(name.text) ?? name.text);
    at = name.end;
  }
  return text + file.text.slice(at);
}
