/** Runs every rule of the portable subset over a program. */
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { Context } from './context.js';
import { compareDiagnostics, type Diagnostic } from './diagnostics.js';
import { createProgram, portableSources } from './program.js';
import { checkCalls } from './rules/calls.js';
import { checkClasses } from './rules/classes.js';
import { checkImportCycles, checkRecursion } from './rules/cycles.js';
import { checkIntegers } from './rules/integers.js';
import { checkModule } from './rules/modules.js';
import { checkOperators } from './rules/operators.js';
import { checkStatements } from './rules/statements.js';
import { checkSyntax } from './rules/syntax.js';
import { checkTypes } from './rules/types.js';

const FILE_RULES: readonly ((context: Context) => void)[] = [
  checkSyntax,
  checkTypes,
  checkModule,
  checkClasses,
  checkStatements,
  checkOperators,
  checkCalls,
  checkIntegers,
];

export interface SubsetReport {
  files: readonly string[];
  diagnostics: Diagnostic[];
}

/** Lints every portable source below the folders. */
export function checkFolders(folders: readonly string[]): SubsetReport {
  const roots = folders.map((folder) => resolve(folder));
  const files = roots.flatMap((root) => portableSources(root));
  const program = createProgram(files);
  return { files, diagnostics: checkProgram(program, files, roots) };
}

/** Lints `files` of a program; each belongs to one of the root folders. */
export function checkProgram(
  program: ts.Program,
  files: readonly string[],
  roots: readonly string[],
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const contexts = files.map((name) => {
    const file = program.getSourceFile(name);
    if (file === undefined) throw new Error(`cannot read ${name}`);
    return new Context(program.getTypeChecker(), file, allowedFolders(name, roots), found);
  });
  for (const context of contexts) {
    reportTypeErrors(program, context);
    for (const rule of FILE_RULES) rule(context);
  }
  checkRecursion(contexts, found);
  checkImportCycles(contexts, found);
  return found.sort(compareDiagnostics);
}

/** A file imports from its own root; the sensors' codecs (`devices`) also from the core beside them. */
function allowedFolders(file: string, roots: readonly string[]): string[] {
  const own = roots.filter((root) => file.startsWith(root));
  return own.flatMap((root) => (root.endsWith('devices') ? [root, join(dirname(root), 'core')] : [root]));
}

function reportTypeErrors(program: ts.Program, context: Context): void {
  const errors = [
    ...program.getSyntacticDiagnostics(context.file),
    ...program.getSemanticDiagnostics(context.file),
  ];
  for (const error of errors) {
    const text = ts.flattenDiagnosticMessageText(error.messageText, ' ');
    context.reportAt(error.start ?? 0, 'NS000', `TS${error.code} ${text}`);
  }
}
