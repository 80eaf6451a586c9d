/**
 * Expressions in the type their place wants. JavaScript has one kind of number; here each is computed as what it is:
 * doubles as double, whole numbers in 32 bits, and converted only where the source makes a double of them.
 */
import ts from '../load/typescript.cjs';
import { rangeOf } from '../check/ranges.js';
import type { BinaryOperator, Expr } from '../ir/ir.js';
import { BOOL, F64, I64, isScalar, U8, type IrType } from '../ir/types.js';
import { asPointer, isAccess, lowerAccess } from './access.js';
import { binary, bool, compare, convert, helper, number, toF64 } from './build.js';
import { lowerComparison } from './comparisons.js';
import { constantValue } from './constants.js';
import { InternalFault } from '../fault.js';
import type { FunctionScope } from './functionScope.js';
import { asI32, asI64, asU32, isExact } from './integers.js';
import { withoutParentheses } from './syntax.js';
import { asText } from './text.js';

const K = ts.SyntaxKind;

/** The value of an expression as a value of `type`. */
export function lowerArgument(node: ts.Expression, type: IrType, scope: FunctionScope): Expr {
  switch (type.form) {
    case 'reference':
    case 'slice':
      return asPointer(node, scope);
    case 'enum':
      return asEnum(node, type, scope);
    case 'scalar':
      return asScalar(node, type, scope);
    case 'text':
      return asText(node, scope);
    default:
      throw new InternalFault(node, `a value where C has none (${type.form})`);
  }
}

function asScalar(node: ts.Expression, type: IrType & { form: 'scalar' }, scope: FunctionScope): Expr {
  switch (type.scalar) {
    case 'f64':
      return asF64(node, scope);
    case 'i32':
      return asI32(node, scope);
    case 'u32':
      return asU32(node, scope);
    case 'i64':
      return asI64(node, scope);
    case 'u8':
      return asU8(node, scope);
    case 'bool':
      return asBool(node, scope);
  }
}

function asU8(node: ts.Expression, scope: FunctionScope): Expr {
  const value = asI32(node, scope);
  return isScalar(value.type, 'u8') ? value : convert(value, U8);
}

function asEnum(node: ts.Expression, type: IrType, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  if (ts.isConditionalExpression(inner)) {
    return choose(inner, type, scope, (arm) => asEnum(arm, type, scope));
  }
  return lowerAccess(inner, scope);
}

export function choose(
  node: ts.ConditionalExpression,
  type: IrType,
  scope: FunctionScope,
  lower: (arm: ts.Expression) => Expr,
): Expr {
  return {
    op: 'conditional',
    condition: asBool(node.condition, scope),
    whenTrue: lower(node.whenTrue),
    whenFalse: lower(node.whenFalse),
    type,
  };
}

export function asBool(node: ts.Expression, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  if (inner.kind === K.TrueKeyword) return bool(true);
  if (inner.kind === K.FalseKeyword) return bool(false);
  if (ts.isPrefixUnaryExpression(inner)) {
    return { op: 'unary', operator: '!', operand: asBool(inner.operand, scope), type: BOOL };
  }
  if (ts.isConditionalExpression(inner)) {
    return choose(inner, BOOL, scope, (arm) => asBool(arm, scope));
  }
  if (ts.isBinaryExpression(inner)) {
    switch (inner.operatorToken.kind) {
      case K.AmpersandAmpersandToken:
        return compare('&&', asBool(inner.left, scope), asBool(inner.right, scope));
      case K.BarBarToken:
        return compare('||', asBool(inner.left, scope), asBool(inner.right, scope));
      default:
        return lowerComparison(inner, scope);
    }
  }
  return lowerAccess(inner, scope);
}

const DOUBLE_OPERATORS: ReadonlyMap<ts.SyntaxKind, BinaryOperator> = new Map([
  [K.PlusToken, '+'],
  [K.MinusToken, '-'],
  [K.AsteriskToken, '*'],
  [K.SlashToken, '/'],
]);

