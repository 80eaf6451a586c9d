/** `(a / b) | 0` and `(a % b) | 0` of integers: the division of C, with 0 for a divisor of 0. */
import type ts from 'typescript';
import { rangeOf, type Range } from '../check/ranges.js';
import type { Expr } from '../ir/ir.js';
import { I32, U32 } from '../ir/types.js';
import { binary, helper, toI32 } from './build.js';
import type { FunctionScope } from './functionScope.js';
import { asI32, asU32, fitsI32, fitsU32 } from './integers.js';

type Division = '/' | '%';

const HELPERS = { '/': 'div', '%': 'mod' } as const;

/** Undefined when an operand is a double, or one is signed and the other too large for that. */
export function divisionAsI32(
  node: ts.BinaryExpression,
  operator: Division,
  scope: FunctionScope,
): Expr | undefined {
  const { left, right } = node;
  const divisor = rangeOf(right, scope.context);
  if (divisor === undefined) return undefined;
  if (fitsI32(left, scope) && fitsI32(right, scope)) {
    const operands = [asI32(left, scope), asI32(right, scope)] as const;
    return isSafeDivisor(divisor)
      ? binary(operator, ...operands, I32)
      : helper(`ts_${HELPERS[operator]}_i32`, operands, I32);
  }
  const unsigned = divisionAsU32(node, operator, scope);
  return unsigned && toI32(unsigned);
}

/** The same for `>>> 0`, where both operands are unsigned. */
export function divisionAsU32(
  node: ts.BinaryExpression,
  operator: Division,
  scope: FunctionScope,
): Expr | undefined {
  const divisor = rangeOf(node.right, scope.context);
  if (divisor === undefined || !fitsU32(node.left, scope) || !fitsU32(node.right, scope)) return undefined;
  const operands = [asU32(node.left, scope), asU32(node.right, scope)] as const;
  return isSafeDivisor(divisor)
    ? binary(operator, ...operands, U32)
    : helper(`ts_${HELPERS[operator]}_u32`, operands, U32);
}

/** Whether C can divide by it as it stands: NaN becomes 0, and INT32_MIN / -1 overflows. */
function isSafeDivisor(range: Range): boolean {
  return range.nan !== true && (range.low > 0 || range.high < -1);
}
