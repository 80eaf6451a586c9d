/** Products below `| 0` that pass 2^53, where doubles round, but not 2^63: in 64 bits, without floating-point arithmetic. */
import ts from '../load/typescript.cjs';
import { rangeOf, type Range } from '../check/ranges.js';
import type { Expr } from '../ir/ir.js';
import { I32 } from '../ir/types.js';
import { helper, widened } from './build.js';
import type { FunctionScope } from './functionScope.js';
import { asI64, isExact } from './integers.js';

/** Undefined when it is no product, or one of doubles, or one that 64 bits do not hold. */
export function productAsI32(node: ts.BinaryExpression, scope: FunctionScope): Expr | undefined {
  const [left, right] = [rangeOf(node.left, scope.context), rangeOf(node.right, scope.context)];
  if (node.operatorToken.kind !== ts.SyntaxKind.AsteriskToken) return undefined;
  if (!isExact(left) || !isExact(right) || largest(left) * largest(right) >= 2 ** 63) return undefined;
  return helper('ts_product_i32', [widened(asI64(node.left, scope)), widened(asI64(node.right, scope))], I32);
}

function largest({ low, high }: Range): number {
  return Math.max(Math.abs(low), Math.abs(high));
}
