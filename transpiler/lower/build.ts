/** Small constructors of expressions, so that lowering reads like the C it makes. */
import type { BinaryOperator, Expr } from '../ir/ir.js';
import { BOOL, F64, I32, I64, isScalar, U32, type IrType } from '../ir/types.js';

const INT_MAX = 2147483647;

export function number(value: number, type: IrType, source = ''): Expr {
  return { op: 'number', value, type, source };
}

export function bool(value: boolean): Expr {
  return { op: 'bool', value, type: BOOL };
}

export function binary(operator: BinaryOperator, left: Expr, right: Expr, type: IrType): Expr {
  return { op: 'binary', operator, left, right, type };
}

export function compare(operator: BinaryOperator, left: Expr, right: Expr): Expr {
  return { op: 'binary', operator, left, right, type: BOOL };
}

export function helper(name: string, args: readonly Expr[], type: IrType): Expr {
  return { op: 'helper', name, args, type };
}

/** A cast, unless the operand is a literal that can simply be written in the other type, or a constant that fits a byte. */
export function convert(operand: Expr, type: IrType): Expr {
  if (operand.op === 'number' && operand.source === '') return number(wrapped(operand.value, type), type);
  if (isScalar(type, 'u8')) {
    if (isConstantByte(operand)) return operand;
    // The low eight bits of unsigned bits are those of the same bits seen as signed.
    const isSeenAsSigned =
      operand.op === 'convert' && isScalar(operand.type, 'i32') && isScalar(operand.operand.type, 'u32');
    if (isSeenAsSigned) return { op: 'convert', operand: operand.operand, type };
  }
  return { op: 'convert', operand, type };
}

/** A named number that C itself takes as a byte: compilers see that it fits. */
function isConstantByte(expr: Expr): boolean {
  if (expr.op !== 'constant' || expr.value === undefined || !isScalar(expr.type, 'i32')) return false;
  return expr.value >= 0 && expr.value <= 255;
}

/** What is left of a whole number in another type. */
function wrapped(value: number, type: IrType): number {
  if (isScalar(type, 'i32')) return value | 0;
  if (isScalar(type, 'u32')) return value >>> 0;
  return isScalar(type, 'u8') ? value & 255 : value;
}

export const toF64 = (operand: Expr): Expr => convert(operand, F64);
export const toI32 = (operand: Expr): Expr => convert(operand, I32);
export const toU32 = (operand: Expr): Expr => convert(operand, U32);
export const toI64 = (operand: Expr): Expr => convert(operand, I64);

/** Sum, difference, product, remainder or comparison of 64-bit values: where one has them, C widens the other by itself. */
export function wideBinary(operator: BinaryOperator, left: Expr, right: Expr, type: IrType): Expr {
  return isWide(left)
    ? binary(operator, left, widened(right), type)
    : binary(operator, isWide(right) ? widened(left) : left, right, type);
}

/** A signed number without the cast to 64 bits that C makes by itself. */
export function widened(expr: Expr): Expr {
  const isCast = expr.op === 'convert' && isScalar(expr.type, 'i64') && isScalar(expr.operand.type, 'i32');
  return isCast ? expr.operand : expr;
}

/** Whether it has 64 bits in C as it is printed: a small number is an `int` there. */
function isWide(expr: Expr): boolean {
  switch (expr.op) {
    case 'convert':
    case 'helper':
      return isScalar(expr.type, 'i64');
    case 'number':
      return Math.abs(expr.value) > INT_MAX;
    case 'unary':
      return isWide(expr.operand);
    case 'binary':
      return isWide(expr.left) || isWide(expr.right);
    default:
      return false;
  }
}
