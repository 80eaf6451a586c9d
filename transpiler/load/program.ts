/** Builds the TypeScript program the rules look at: files on disk, or sources held in memory (tests). */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from './typescript.cjs';
import { offsetOfBrackets, offsetTooDeep } from './depth.js';

/** Types are checked as strictly as in the repository; no ambient types, so that every global name is the language's. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  types: [],
  skipLibCheck: true,
};

/** Library files are the same for every program of the process and take most of its time. */
const librarySources = new Map<string, ts.SourceFile | undefined>();

/** Sources that stand for one that is nested too deeply: empty, with the place. */
const tooDeep = new WeakMap<ts.SourceFile, ts.LineAndCharacter>();

/** Where a source of the program is nested too deeply to be looked at; the program then has it as an empty one. */
export function placeTooDeep(file: ts.SourceFile): ts.LineAndCharacter | undefined {
  return tooDeep.get(file);
}

type Version = ts.ScriptTarget | ts.CreateSourceFileOptions;

/** Parents of nodes are set when the checker is made, so not here. */
function parse(name: string, text: string, version: Version): ts.SourceFile {
  const file = parseOrOverflow(name, text, version);
  const offset = file === undefined ? offsetOfBrackets(text) : offsetTooDeep(file);
  if (file !== undefined && offset === undefined) return file;
  const stand = ts.createSourceFile(name, '', version);
  const lines = text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  tooDeep.set(stand, { line: lines.length - 1, character: (lines.at(-1) ?? '').length });
  return stand;
}

/** Undefined when the parser's recursion exhausts the stack. */
function parseOrOverflow(name: string, text: string, version: Version): ts.SourceFile | undefined {
  try {
    return ts.createSourceFile(name, text, version);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A program over `files`; a name in `memory` (absolute) is taken from there and not from the disk. */
export function createProgram(
  files: readonly string[],
  memory: ReadonlyMap<string, string> = new Map(),
): ts.Program {
  const host = ts.createCompilerHost(OPTIONS);
  // TypeScript 5.9.3 never ends on some comments that are cut off; nothing here needs what they say.
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  const getLibrary = host.getSourceFile.bind(host);
  host.fileExists = (name) => memory.has(name) || fileExists(name);
  const directoryExists = host.directoryExists?.bind(host);
  host.directoryExists = (folder) =>
    [...memory.keys()].some((name) => name.startsWith(`${folder}/`)) || (directoryExists?.(folder) ?? true);
  host.readFile = (name) => memory.get(name) ?? readFile(name);
  host.getSourceFile = (name, languageVersion, onError) => {
    if (/[\\/]lib\.[^\\/]*\.d\.ts$/.test(name) && !memory.has(name)) {
      if (!librarySources.has(name)) librarySources.set(name, getLibrary(name, languageVersion, onError));
      return librarySources.get(name);
    }
    const text = host.readFile(name);
    return text === undefined ? undefined : parse(name, text, languageVersion);
  };
  return ts.createProgram([...files], OPTIONS, host);
}

/** The entries and every source they import, what is imported before what imports it. */
export function reachableSources(program: ts.Program, entries: readonly string[]): string[] {
  const found = new Set<string>();
  const open = new Set<string>();
  const visit = (name: string): void => {
    const file = program.getSourceFile(name);
    if (file === undefined || file.isDeclarationFile || found.has(name) || open.has(name)) return;
    open.add(name);
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
      const specifier = statement.moduleSpecifier;
      const target = specifier && program.getTypeChecker().getSymbolAtLocation(specifier)?.valueDeclaration;
      if (target !== undefined && ts.isSourceFile(target)) visit(target.fileName);
    }
    found.add(name);
  };
  entries.forEach(visit);
  return [...found];
}

/** The portable sources below a folder: every .ts file but tests, folders `testing`, DeviceScript entries and declarations. */
export function portableSources(folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(entry.name === 'testing' ? [] : portableSources(path)));
    else if (/\.ts$/.test(entry.name) && !/\.(test|devs|d)\.ts$/.test(entry.name)) found.push(resolve(path));
  }
  return found.sort();
}
