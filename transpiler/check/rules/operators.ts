/** Operators and their operands: conditions are booleans, arithmetic is on numbers, assignments are statements. */
import ts from '../../load/typescript.cjs';
import { parentOf, type Context } from '../context.js';
import { rangeOf } from '../ranges.js';
import { declaredType, type Scalar } from '../typeNodes.js';

const K = ts.SyntaxKind;

const ARITHMETIC = new Set([K.PlusToken, K.MinusToken, K.AsteriskToken, K.SlashToken, K.PercentToken]);
const ORDER = new Set([K.LessThanToken, K.LessThanEqualsToken, K.GreaterThanToken, K.GreaterThanEqualsToken]);
const EQUALITY = new Set([K.EqualsEqualsEqualsToken, K.ExclamationEqualsEqualsToken]);
const LOGIC = new Set([K.AmpersandAmpersandToken, K.BarBarToken]);
const BITS = new Set([
  ...[K.AmpersandToken, K.BarToken, K.CaretToken, K.LessThanLessThanToken],
  ...[K.GreaterThanGreaterThanToken, K.GreaterThanGreaterThanGreaterThanToken],
]);
const ASSIGNMENTS = new Set([
  ...[K.EqualsToken, K.PlusEqualsToken, K.MinusEqualsToken, K.AsteriskEqualsToken, K.SlashEqualsToken],
  ...[K.AmpersandEqualsToken, K.BarEqualsToken, K.CaretEqualsToken, K.LessThanLessThanEqualsToken],
  ...[K.GreaterThanGreaterThanEqualsToken, K.GreaterThanGreaterThanGreaterThanEqualsToken],
]);

export function checkOperators(node: ts.Node, context: Context): void {
  if (ts.isBinaryExpression(node)) checkBinary(node, context);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) checkUnary(node, context);
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node))
    requireBoolean(node.expression, context);
  if (ts.isForStatement(node) && node.condition !== undefined) requireBoolean(node.condition, context);
  if (ts.isConditionalExpression(node)) {
    requireBoolean(node.condition, context);
    const { flags } = context.typeOf(node);
    if ((flags & ts.TypeFlags.Object) !== 0) context.report(node, 'NS035', 'choice between objects: use if');
  }
  const isChain =
    ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node);
  if (isChain && node.questionDotToken !== undefined) context.report(node, 'NS011', '?.');
}

function checkBinary(node: ts.BinaryExpression, context: Context): void {
  const operator = node.operatorToken.kind;
  if (operator === K.EqualsEqualsToken || operator === K.ExclamationEqualsToken) {
    context.report(node.operatorToken, 'NS012', node.operatorToken.getText());
  } else if (LOGIC.has(operator)) {
    requireBoolean(node.left, context);
    requireBoolean(node.right, context);
  } else if (ARITHMETIC.has(operator) || ORDER.has(operator) || BITS.has(operator)) {
    requireNumber(node.left, context);
    requireNumber(node.right, context);
    if (operator === K.PercentToken) checkModulo(node, context);
  } else if (ASSIGNMENTS.has(operator)) {
    if (!isStatement(node)) context.report(node, 'NS016', node.getText().slice(0, 40));
    if (operator !== K.EqualsToken) {
      requireNumber(node.left, context);
      requireNumber(node.right, context);
    }
  } else if (!EQUALITY.has(operator)) {
    context.report(node.operatorToken, 'NS011', node.operatorToken.getText());
  }
}

/** Both operands must be whole and the divisor not evidently 0; the ranges are those of 32-bit integers. */
function checkModulo(node: ts.BinaryExpression, context: Context): void {
  for (const operand of [node.left, node.right]) {
    const range = rangeOf(operand, context);
    if (range === undefined || range.low < -2147483648 || range.high > 4294967295) {
      context.report(operand, 'NS014', operand.getText().slice(0, 40));
    }
  }
}

function checkUnary(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, context: Context): void {
  switch (node.operator) {
    case K.PlusPlusToken:
    case K.MinusMinusToken:
      if (!isStatement(node)) context.report(node, 'NS016', node.getText());
      break;
    case K.ExclamationToken:
      requireBoolean(node.operand, context);
      break;
    case K.MinusToken:
      requireNumber(node.operand, context);
      checkNegation(node.operand, context);
      break;
    case K.TildeToken:
      requireNumber(node.operand, context);
      break;
    case K.PlusToken:
      context.report(node, 'NS011', 'unary +');
      break;
  }
}

/** -0 appears only where an integer can be 0. */
function checkNegation(operand: ts.Expression, context: Context): void {
  const range = rangeOf(operand, context);
  if (range !== undefined && range.low <= 0 && range.high >= 0) {
    context.report(operand.parent, 'NS038', operand.parent.getText());
  }
}

/** Whether an assignment stands alone: as a statement, or in the header of a for loop. */
function isStatement(node: ts.Expression): boolean {
  const parent = parentOf(node);
  if (ts.isExpressionStatement(parent)) return true;
  return ts.isForStatement(parent) && (parent.incrementor === node || parent.initializer === node);
}

function requireBoolean(node: ts.Expression, context: Context): void {
  if (hasOperator(node, ORDER, EQUALITY) || writtenScalar(node, context) === 'boolean') return;
  const { flags } = context.typeOf(node);
  // `never` comes from narrowing ("this cannot happen here") and is no kind of its own.
  if ((flags & (ts.TypeFlags.BooleanLike | ts.TypeFlags.Never)) === 0) {
    context.report(node, 'NS013', node.getText().slice(0, 40));
  }
}

function requireNumber(node: ts.Expression, context: Context): void {
  // The operands of this one are looked at themselves.
  if (ts.isNumericLiteral(node) || hasOperator(node, ARITHMETIC, BITS)) return;
  const written = writtenScalar(node, context);
  if (written !== undefined && written !== 'boolean') return;
  const type = context.typeOf(node);
  // `b ? 255 : -7` has the union of two literals as its type.
  const parts = type.isUnion() ? type.types : [type];
  const numeric = ts.TypeFlags.NumberLike | ts.TypeFlags.EnumLike | ts.TypeFlags.Never;
  if (!parts.every((part) => (part.flags & numeric) !== 0)) {
    context.report(node, 'NS040', node.getText().slice(0, 40));
  }
}

/** The kind that the declaration of what is read or called names; undefined where that does not tell. */
function writtenScalar(node: ts.Expression, context: Context): Scalar | undefined {
  const type = declaredType(node, context);
  return type?.form === 'scalar' ? type.scalar : undefined;
}

/** Whether the operator alone tells the kind of the result: the checker would go through all that is below once more. */
function hasOperator(node: ts.Expression, ...kinds: ReadonlySet<ts.SyntaxKind>[]): boolean {
  if (ts.isParenthesizedExpression(node)) return hasOperator(node.expression, ...kinds);
  return ts.isBinaryExpression(node) && kinds.some((kind) => kind.has(node.operatorToken.kind));
}
