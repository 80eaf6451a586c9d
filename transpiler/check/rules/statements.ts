/** Statements: no var, no fall-through, and an expression statement does something. */
import ts from 'typescript';
import { isMathCall, walk, type Context } from '../context.js';
import { I32, isWithin, rangeOf } from '../ranges.js';
import { readType } from '../typeNodes.js';
import { isConstantExpression } from './modules.js';

export function checkStatements(context: Context): void {
  walk(context.file, (node) => {
    if (ts.isVariableDeclarationList(node)) checkDeclarationList(node, context);
    if (ts.isCaseBlock(node)) checkFallThrough(node, context);
    if (ts.isSwitchStatement(node)) checkSwitch(node, context);
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

function checkSwitch(node: ts.SwitchStatement, context: Context): void {
  const subject = rangeOf(node.expression, context);
  if (subject === undefined || !isWithin(subject, I32)) {
    context.report(node.expression, 'NS043', node.expression.getText().slice(0, 40));
  }
  const seen = new Set<number>();
  for (const clause of node.caseBlock.clauses) {
    if (!ts.isCaseClause(clause)) continue;
    const range = rangeOf(clause.expression, context);
    const isConstant = isConstantExpression(clause.expression, context) && range?.low === range?.high;
    if (range === undefined || !isConstant || seen.has(range.low)) {
      context.report(clause.expression, 'NS043', clause.expression.getText().slice(0, 40));
    } else {
      seen.add(range.low);
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
    (ts.isCallExpression(inner) && !isMathCall(inner)) ||
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
  } else if (ts.isVariableDeclarationList(node.initializer)) {
    const kinds = node.initializer.declarations.map((declaration) => {
      const type = declaration.type && readType(declaration.type, context);
      return type?.form === 'scalar' ? type.scalar : type?.form;
    });
    if (new Set(kinds).size > 1) context.report(node.initializer, 'NS030', 'for with variables of two types');
  }
}