const MATH_HELPERS: ReadonlyMap<string, string> = new Map([
  ['abs', 'ts_abs'],
  ['floor', 'ts_floor'],
  ['ceil', 'ts_ceil'],
  ['min', 'ts_min'],
  ['max', 'ts_max'],
]);

export function asF64(node: ts.Expression, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  if (ts.isNumericLiteral(inner)) return number(Number(inner.text), F64);
  // C compilers do not compute inexact constants when they must respect the rounding mode: it is done here.
  const known = constantValue(inner, scope.context);
  if (known !== undefined) return number(known, F64, constantSource(inner));
  if (ts.isConditionalExpression(inner)) return choose(inner, F64, scope, (arm) => asF64(arm, scope));
  if (isAccess(inner)) {
    const value = lowerAccess(inner, scope);
    return isScalar(value.type, 'f64') ? value : toF64(value);
  }
  if (ts.isPrefixUnaryExpression(inner)) return lowerPrefix(inner, scope);
  if (ts.isCallExpression(inner)) return lowerMath(inner, scope);
  if (ts.isBinaryExpression(inner)) return lowerArithmetic(inner, scope);
  throw new InternalFault(inner, 'no number');
}

/** A literal with its sign needs no explanation; a computed constant names what it was computed from. */
export function constantSource(node: ts.Expression): string {
  const literal = ts.isPrefixUnaryExpression(node) ? node.operand : node;
  return ts.isNumericLiteral(literal) ? '' : node.getText().replace(/\s+/g, ' ');
}

function lowerPrefix(node: ts.PrefixUnaryExpression, scope: FunctionScope): Expr {
  if (node.operator === K.TildeToken) return toF64(asI32(node, scope));
  return { op: 'unary', operator: '-', operand: asF64(node.operand, scope), type: F64 };
}

function lowerMath(node: ts.CallExpression, scope: FunctionScope): Expr {
  const range = rangeOf(node, scope.context);
  const parts = [range, ...node.arguments.map((argument) => rangeOf(argument, scope.context))];
  if (range?.minusZero !== true && parts.every(isExact)) return toF64(asI64OrSmaller(node, scope));
  // Math.imul takes any numbers and gives an integer.
  if (node.expression.getText() === 'Math.imul') return toF64(asI32(node, scope));
  const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
  const helperName = MATH_HELPERS.get(name);
  if (helperName === undefined) throw new InternalFault(node, 'Math function without a helper');
  return helper(
    helperName,
    node.arguments.map((argument) => asF64(argument, scope)),
    F64,
  );
}

function lowerArithmetic(node: ts.BinaryExpression, scope: FunctionScope): Expr {
  const kind = node.operatorToken.kind;
  const range = rangeOf(node, scope.context);
  const operator = DOUBLE_OPERATORS.get(kind);
  if (operator === undefined) {
    if (kind === K.PercentToken && (range === undefined || range.minusZero === true || range.nan === true)) {
      return helper('ts_mod', [asF64(node.left, scope), asF64(node.right, scope)], F64);
    }
    return toF64(asI64OrSmaller(node, scope));
  }
  const left = asF64(node.left, scope);
  const right = asF64(node.right, scope);
  const isZeroMinus = operator === '-' && left.op === 'number' && left.value === 0;
  if (isZeroMinus && isExact(rangeOf(node.right, scope.context))) {
    // GCC 12 turns 0.0 - (double)i into -(double)i, which is -0 for i = 0; in 64-bit integers nothing is lost.
    return toF64(binary('-', number(0, I64), asI64(node.right, scope), I64));
  }
  return binary(operator, left, right, F64);
}

/** A whole number in the smallest type that holds all its values. */
function asI64OrSmaller(node: ts.Expression, scope: FunctionScope): Expr {
  const range = rangeOf(node, scope.context);
  if (range === undefined) throw new InternalFault(node, 'no whole number');
  if (range.low >= -2147483648 && range.high <= 2147483647) return asI32(node, scope);
  if (range.low >= 0 && range.high <= 4294967295) return asU32(node, scope);
  return asI64(node, scope);
}
