/** Math functions of whole numbers, computed in integers. */
import ts from '../load/typescript.cjs';
import { I32 as I32_RANGE, isWithin, rangeOf, type Range } from '../check/ranges.js';
import type { Expr } from '../ir/ir.js';
import { I32, I64 } from '../ir/types.js';
import { binary, helper, toI32, widened } from './build.js';
import type { FunctionScope } from './functionScope.js';
import { asI32, asI64 } from './integers.js';
import { withoutParentheses } from './syntax.js';

function nameOf(node: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
}

/** The call modulo 2^32; undefined when an argument is a double. */
export function lowerMathI32(node: ts.CallExpression, scope: FunctionScope): Expr | undefined {
  const name = nameOf(node);
  const [first, second] = node.arguments;
  if (first === undefined) return undefined;
  if (name === 'imul' && second !== undefined) {
    return helper('ts_mul_i32', [asI32(first, scope), asI32(second, scope)], I32);
  }
  if (name === 'floor') {
    const quotient = lowerFloorOfQuotient(first, scope);
    if (quotient !== undefined) return quotient;
  }
  const ranges = node.arguments.map((argument) => rangeOf(argument, scope.context));
  if (!ranges.every(isWhole)) return undefined;
  if (name === 'floor' || name === 'ceil') return asI32(first, scope);
  const result = rangeOf(node, scope.context);
  const isSmall = [...ranges, result].every((range) => range !== undefined && isWithin(range, I32_RANGE));
  if (isSmall)
    return helper(
      `ts_${name}_i32`,
      node.arguments.map((argument) => asI32(argument, scope)),
      I32,
    );
  const wide = lowerMathI64(node, scope);
  return wide === undefined ? undefined : toI32(wide);
}

/** The call exactly; undefined when an argument is a double or has no value in 64 bits. */
export function lowerMathI64(node: ts.CallExpression, scope: FunctionScope): Expr | undefined {
  const name = nameOf(node);
  const ranges = node.arguments.map((argument) => rangeOf(argument, scope.context));
  const [first] = node.arguments;
  if (first === undefined || name === 'imul' || !ranges.every(isWhole)) return undefined;
  if (name === 'floor' || name === 'ceil') return asI64(first, scope);
  return helper(
    `ts_${name}_i64`,
    node.arguments.map((argument) => widened(asI64(argument, scope))),
    I64,
  );
}

/** Whole, never NaN, and exact in doubles and in 64 bits. */
function isWhole(range: Range | undefined): boolean {
  return (
    range !== undefined &&
    range.nan !== true &&
    range.low >= Number.MIN_SAFE_INTEGER &&
    range.high <= Number.MAX_SAFE_INTEGER
  );
}

/** `Math.floor(a / b)` of whole numbers and a positive divisor: the division of C, which rounds towards zero, if a is not negative. */
function lowerFloorOfQuotient(node: ts.Expression, scope: FunctionScope): Expr | undefined {
  const inner = withoutParentheses(node);
  if (!ts.isBinaryExpression(inner) || inner.operatorToken.kind !== ts.SyntaxKind.SlashToken)
    return undefined;
  const a = rangeOf(inner.left, scope.context);
  const b = rangeOf(inner.right, scope.context);
  if (a === undefined || b === undefined || b.low < 1 || a.nan === true || b.nan === true) return undefined;
  if (!isWithin(a, I32_RANGE) || !isWithin(b, I32_RANGE)) return undefined;
  const operands = [asI32(inner.left, scope), asI32(inner.right, scope)] as const;
  return a.low < 0 ? helper('ts_floor_div_i32', operands, I32) : binary('/', ...operands, I32);
}
