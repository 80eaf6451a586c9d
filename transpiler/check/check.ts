/** Runs every rule of the portable subset over a program. */
import ts from '../load/typescript.cjs';
import { placeTooDeep } from '../load/program.js';
import { Answers } from './answers.js';
import { Context, walk } from './context.js';
import { compareDiagnostics, type Diagnostic } from './diagnostics.js';
import { checkCalls } from './rules/calls.js';
import { checkClasses } from './rules/classes.js';
import { checkConstruction } from './rules/construction.js';
import { checkCounters } from './rules/counters.js';
import { checkImportCycles, checkRecursion } from './rules/cycles.js';
import { checkIntegers } from './rules/integers.js';
import { checkIndices } from './rules/indices.js';
import { checkLocalObjects, refuseLocalObjects } from './rules/localObjects.js';
import { checkLookAlikes } from './rules/lookAlikes.js';
import { checkModule } from './rules/modules.js';
import { checkOperators } from './rules/operators.js';
import { checkStatements } from './rules/statements.js';
import { checkSyntax } from './rules/syntax.js';
import { checkTexts } from './rules/texts.js';
import { checkTypes } from './rules/types.js';

/** Rules that look at one node, in one walk over each file. */
const NODE_RULES: readonly ((node: ts.Node, context: Context) => void)[] = [
  checkSyntax,
  checkTypes,
  checkClasses,
  checkLocalObjects,
  checkLookAlikes,
  checkStatements,
  checkOperators,
  checkCalls,
  checkIntegers,
  checkIndices,
  checkTexts,
  checkCounters,
];

/**
 * Lints `files` of a program, which may import from the root folders and from nowhere else. `localObjects`: whether
 * functions may make objects.
 */
export function checkProgram(
  program: ts.Program,
  files: readonly string[],
  roots: readonly string[],
  answers = new Answers(program.getTypeChecker()),
  localObjects = true,
): Diagnostic[] {
  const rules = localObjects ? NODE_RULES : [...NODE_RULES, refuseLocalObjects];
  const found = findTooDeep(program);
  if (found.length > 0) return found;
  const contexts = files.map((name) => {
    const file = program.getSourceFile(name);
    if (file === undefined) throw new Error(`cannot read ${name}`);
    return new Context(answers, file, roots, found);
  });
  for (const context of contexts) {
    reportTypeErrors(program, context);
    checkModule(context);
    checkConstruction(context);
    walk(context.file, (node) => {
      for (const rule of rules) rule(node, context);
    });
  }
  checkRecursion(contexts, found);
  checkImportCycles(contexts, found);
  return found.sort(compareDiagnostics);
}

/** Nothing else can be said of a program with such a source: it has been left out. */
function findTooDeep(program: ts.Program): Diagnostic[] {
  return program.getSourceFiles().flatMap((file) => {
    const place = placeTooDeep(file);
    if (place === undefined) return [];
    const { line, character } = place;
    return [{ file: file.fileName, line: line + 1, column: character + 1, code: 'NS045', seen: '' }];
  });
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
