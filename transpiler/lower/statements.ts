/** Statements, one to one; what is written as one statement in TypeScript is one statement in C wherever that is possible. */
import ts from '../load/typescript.cjs';
import type { AssignmentOperator, Block, Expr, Remarks, Statement } from '../ir/ir.js';
import { isScalar, type IrType, type StructType } from '../ir/types.js';
import { callOf, lowerAccess, lowerCall, pointerTo } from './access.js';
import { isSteady, lengthOf, setLength } from './arrayLengths.js';
import { number } from './build.js';
import { commentsBefore, leadingComments, trailingComment } from './comments.js';
import { asBool, lowerArgument } from './expressions.js';
import { atNode, InternalFault } from '../fault.js';
import type { FunctionScope } from './functionScope.js';
import { lowerSwitch } from './switches.js';
import { withoutParentheses } from './syntax.js';

const K = ts.SyntaxKind;

export function lowerBlock(
  statements: readonly ts.Statement[],
  end: ts.Node,
  scope: FunctionScope,
): Statement[] {
  scope.locals.enter();
  const lowered = statements.flatMap((statement) => lowerStatement(statement, scope));
  scope.locals.leave();
  const last = statements.at(-1);
  const from = last?.end ?? (ts.isBlock(end) ? end.statements.pos : end.end);
  const rest = ts.isBlock(end) ? commentsBefore(end.getSourceFile(), from) : [];
  if (rest.length > 0) lowered.push({ kind: 'remark', comments: rest, trailing: '', line: 0 });
  return lowered;
}

/** The body of an if or a loop, braces or not. */
export function lowerBody(node: ts.Statement, scope: FunctionScope): Block {
  return lowerBlock(ts.isBlock(node) ? node.statements : [node], node, scope);
}

export function remarksOf(node: ts.Node): Remarks {
  const file = node.getSourceFile();
  const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  const spaced = /^[^\n]*\n[ \t]*\r?\n/.test(file.text.slice(node.getFullStart(), node.getStart(file)));
  return { spaced, comments: leadingComments(node), trailing: trailingComment(node), line };
}

export function lowerStatement(node: ts.Statement, scope: FunctionScope): Statement[] {
  return atNode(node, () => lowerKind(node, scope));
}

function lowerKind(node: ts.Statement, scope: FunctionScope): Statement[] {
  const remarks = remarksOf(node);
  if (ts.isVariableStatement(node)) return lowerDeclarations(node.declarationList, remarks, scope);
  if (ts.isExpressionStatement(node)) return lowerExpressionStatement(node.expression, remarks, scope);
  if (ts.isReturnStatement(node)) return [{ ...remarks, kind: 'return', value: lowerResult(node, scope) }];
  if (ts.isIfStatement(node)) return [lowerIf(node, remarks, scope)];
  if (ts.isWhileStatement(node)) {
    const condition = asBool(node.expression, scope);
    return [
      { ...withoutTrailing(remarks), kind: 'while', condition, body: lowerBody(node.statement, scope) },
    ];
  }
  if (ts.isDoStatement(node)) {
    const body = lowerBody(node.statement, scope);
    return [{ ...remarks, kind: 'doWhile', condition: asBool(node.expression, scope), body }];
  }
  if (ts.isForStatement(node)) return [lowerFor(node, remarks, scope)];
  if (ts.isSwitchStatement(node)) return [lowerSwitch(node, withoutTrailing(remarks), scope)];
  if (ts.isBreakStatement(node)) return [{ ...remarks, kind: 'break' }];
  if (ts.isContinueStatement(node)) return [{ ...remarks, kind: 'continue' }];
  if (ts.isBlock(node)) return [{ ...withoutTrailing(remarks), kind: 'block', body: lowerBody(node, scope) }];
  throw new InternalFault(node, 'statement outside the subset');
}

/** A comment behind a closing brace belongs to the brace, and is printed before the statement. */
function withoutTrailing(remarks: Remarks): Remarks {
  const trailing = remarks.trailing === '' ? [] : [remarks.trailing];
  return { ...remarks, comments: [...remarks.comments, ...trailing], trailing: '' };
}

