/**
 * Whole numbers in 32 bits. `asI32` and `asU32` give the value modulo 2^32, as `| 0` and `>>> 0` do: in plain C
 * operators where the ranges show that nothing wraps, else through a helper. `asI64` gives it exactly.
 *
 * JavaScript adds and multiplies in doubles: below 2^53 that is exact, so the low 32 bits of the exact result are right.
 * A sum or product that may be larger is computed in doubles, rounding included.
 */
import ts from '../load/typescript.cjs';
import { isMathCall } from '../check/context.js';
import { I32 as I32_RANGE, isWithin, rangeOf, U32 as U32_RANGE, type Range } from '../check/ranges.js';
import type { BinaryOperator, Expr } from '../ir/ir.js';
import { I32, I64, isScalar, U32 } from '../ir/types.js';
import { isAccess, lowerAccess } from './access.js';
import { binary, helper, number, toI32, toI64, toU32, wideBinary } from './build.js';
import { evaluate } from './constants.js';
import { asF64, choose } from './expressions.js';
import { InternalFault } from '../fault.js';
import type { FunctionScope } from './functionScope.js';
import { divisionAsI32, divisionAsU32 } from './divisions.js';
import { lowerMathI32, lowerMathI64 } from './mathIntegers.js';
import { productAsI32 } from './products.js';
import { withoutParentheses } from './syntax.js';

const K = ts.SyntaxKind;

export const ARITHMETIC: ReadonlyMap<ts.SyntaxKind, BinaryOperator> = new Map([
  [K.PlusToken, '+'],
  [K.MinusToken, '-'],
  [K.AsteriskToken, '*'],
]);
const BITS: ReadonlyMap<ts.SyntaxKind, BinaryOperator> = new Map([
  [K.AmpersandToken, '&'],
  [K.BarToken, '|'],
  [K.CaretToken, '^'],
]);
const WRAPPING: Readonly<Record<string, string>> = {
  '+': 'ts_add_i32',
  '-': 'ts_sub_i32',
  '*': 'ts_mul_i32',
};

/** Whether doubles hold all the values exactly, and none is NaN. */
export function isExact(range: Range | undefined): range is Range {
  return (
    range !== undefined &&
    range.nan !== true &&
    range.low >= Number.MIN_SAFE_INTEGER &&
    range.high <= Number.MAX_SAFE_INTEGER
  );
}

export function fitsI32(node: ts.Expression, scope: FunctionScope): boolean {
  const range = rangeOf(node, scope.context);
  return range !== undefined && isWithin(range, I32_RANGE);
}

export function fitsU32(node: ts.Expression, scope: FunctionScope): boolean {
  const range = rangeOf(node, scope.context);
  return range !== undefined && isWithin(range, U32_RANGE);
}

/** The literal or computed constant a node is; below `| 0` it need not be whole. */
function literalValue(node: ts.Expression, scope: FunctionScope): number | undefined {
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return undefined; // keeps its name
  return evaluate(node, scope.context);
}

/** A sum or product of whole constants that C computes without wrapping: `LEVELS - 1` says more than 7. */
function keepsNames(node: ts.Expression, scope: FunctionScope): boolean {
  if (!ts.isBinaryExpression(node) || !ARITHMETIC.has(node.operatorToken.kind)) return false;
  const parts = [node.left, node.right].map(withoutParentheses);
  return (
    [node, ...parts].every((part) => fitsI32(part, scope)) &&
    parts.some((part) => isAccess(part) || keepsNames(part, scope))
  );
}

/** `x | 0` and `x >>> 0` say only how x is to be seen. */
function isMarker(node: ts.BinaryExpression): boolean {
  const right = withoutParentheses(node.right);
  const kind = node.operatorToken.kind;
  const isConversion = kind === K.BarToken || kind === K.GreaterThanGreaterThanGreaterThanToken;
  return isConversion && ts.isNumericLiteral(right) && Number(right.text) === 0;
}

