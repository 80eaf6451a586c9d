/** Builds the TypeScript program the rules look at: files on disk, or sources held in memory (tests). */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

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

/** A program over `files`; a name in `memory` (absolute) is taken from there and not from the disk. */
export function createProgram(
  files: readonly string[],
  memory: ReadonlyMap<string, string> = new Map(),
): ts.Program {
  const host = ts.createCompilerHost(OPTIONS, true);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (name) => memory.has(name) || fileExists(name);
  const directoryExists = host.directoryExists?.bind(host);
  host.directoryExists = (folder) =>
    [...memory.keys()].some((name) => name.startsWith(`${folder}/`)) || (directoryExists?.(folder) ?? true);
  host.readFile = (name) => memory.get(name) ?? readFile(name);
  host.getSourceFile = (name, languageVersion, onError) => {
    const text = memory.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, languageVersion, true);
    if (!/[\\/]lib\.[^\\/]*\.d\.ts$/.test(name)) return getSourceFile(name, languageVersion, onError);
    if (!librarySources.has(name)) librarySources.set(name, getSourceFile(name, languageVersion, onError));
    return librarySources.get(name);
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

/** The portable sources below a folder: every .ts file but tests, DeviceScript entries and declarations. */
export function portableSources(folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...portableSources(path));
    else if (/\.ts$/.test(entry.name) && !/\.(test|devs|d)\.ts$/.test(entry.name)) found.push(resolve(path));
  }
  return found.sort();
}
