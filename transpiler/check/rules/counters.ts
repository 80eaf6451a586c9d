/** Counting and bit assignments on integers: the result must evidently fit, since C would wrap or overflow unseen. */
import ts from '../../load/typescript.cjs';
import type { Context } from '../context.js';
import { fits, I32, rangeOf, rangeOfScalar, U32, type Range } from '../ranges.js';
import { isAssigned } from '../loopCounters.js';
import { declaredType } from '../typeNodes.js';

const K = ts.SyntaxKind;

export function checkCounters(node: ts.Node, context: Context): void {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) checkCount(node, context);
  if (ts.isBinaryExpression(node)) checkBitAssignment(node, context);
}

function rangeOfTarget(node: ts.Expression, context: Context): Range | undefined {
  const type = declaredType(node, context);
  return type?.form === 'scalar' ? rangeOfScalar(type.scalar) : undefined;
}

/** `k++` stands in the header of a for loop that ends before k leaves its type. */
function checkCount(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, context: Context): void {
  const isUp = node.operator === K.PlusPlusToken;
  if (!isUp && node.operator !== K.MinusMinusToken) return;
  const range = rangeOfTarget(node.operand, context);
  if (range === undefined || isBounded(node, isUp, range, context)) return;
  context.report(
    node,
    'NS032',
    `${node.getText()} outside a for loop that bounds it: write = (… ${isUp ? '+' : '-'} 1) | 0`,
  );
}

function isBounded(
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  isUp: boolean,
  range: Range,
  context: Context,
): boolean {
  const loop = node.parent;
  if (!ts.isForStatement(loop) || loop.incrementor !== node || loop.condition === undefined) return false;
  if (!ts.isIdentifier(node.operand) || isAssigned(node.operand, loop.statement, context)) return false;
  const { condition } = loop;
  if (!ts.isBinaryExpression(condition) || condition.left.getText() !== node.operand.text) return false;
  const limit = rangeOf(condition.right, context);
  if (limit === undefined) return false;
  switch (condition.operatorToken.kind) {
    case K.LessThanToken:
      return isUp && limit.high <= range.high;
    case K.LessThanEqualsToken:
      return isUp && limit.high < range.high;
    case K.GreaterThanToken:
      return !isUp && limit.low >= range.low;
    case K.GreaterThanEqualsToken:
      return !isUp && limit.low > range.low;
    default:
      return false;
  }
}

/** What `x op= y` stores, whatever y is. */
const BIT_RESULTS: ReadonlyMap<ts.SyntaxKind, Range> = new Map([
  [K.AmpersandEqualsToken, I32],
  [K.BarEqualsToken, I32],
  [K.CaretEqualsToken, I32],
  [K.LessThanLessThanEqualsToken, I32],
  [K.GreaterThanGreaterThanEqualsToken, I32],
  [K.GreaterThanGreaterThanGreaterThanEqualsToken, U32],
]);

function checkBitAssignment(node: ts.BinaryExpression, context: Context): void {
  const result = BIT_RESULTS.get(node.operatorToken.kind);
  const range = rangeOfTarget(node.left, context);
  if (result === undefined || range === undefined) return;
  const mask = rangeOf(node.right, context);
  const isMask = node.operatorToken.kind === K.AmpersandEqualsToken && mask !== undefined && mask.low >= 0;
  const stored = isMask ? { low: 0, high: Math.min(mask.high, I32.high) } : result;
  if (!fits(stored, range)) {
    context.report(node, 'NS032', `${node.getText().slice(0, 40)}: write it out with >>> 0 or & 255`);
  }
}
