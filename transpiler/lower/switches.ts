/**
 * switch on whole numbers and enums. C wants a default clause for readers and compilers: where TypeScript knows that the
 * cases are complete, the last one becomes the default too, else an empty default is added.
 */
import ts from '../load/typescript.cjs';
import type { Clause, Expr, Remarks, Statement } from '../ir/ir.js';
import type { IrType } from '../ir/types.js';
import { isAccess, lowerAccess } from './access.js';
import { lowerArgument } from './expressions.js';
import { leadingComments } from './comments.js';
import type { FunctionScope } from './functionScope.js';
import { asI32 } from './integers.js';
import { lowerBlock, lowerStatement } from './statements.js';
import { withoutParentheses } from './syntax.js';

export function lowerSwitch(node: ts.SwitchStatement, remarks: Remarks, scope: FunctionScope): Statement {
  const subject = lowerSubject(node.expression, scope);
  const clauses: Clause[] = [];
  let labels: Expr[] = [];
  let isDefault = false;
  let comments: string[] = [];
  for (const clause of node.caseBlock.clauses) {
    if (ts.isCaseClause(clause)) labels.push(lowerArgument(clause.expression, labelType(subject), scope));
    else isDefault = true;
    comments.push(...leadingComments(clause));
    const isLast = clause === node.caseBlock.clauses.at(-1);
    if (clause.statements.length === 0 && !isLast) continue;
    clauses.push({ labels, isDefault, comments, body: lowerClauseBody(clause, scope) });
    labels = [];
    isDefault = false;
    comments = [];
  }
  completeDefault(node, clauses, scope);
  return { ...remarks, kind: 'switch', subject, clauses };
}

/** An enum stays one, so that its cases are named. */
function lowerSubject(node: ts.Expression, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  if (isAccess(inner)) {
    const value = lowerAccess(inner, scope);
    if (value.type.form === 'enum') return value;
  }
  return asI32(inner, scope);
}

function labelType(subject: Expr): IrType {
  return subject.type;
}

function lowerClauseBody(clause: ts.CaseOrDefaultClause, scope: FunctionScope): Statement[] {
  const [only] = clause.statements;
  const isBraced = clause.statements.length === 1 && only !== undefined && ts.isBlock(only);
  const body = isBraced
    ? lowerBlock(only.statements, only, scope)
    : lowerClauseStatements(clause.statements, scope);
  if (!leaves(body.at(-1))) body.push({ kind: 'break', comments: [], trailing: '', line: 0 });
  return body;
}

function lowerClauseStatements(statements: readonly ts.Statement[], scope: FunctionScope): Statement[] {
  scope.locals.enter();
  const body = statements.flatMap((statement) => lowerStatement(statement, scope));
  scope.locals.leave();
  return body;
}

/** Whether control never runs past a statement. */
function leaves(statement: Statement | undefined): boolean {
  switch (statement?.kind) {
    case 'break':
    case 'continue':
    case 'return':
      return true;
    case 'block':
      return leaves(statement.body.at(-1));
    case 'if':
      return (
        statement.otherwise !== undefined &&
        leaves(statement.then.at(-1)) &&
        leaves(statement.otherwise.at(-1))
      );
    default:
      return false;
  }
}

function completeDefault(node: ts.SwitchStatement, clauses: Clause[], scope: FunctionScope): void {
  if (clauses.some((clause) => clause.isDefault)) return;
  const last = clauses.at(-1);
  if (last !== undefined && isExhaustive(node, scope)) {
    last.isDefault = true;
    return;
  }
  clauses.push({
    labels: [],
    isDefault: true,
    comments: [],
    body: [{ kind: 'break', comments: [], trailing: '', line: 0 }],
  });
}

/** Whether the cases name every member of the enum that is switched on. */
function isExhaustive(node: ts.SwitchStatement, scope: FunctionScope): boolean {
  const type = scope.context.typeOf(node.expression);
  if (!type.isUnion()) return false;
  const named = new Set(
    node.caseBlock.clauses.flatMap((clause) =>
      ts.isCaseClause(clause) ? [scope.context.typeOf(clause.expression)] : [],
    ),
  );
  return type.types.every((member) => named.has(member));
}
