/** Small constructors of expressions, so that lowering reads like the C it makes. */
import type { BinaryOperator, Expr } from '../ir/ir.js';
import { BOOL, F64, I32, I64, isScalar, U32, type IrType } from '../ir/types.js';

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

/** A cast, unless the operand is a literal that can simply be written in the other type. */
export function convert(operand: Expr, type: IrType): Expr {
  if (operand.op === 'number' && operand.source === '') return number(wrapped(operand.value, type), type);
  return { op: 'convert', operand, type };
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