function lowerResult(node: ts.ReturnStatement, scope: FunctionScope): Expr | undefined {
  if (node.expression === undefined) return undefined;
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  if (owner?.type === undefined) throw new InternalFault(node, 'result of a function without a type');
  return lowerArgument(node.expression, scope.registry.typeOf(owner.type, scope.context), scope);
}

function lowerDeclarations(
  list: ts.VariableDeclarationList,
  remarks: Remarks,
  scope: FunctionScope,
): Statement[] {
  const isConst = (list.flags & ts.NodeFlags.Const) !== 0;
  return list.declarations.flatMap((declaration, at) => {
    if (declaration.type === undefined || declaration.initializer === undefined) {
      throw new InternalFault(declaration, 'variable without a type or value');
    }
    const own = at === 0 ? remarks : { ...remarks, comments: [], trailing: '' };
    const type = scope.registry.typeOf(declaration.type, scope.context);
    const initial = withoutParentheses(declaration.initializer);
    if (type.form === 'reference' && ts.isNewExpression(initial)) {
      return lowerLocalObject(declaration, initial, type.struct, own, scope);
    }
    const value = lowerArgument(declaration.initializer, type, scope);
    const variable = scope.locals.declare(declaration, declaration.name.getText(), type, isConst);
    const length = lengthOf(value, scope);
    if (isConst && length !== undefined && isSteady(length, scope)) scope.lengths.set(variable, length);
    return [{ ...own, kind: 'declare', variable, value }];
  });
}

/** `const name: C = new C(...)`: a struct on the stack, and the call that initialises it each time anew. */
function lowerLocalObject(
  declaration: ts.VariableDeclaration,
  value: ts.NewExpression,
  struct: StructType,
  remarks: Remarks,
  scope: FunctionScope,
): Statement[] {
  const type: IrType = { form: 'struct', struct };
  const variable = scope.locals.declare(declaration, declaration.name.getText(), type, false);
  variable.read = true;
  const target: Expr = { op: 'variable', variable, type };
  return [
    { ...remarks, kind: 'declare', variable, value: undefined, trailing: '' },
    { ...remarks, spaced: false, comments: [], kind: 'evaluate', call: lowerNew(value, target, scope) },
  ];
}

function lowerIf(node: ts.IfStatement, remarks: Remarks, scope: FunctionScope): Statement {
  const condition = asBool(node.expression, scope);
  const then = lowerBody(node.thenStatement, scope);
  const otherwise = node.elseStatement === undefined ? undefined : lowerBody(node.elseStatement, scope);
  return { ...withoutTrailing(remarks), kind: 'if', condition, then, otherwise };
}

function lowerFor(node: ts.ForStatement, remarks: Remarks, scope: FunctionScope): Statement {
  const { initializer, condition, incrementor } = node;
  if (initializer === undefined || condition === undefined || incrementor === undefined) {
    throw new InternalFault(node, 'for without all three parts');
  }
  scope.locals.enter();
  const none: Remarks = { comments: [], trailing: '', line: remarks.line };
  const init = ts.isVariableDeclarationList(initializer)
    ? lowerDeclarations(initializer, none, scope)
    : lowerExpressionStatement(initializer, none, scope);
  const lowered: Statement = {
    ...withoutTrailing(remarks),
    kind: 'for',
    init,
    condition: asBool(condition, scope),
    update: single(lowerExpressionStatement(incrementor, none, scope), incrementor),
    body: lowerBody(node.statement, scope),
  };
  scope.locals.leave();
  return lowered;
}

function single(statements: readonly Statement[], node: ts.Node): Statement {
  const [only] = statements;
  if (only === undefined || statements.length > 1) throw new InternalFault(node, 'more than one statement');
  return only;
}

export function lowerExpressionStatement(
  expression: ts.Expression,
  remarks: Remarks,
  scope: FunctionScope,
): Statement[] {
  const node = withoutParentheses(expression);
  if (ts.isCallExpression(node)) {
    // A Math function has no effect; its arguments may.
    const isMath = node.expression.getText().startsWith('Math.');
    if (isMath) throw new InternalFault(node, 'result that is not used');
    return [{ ...remarks, kind: 'evaluate', call: lowerCall(node, scope) }];
  }
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
    return [lowerCount(node, remarks, scope)];
  }
  if (ts.isBinaryExpression(node)) return lowerAssignment(node, remarks, scope);
  throw new InternalFault(node, 'expression without an effect');
}

