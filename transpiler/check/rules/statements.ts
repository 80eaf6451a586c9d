/** Statements: no var, no fall-through, and an expression statement does something. */
import ts from 'typescript';
import { walk, type Context } from '../context.js';

export function checkStatements(context: Context): void {
  walk(context.file, (node) => {
    if (ts.isVariableDeclarationList(node)) checkDeclarationList(node, context);
    if (ts.isCaseBlock(node)) checkFallThrough(node, context);
    if (ts.isExpressionStatement(node)) checkExpressionStatement(node, context);
    if (ts.isForStatement(node)) checkForHeader(node, context);
  });
}

function checkDeclarationList(node: ts.VariableDeclarationList, context: Context): void {
  if ((node.flags & (ts.NodeFlags.Let | ts.NodeFlags.Const)) === 0) {
    context.report(node, 'NS030', 'var or using: write const or let');
  }
  // The variables of for-of and for-in have no initialiser; those loops are refused by name.
  if (ts.isForOfStatement(node.parent) || ts.isForInStatement(node.parent)) return;
  for (const declaration of node.declarations) {
    if (declaration.initializer === undefined) {
      context.report(declaration, 'NS019', `variable ${declaration.name.getText()}`);
    }
  }
}

/** Several labels may share one body; a body must end by leaving. */
function checkFallThrough(node: ts.CaseBlock, context: Context): void {
  for (const clause of node.clauses.slice(0, -1)) {
    if (clause.statements.length > 0 && !leaves(clause.statements)) {
      context.report(clause, 'NS031', (clause.getText().split('\n')[0] ?? '').slice(0, 40));
    }
  }
}

function leaves(statements: readonly ts.Statement[]): boolean {
  const last = statements.at(-1);
  if (last === undefined) return false;
  if (ts.isBlock(last)) return leaves(last.statements);
  if (ts.isIfStatement(last)) {
    return last.elseStatement !== undefined && leaves([last.thenStatement]) && leaves([last.elseStatement]);
  }
  return ts.isBreakStatement(last) || ts.isReturnStatement(last) || ts.isContinueStatement(last);
}

function checkExpressionStatement(node: ts.ExpressionStatement, context: Context): void {
  const inner = node.expression;
  const acts =
    ts.isCallExpression(inner) ||
    ts.isBinaryExpression(inner) ||
    ts.isPostfixUnaryExpression(inner) ||
    ts.isPrefixUnaryExpression(inner);
  // Await, yield and the like are refused by name in the syntax table.
  const isNamedElsewhere =
    ts.isAwaitExpression(inner) || ts.isYieldExpression(inner) || ts.isDeleteExpression(inner);
  if (!acts && !isNamedElsewhere) context.report(node, 'NS035', 'statement without an effect');
}

/** All three parts, so that the loop's end can be seen. */
function checkForHeader(node: ts.ForStatement, context: Context): void {
  if (node.initializer === undefined || node.condition === undefined || node.incrementor === undefined) {
    context.report(node, 'NS030', 'for without all three parts: use while');
  }
}