export function asI32(node: ts.Expression, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  const literal = literalValue(inner, scope);
  if (literal !== undefined && !keepsNames(inner, scope)) return number(literal | 0, I32);
  if (ts.isConditionalExpression(inner)) return choose(inner, I32, scope, (arm) => asI32(arm, scope));
  if (isAccess(inner)) return accessAsI32(lowerAccess(inner, scope));
  if (ts.isPrefixUnaryExpression(inner)) return prefixAsI32(inner, scope);
  if (ts.isCallExpression(inner) && isMathCall(inner)) {
    return lowerMathI32(inner, scope) ?? helper('ts_to_i32', [asF64(inner, scope)], I32);
  }
  if (ts.isBinaryExpression(inner)) {
    return binaryAsI32(inner, scope) ?? helper('ts_to_i32', [asF64(inner, scope)], I32);
  }
  throw new InternalFault(inner, 'no whole number');
}

function accessAsI32(value: Expr): Expr {
  if (isScalar(value.type, 'f64')) return helper('ts_to_i32', [value], I32);
  // A byte is promoted to int by C itself.
  return isScalar(value.type, 'i32') || isScalar(value.type, 'u8') ? value : toI32(value);
}

function prefixAsI32(node: ts.PrefixUnaryExpression, scope: FunctionScope): Expr {
  const operator = node.operator === K.TildeToken ? '~' : '-';
  if (operator === '-' && !fitsI32(node, scope)) return helper('ts_to_i32', [asF64(node, scope)], I32);
  return { op: 'unary', operator, operand: asI32(node.operand, scope), type: I32 };
}

/** Undefined when the expression has to be computed in doubles first. */
function binaryAsI32(node: ts.BinaryExpression, scope: FunctionScope): Expr | undefined {
  const kind = node.operatorToken.kind;
  if (isMarker(node) && kind === K.BarToken) return asI32(node.left, scope);
  const bits = BITS.get(kind);
  if (isMaskOfUnsigned(node, scope)) return toI32(asU32(node, scope));
  if (bits !== undefined) return binary(bits, asI32(node.left, scope), asI32(node.right, scope), I32);
  switch (kind) {
    case K.LessThanLessThanToken:
      return helper('ts_shl_i32', [asI32(node.left, scope), shiftCount(node.right, scope)], I32);
    case K.GreaterThanGreaterThanToken:
      return helper('ts_shr_i32', [asI32(node.left, scope), shiftCount(node.right, scope)], I32);
    case K.GreaterThanGreaterThanGreaterThanToken:
      return toI32(asU32(node, scope));
    case K.SlashToken:
      return divisionAsI32(node, '/', scope);
    case K.PercentToken:
      return divisionAsI32(node, '%', scope);
    default:
      return sumAsI32(node, scope);
  }
}

/** `unsigned & 255`: the same bits, and no signed view of a value that may pass the largest int. */
export function isMaskOfUnsigned(node: ts.Expression, scope: FunctionScope): boolean {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== K.AmpersandToken) return false;
  const mask = rangeOf(node.right, scope.context);
  const isMask = mask !== undefined && mask.low === mask.high && mask.low >= 0;
  return isMask && fitsU32(node.left, scope) && !fitsI32(node.left, scope);
}

function sumAsI32(node: ts.BinaryExpression, scope: FunctionScope): Expr | undefined {
  const operator = ARITHMETIC.get(node.operatorToken.kind);
  if (operator === undefined || !areExact(node, scope)) return productAsI32(node, scope);
  const [left, right] = [asI32(node.left, scope), asI32(node.right, scope)];
  const isPlain = [node, node.left, node.right].every((part) => fitsI32(part, scope));
  return isPlain ? binary(operator, left, right, I32) : helper(WRAPPING[operator] ?? '', [left, right], I32);
}

/** Whether the operation and both its operands are exact in doubles. */
function areExact(node: ts.BinaryExpression, scope: FunctionScope): boolean {
  return [node, node.left, node.right].every((part) => isExact(rangeOf(part, scope.context)));
}

