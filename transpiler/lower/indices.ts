/** Indices of arrays: in 32 bits, as the source has them; in 64 where a checked build holds them against the length. */
import ts from '../load/typescript.cjs';
import type { Expr } from '../ir/ir.js';
import { I32, I64, isScalar, U32, type IrType } from '../ir/types.js';
import { isAccess, lowerAccess } from './access.js';
import { binary, toI64, toU32, widened } from './build.js';
import type { FunctionScope } from './functionScope.js';
import { ARITHMETIC, asI32, asI64, asU32, fitsI32, fitsU32 } from './integers.js';
import { withoutParentheses } from './syntax.js';

/**
 * An index. Beyond the array's ends JavaScript reads undefined and C reads anything; within them no sum can wrap, so
 * plain 32-bit arithmetic is right. A checked build computes it in 64 bits, so that it cannot wrap back into range.
 */
export function asIndex(node: ts.Expression, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  if (isAccess(inner)) {
    const value = lowerAccess(inner, scope);
    // C takes a place by its name, as the source does.
    if (value.type.form === 'enum') return value;
  }
  if (scope.registry.options.checked) return widened(asI64(inner, scope));
  if (fitsI32(inner, scope)) {
    const index = asI32(inner, scope);
    const isSeenAsSigned =
      index.op === 'convert' && isScalar(index.operand.type, 'u32') && isScalar(index.type, 'i32');
    return isSeenAsSigned ? index.operand : index;
  }
  if (fitsU32(inner, scope)) return asU32(inner, scope);
  if (ts.isBinaryExpression(inner)) {
    const operator = ARITHMETIC.get(inner.operatorToken.kind);
    if (operator !== undefined) {
      const [left, right] = [asIndex(inner.left, scope), asIndex(inner.right, scope)];
      const type: IrType =
        isScalar(left.type, 'i64') || isScalar(right.type, 'i64') ? I64 : commonType(left, right);
      return binary(operator, inType(left, type), inType(right, type), type);
    }
  }
  return asI64(inner, scope);
}

function commonType(left: Expr, right: Expr): IrType {
  return isScalar(left.type, 'u32') || isScalar(right.type, 'u32') ? U32 : I32;
}

function inType(expr: Expr, type: IrType): Expr {
  if (expr.type === type || (type === I32 && isScalar(expr.type, 'u8'))) return expr;
  return type === I64 ? toI64(expr) : type === U32 ? toU32(expr) : expr;
}
