/** Comparisons: each in the narrowest type that holds both sides exactly. */
import ts from '../load/typescript.cjs';
import { isMathCall } from '../check/context.js';
import { I32 as I32_RANGE, isWithin, rangeOf, U32 as U32_RANGE, type Range } from '../check/ranges.js';
import type { BinaryOperator, Expr } from '../ir/ir.js';
import { isAccess, lowerAccess, asPointer } from './access.js';
import { bool, compare } from './build.js';
import { asBool, asF64 } from './expressions.js';
import { InternalFault } from '../fault.js';
import type { FunctionScope } from './functionScope.js';
import { asI32, asI64, asU32 } from './integers.js';
import { withoutParentheses } from './syntax.js';

const K = ts.SyntaxKind;

const OPERATORS: ReadonlyMap<ts.SyntaxKind, BinaryOperator> = new Map([
  [K.LessThanToken, '<'],
  [K.LessThanEqualsToken, '<='],
  [K.GreaterThanToken, '>'],
  [K.GreaterThanEqualsToken, '>='],
  [K.EqualsEqualsEqualsToken, '=='],
  [K.ExclamationEqualsEqualsToken, '!='],
]);

export function lowerComparison(node: ts.BinaryExpression, scope: FunctionScope): Expr {
  const operator = OPERATORS.get(node.operatorToken.kind);
  if (operator === undefined) throw new InternalFault(node, 'operator that gives no boolean');
  const { left, right } = node;
  if (isSame(left, right, scope)) return bool(operator === '==' || operator === '<=' || operator === '>=');
  if (isBoolean(left, scope)) return compare(operator, asBool(left, scope), asBool(right, scope));
  if (isObject(left, scope)) return compare(operator, asPointer(left, scope), asPointer(right, scope));
  const enums = lowerEnumComparison(operator, left, right, scope);
  if (enums !== undefined) return enums;
  const a = rangeOf(left, scope.context);
  const b = rangeOf(right, scope.context);
  if (a === undefined || b === undefined || a.nan === true || b.nan === true) {
    return compare(operator, asF64(left, scope), asF64(right, scope));
  }
  return lowerWholeComparison(operator, { node: left, range: a }, { node: right, range: b }, scope);
}

/** A value held against itself, of which C compilers warn. A number may be NaN, which is not equal to itself. */
function isSame(left: ts.Expression, right: ts.Expression, scope: FunctionScope): boolean {
  const isNumber = !isBoolean(left, scope) && !isObject(left, scope);
  const range = rangeOf(left, scope.context);
  if (isNumber && (range === undefined || range.nan === true)) return false;
  return withoutParentheses(left).getText() === withoutParentheses(right).getText() && !containsCall(left);
}

interface Side {
  node: ts.Expression;
  range: Range;
}

function lowerWholeComparison(operator: BinaryOperator, a: Side, b: Side, scope: FunctionScope): Expr {
  const known = decided(operator, a.range, b.range);
  if (known !== undefined && !containsCall(a.node) && !containsCall(b.node)) return bool(known);
  for (const [range, lower] of [
    [I32_RANGE, asI32],
    [U32_RANGE, asU32],
    [SAFE_RANGE, asI64],
  ] as const) {
    if (isWithin(a.range, range) && isWithin(b.range, range)) {
      return compare(operator, lower(a.node, scope), lower(b.node, scope));
    }
  }
  return compare(operator, asF64(a.node, scope), asF64(b.node, scope));
}

/** Whole numbers that a double holds exactly. */
const SAFE_RANGE: Range = { low: Number.MIN_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER };

/** The answer when the ranges alone give it; C compilers warn of such a comparison. */
function decided(operator: BinaryOperator, a: Range, b: Range): boolean | undefined {
  const below = a.high < b.low;
  const above = a.low > b.high;
  switch (operator) {
    case '<':
      return below ? true : a.low >= b.high ? false : undefined;
    case '<=':
      return a.high <= b.low ? true : above ? false : undefined;
    case '>':
      return above ? true : a.high <= b.low ? false : undefined;
    case '>=':
      return a.low >= b.high ? true : below ? false : undefined;
    case '==':
      return below || above ? false : undefined;
    case '!=':
      return below || above ? true : undefined;
    default:
      return undefined;
  }
}

/** Whether evaluating the expression may change anything. */
function containsCall(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && !isMathCall(node)) return true;
  return ts.forEachChild(node, (child) => containsCall(child) || undefined) ?? false;
}

/** Two values of one enum are compared as they are. */
function lowerEnumComparison(
  operator: BinaryOperator,
  left: ts.Expression,
  right: ts.Expression,
  scope: FunctionScope,
): Expr | undefined {
  if (operator !== '==' && operator !== '!=') return undefined;
  const [a, b] = [withoutParentheses(left), withoutParentheses(right)];
  if (!isAccess(a) || !isAccess(b)) return undefined;
  const declaredEnum = (node: ts.Expression): ts.Symbol | undefined => {
    const type = scope.context.checker.getBaseTypeOfLiteralType(scope.context.typeOf(node));
    return (type.flags & ts.TypeFlags.EnumLike) !== 0 ? type.symbol : undefined;
  };
  const symbol = declaredEnum(a);
  if (symbol === undefined || symbol !== declaredEnum(b)) return undefined;
  const [x, y] = [lowerAccess(a, scope), lowerAccess(b, scope)];
  // A number with an enumerator's value may stand where TypeScript sees the enum: then they are compared as numbers.
  const fits = (side: Expr): boolean => side.type.form === 'enum' || side.op === 'constant';
  return fits(x) && fits(y) ? compare(operator, x, y) : undefined;
}

function isBoolean(node: ts.Expression, scope: FunctionScope): boolean {
  return (scope.context.typeOf(node).flags & ts.TypeFlags.BooleanLike) !== 0;
}

function isObject(node: ts.Expression, scope: FunctionScope): boolean {
  return (scope.context.typeOf(node).flags & ts.TypeFlags.Object) !== 0;
}
