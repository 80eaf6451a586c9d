/** Types of the intermediate representation: what a value is in C. */

/** `i64` exists only inside expressions: sums of 32-bit integers that may not fit, compared exactly. */
export type ScalarName = 'f64' | 'i32' | 'i64' | 'u32' | 'u8' | 'bool';

/**
 * One pointer of the program (a parameter, a local, a field): whether anything is written through it. Found by the
 * pass in `analyse/constness.ts`; a pointer that nothing is written through becomes a pointer to const.
 */
export interface PointerCell {
  written: boolean;
}

export type IrType =
  | { form: 'void' }
  | { form: 'scalar'; scalar: ScalarName }
  /** Constant bytes and their number. */
  | { form: 'text' }
  | { form: 'enum'; enumeration: EnumType }
  /** An object that lies inside its owner. */
  | { form: 'struct'; struct: StructType }
  /** A pointer to an object. */
  | { form: 'reference'; struct: StructType; cell: PointerCell }
  /** An array that lies inside its owner. */
  | { form: 'array'; element: IrType; length: number }
  /** A pointer to the first element of an array. */
  | { form: 'slice'; element: IrType; cell: PointerCell };

/** The C name of an enum. */
export interface EnumType {
  name: string;
}

/** The C name of a struct. */
export interface StructType {
  name: string;
}

export const VOID: IrType = { form: 'void' };
export const TEXT: IrType = { form: 'text' };
export const F64: IrType = { form: 'scalar', scalar: 'f64' };
export const I32: IrType = { form: 'scalar', scalar: 'i32' };
export const I64: IrType = { form: 'scalar', scalar: 'i64' };
export const U32: IrType = { form: 'scalar', scalar: 'u32' };
export const U8: IrType = { form: 'scalar', scalar: 'u8' };
export const BOOL: IrType = { form: 'scalar', scalar: 'bool' };

export function isScalar(type: IrType, scalar: ScalarName): boolean {
  return type.form === 'scalar' && type.scalar === scalar;
}