export function asU32(node: ts.Expression, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  const literal = literalValue(inner, scope);
  if (literal !== undefined) return number(literal >>> 0, U32);
  if (ts.isConditionalExpression(inner)) return choose(inner, U32, scope, (arm) => asU32(arm, scope));
  if (isAccess(inner)) {
    const value = lowerAccess(inner, scope);
    if (isScalar(value.type, 'f64')) return helper('ts_to_u32', [value], U32);
    return isScalar(value.type, 'u32') ? value : toU32(value);
  }
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === K.TildeToken) {
    return { op: 'unary', operator: '~', operand: asU32(inner.operand, scope), type: U32 };
  }
  if (ts.isCallExpression(inner) && isMathCall(inner)) return mathAsU32(inner, scope);
  if (ts.isBinaryExpression(inner)) {
    const lowered = binaryAsU32(inner, scope);
    if (lowered !== undefined) return lowered;
  }
  return fitsI32(inner, scope) ? toU32(asI32(inner, scope)) : helper('ts_to_u32', [asF64(inner, scope)], U32);
}

function mathAsU32(node: ts.CallExpression, scope: FunctionScope): Expr {
  const [a, b] = node.arguments;
  if (a !== undefined && b !== undefined && node.expression.getText() === 'Math.imul') {
    return binary('*', asU32(a, scope), asU32(b, scope), U32);
  }
  const whole = lowerMathI32(node, scope);
  return whole === undefined ? helper('ts_to_u32', [asF64(node, scope)], U32) : toU32(whole);
}

function binaryAsU32(node: ts.BinaryExpression, scope: FunctionScope): Expr | undefined {
  const kind = node.operatorToken.kind;
  if (isMarker(node)) return asU32(node.left, scope);
  const operator = BITS.get(kind) ?? (areExact(node, scope) ? ARITHMETIC.get(kind) : undefined);
  if (operator !== undefined) {
    return binary(operator, asU32(node.left, scope), asU32(node.right, scope), U32);
  }
  switch (kind) {
    case K.LessThanLessThanToken:
      return shiftU32('<<', 'ts_shl_u32', node, scope);
    case K.GreaterThanGreaterThanGreaterThanToken:
      return shiftU32('>>', 'ts_shr_u32', node, scope);
    case K.GreaterThanGreaterThanToken:
      return toU32(asI32(node, scope));
    case K.SlashToken:
      return divisionAsU32(node, '/', scope);
    case K.PercentToken:
      return divisionAsU32(node, '%', scope);
    default:
      return undefined;
  }
}

function shiftU32(
  operator: '<<' | '>>',
  name: string,
  node: ts.BinaryExpression,
  scope: FunctionScope,
): Expr {
  const count = shiftCount(node.right, scope);
  const value = asU32(node.left, scope);
  return count.op === 'number' ? binary(operator, value, count, U32) : helper(name, [value, count], U32);
}

/** JavaScript takes the low five bits of the count; the helpers do so too. */
function shiftCount(node: ts.Expression, scope: FunctionScope): Expr {
  const count = asU32(node, scope);
  return count.op === 'number' ? number(count.value & 31, U32) : count;
}

/** A whole number below 2^53, exactly. */
export function asI64(node: ts.Expression, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  const literal = literalValue(inner, scope);
  if (literal !== undefined) return number(literal, I64);
  // First: two arms that are small literals are printed as an `int`, and what is added to it would overflow.
  if (fitsI32(inner, scope)) return toI64(asI32(inner, scope));
  if (fitsU32(inner, scope)) return toI64(asU32(inner, scope));
  if (ts.isConditionalExpression(inner)) return choose(inner, I64, scope, (arm) => asI64(arm, scope));
  if (ts.isCallExpression(inner)) {
    const whole = lowerMathI64(inner, scope);
    if (whole !== undefined) return whole;
    // The lesser of a product beyond 2^53 and a whole number: found in doubles, and exact.
    if (isExact(rangeOf(inner, scope.context))) return toI64(asF64(inner, scope));
  }
  if (ts.isPrefixUnaryExpression(inner)) {
    return { op: 'unary', operator: '-', operand: asI64(inner.operand, scope), type: I64 };
  }
  if (ts.isBinaryExpression(inner)) {
    const kind = inner.operatorToken.kind;
    const operator = kind === K.PercentToken ? '%' : ARITHMETIC.get(kind);
    if (operator !== undefined) {
      return wideBinary(operator, asI64(inner.left, scope), asI64(inner.right, scope), I64);
    }
  }
  throw new InternalFault(inner, 'whole number beyond 32 bits');
}
