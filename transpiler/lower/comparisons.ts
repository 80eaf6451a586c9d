/** Comparisons: each in the narrowest type that holds both sides exactly. */
import ts from '../load/typescript.cjs';
import { isMathCall } from '../check/context.js';
import { I32 as I32_RANGE, isWithin, rangeOf, U32 as U32_RANGE, type Range } from '../check/ranges.js';
import type { BinaryOperator, Expr } from '../ir/ir.js';
import { isAccess, lowerAccess, asPointer } from './access.js';
import { bool, compare, helper, number, wideBinary } from './build.js';
import { asBool, asF64 } from './expressions.js';
import { InternalFault } from '../fault.js';
import { BOOL, I32, U32 } from '../ir/types.js';
import type { FunctionScope } from './functionScope.js';
import { asI32, asI64, asU32, isMaskOfUnsigned } from './integers.js';
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
  const remainder = lowerRemainderComparison(operator, node, scope);
  if (remainder !== undefined) return remainder;
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
  const isUnsigned = [a, b].some(({ node }) => isMaskOfUnsigned(withoutParentheses(node), scope));
  for (const [range, lower] of [
    ...(isUnsigned ? ([[U32_RANGE, asU32]] as const) : []),
    [I32_RANGE, asI32],
    [U32_RANGE, asU32],
    [SAFE_RANGE, asI64],
  ] as const) {
    if (isWithin(a.range, range) && isWithin(b.range, range)) {
      return wideBinary(operator, lower(a.node, scope), lower(b.node, scope), BOOL);
    }
  }
  return compare(operator, asF64(a.node, scope), asF64(b.node, scope));
}

/**
 * `a % b === c` where b may be 0: JavaScript's NaN then is unlike any c. In integers, with a look at b first; what would be
 * evaluated out of turn, or twice, must be a name only.
 */
function lowerRemainderComparison(
  operator: BinaryOperator,
  node: ts.BinaryExpression,
  scope: FunctionScope,
): Expr | undefined {
  const remainder = withoutParentheses(node.left);
  if (!ts.isBinaryExpression(remainder) || remainder.operatorToken.kind !== K.PercentToken) return undefined;
  const divisor = withoutParentheses(remainder.right);
  const isName = ts.isIdentifier(divisor) || ts.isPropertyAccessExpression(divisor);
  if (!isName || containsCall(divisor) || containsCall(remainder.left) || containsCall(node.right))
    return undefined;
  const parts = [remainder.left, divisor, node.right].map((part) => rangeOf(part, scope.context));
  if (parts[1] === undefined || parts[1].low > 0 || parts[1].high < 0) return undefined;
  for (const { range, lower, type, name } of REMAINDERS) {
    if (!parts.every((part) => part !== undefined && part.nan !== true && isWithin(part, range))) continue;
    const whole = helper(name, [lower(remainder.left, scope), lower(divisor, scope)], type);
    const [isZero, joined]: BinaryOperator[] = operator === '!=' ? ['==', '||'] : ['!=', '&&'];
    const divides = compare(isZero, lower(divisor, scope), number(0, type));
    return compare(joined, divides, compare(operator, whole, lower(node.right, scope)));
  }
  return undefined;
}

const REMAINDERS = [
  { range: I32_RANGE, lower: asI32, type: I32, name: 'ts_mod_i32' },
  { range: U32_RANGE, lower: asU32, type: U32, name: 'ts_mod_u32' },
] as const;

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
