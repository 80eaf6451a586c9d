/** Statements: no var, no fall-through, and an expression statement does something. */
import ts from '../../load/typescript.cjs';
import { isMathCall, type Context } from '../context.js';
import { I32, isWithin, rangeOf } from '../ranges.js';
import { readType } from '../typeNodes.js';
import { isConstantExpression } from './modules.js';

export function checkStatements(node: ts.Node, context: Context): void {
  if (ts.isVariableDeclarationList(node)) checkDeclarationList(node, context);
  if (ts.isCaseBlock(node)) {
    checkFallThrough(node, context);
    checkClauseVariables(node, context);
  }
  if (ts.isSwitchStatement(node)) checkSwitch(node, context);
  if (ts.isExpressionStatement(node)) checkExpressionStatement(node, context);
  if (ts.isForStatement(node)) checkForHeader(node, context);
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
    const isOfKind = isEnum(node.expression, context) === isEnum(clause.expression, context);
    if (range === undefined || !isConstant || !isOfKind || seen.has(range.low)) {
      context.report(clause.expression, 'NS043', clause.expression.getText().slice(0, 40));
    } else {
      seen.add(range.low);
    }
  }
}

function isEnum(node: ts.Expression, context: Context): boolean {
  const type = context.typeOf(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => (part.flags & ts.TypeFlags.EnumLike) !== 0);
}

/** Several labels may share one body; a body must end by leaving. */
function checkFallThrough(node: ts.CaseBlock, context: Context): void {
  for (const clause of node.clauses.slice(0, -1)) {
    if (clause.statements.length > 0 && !leaves(clause.statements)) {
      context.report(clause, 'NS031', (clause.getText().split('\n')[0] ?? '').slice(0, 40));
    }
  }
}

/** A switch is one block, but a clause that is jumped to has run none of the declarations before it. */
function checkClauseVariables(node: ts.CaseBlock, context: Context): void {
  const homes = new Map<ts.Declaration, ts.Node>();
  for (const clause of node.clauses) {
    for (const statement of clause.statements.filter(ts.isVariableStatement)) {
      for (const declaration of statement.declarationList.declarations) homes.set(declaration, clause);
    }
  }
  if (homes.size === 0) return;
  for (const clause of node.clauses) {
    const visit = (inner: ts.Node): void => {
      if (ts.isIdentifier(inner)) {
        const declaration = context.declarationOf(inner);
        const home = declaration && homes.get(declaration);
        if (home !== undefined && home !== clause) context.report(inner, 'NS049', inner.text);
      }
      ts.forEachChild(inner, visit);
    };
    visit(clause);
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
  if (!acts(node.expression)) context.report(node, 'NS035', 'statement without an effect');
}

/** Whether an expression does something, so that it may stand where its value is dropped. */
function acts(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return acts(node.expression);
  if (ts.isCallExpression(node)) return !isMathCall(node);
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
  }
  if (ts.isPostfixUnaryExpression(node)) return true;
  if (ts.isPrefixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
  }
  // Refused by name in the syntax table.
  return ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isDeleteExpression(node);
}

/** All three parts, so that the loop's end can be seen. */
function checkForHeader(node: ts.ForStatement, context: Context): void {
  const { initializer, condition, incrementor } = node;
  if (initializer === undefined || condition === undefined || incrementor === undefined) {
    context.report(node, 'NS030', 'for without all three parts: use while');
    return;
  }
  if (!acts(incrementor)) context.report(incrementor, 'NS035', 'step of a for that changes nothing');
  if (!ts.isVariableDeclarationList(initializer)) {
    if (!acts(initializer)) context.report(initializer, 'NS035', 'start of a for that changes nothing');
    return;
  }
  const kinds = initializer.declarations.map((declaration) => {
    const type = declaration.type && readType(declaration.type, context);
    return type?.form === 'scalar' ? type.scalar : type?.form;
  });
  if (new Set(kinds).size > 1) context.report(initializer, 'NS030', 'for with variables of two types');
  // `const T *p = a, q = b` declares one pointer in C.
  const hasPointer = kinds.some((kind) => kind === 'class' || kind === 'array');
  if (hasPointer && kinds.length > 1) context.report(initializer, 'NS030', 'for with several objects');
}