function lowerCount(
  node: ts.PostfixUnaryExpression | ts.PrefixUnaryExpression,
  remarks: Remarks,
  scope: FunctionScope,
): Statement {
  const target = lowerTarget(node.operand, scope);
  const isUp = node.operator === K.PlusPlusToken;
  if (!isUp && node.operator !== K.MinusMinusToken) {
    throw new InternalFault(node, 'expression without an effect');
  }
  if (isScalar(target.type, 'f64')) {
    const value = number(1, target.type);
    return { ...remarks, kind: 'assign', target, operator: isUp ? '+=' : '-=', value };
  }
  return { ...remarks, kind: 'count', target, operator: isUp ? '++' : '--' };
}

/** A place that is written to; writing is no use of its value. */
function lowerTarget(node: ts.Expression, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  if (!ts.isIdentifier(inner)) return lowerAccess(inner, scope);
  const declaration = scope.context.declarationOf(inner);
  const variable = declaration === undefined ? undefined : scope.locals.find(declaration);
  if (variable === undefined) throw new InternalFault(node, 'assignment to something that is no variable');
  variable.constant = false;
  return { op: 'variable', variable, type: variable.type };
}

/** Operators that C has too, by whether they are for doubles. */
const COMPOUND: ReadonlyMap<ts.SyntaxKind, AssignmentOperator> = new Map([
  [K.PlusEqualsToken, '+='],
  [K.MinusEqualsToken, '-='],
  [K.AsteriskEqualsToken, '*='],
  [K.SlashEqualsToken, '/='],
]);

const BINARY_OF: ReadonlyMap<ts.SyntaxKind, ts.BinaryOperator> = new Map([
  [K.AmpersandEqualsToken, K.AmpersandToken],
  [K.BarEqualsToken, K.BarToken],
  [K.CaretEqualsToken, K.CaretToken],
  [K.LessThanLessThanEqualsToken, K.LessThanLessThanToken],
  [K.GreaterThanGreaterThanEqualsToken, K.GreaterThanGreaterThanToken],
  [K.GreaterThanGreaterThanGreaterThanEqualsToken, K.GreaterThanGreaterThanGreaterThanToken],
]);

function lowerAssignment(node: ts.BinaryExpression, remarks: Remarks, scope: FunctionScope): Statement[] {
  const kind = node.operatorToken.kind;
  const right = withoutParentheses(node.right);
  if (kind === K.EqualsToken && ts.isNewExpression(right)) {
    return [{ ...remarks, kind: 'evaluate', call: lowerNew(right, lowerTarget(node.left, scope), scope) }];
  }
  const target = lowerTarget(node.left, scope);
  if (kind === K.EqualsToken) {
    const value = lowerArgument(right, target.type, scope);
    return [{ ...remarks, kind: 'assign', target, operator: '=', value }, ...setLength(target, value, scope)];
  }
  const operator = COMPOUND.get(kind);
  if (operator !== undefined && isScalar(target.type, 'f64')) {
    return [
      { ...remarks, kind: 'assign', target, operator, value: lowerArgument(right, target.type, scope) },
    ];
  }
  return [lowerBitAssignment(node, target, target.type, remarks, scope)];
}

/** `x |= y` is `x = x | y`, with C's conversions written out. */
function lowerBitAssignment(
  node: ts.BinaryExpression,
  target: Expr,
  type: IrType,
  remarks: Remarks,
  scope: FunctionScope,
): Statement {
  const operator = BINARY_OF.get(node.operatorToken.kind);
  if (operator === undefined) throw new InternalFault(node, 'assignment outside the subset');
  const value = ts.factory.createBinaryExpression(node.left, operator, node.right);
  ts.setTextRange(value, node);
  return { ...remarks, kind: 'assign', target, operator: '=', value: lowerArgument(value, type, scope) };
}

/** `target = new C(...)`: the object lies inside its owner and is initialised in place. */
export function lowerNew(node: ts.NewExpression, target: Expr, scope: FunctionScope): Expr {
  const declaration = scope.context.declarationOf(node.expression);
  if (declaration === undefined) throw new InternalFault(node, 'unknown class');
  const callee = scope.registry.functionOf(declaration);
  return callOf(callee, [pointerTo(target)], node.arguments ?? [], node, scope);
}
