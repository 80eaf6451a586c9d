/** C's spelling of types and declarations. */
import type { IrType, ScalarName } from '../ir/types.js';
import type { PrintOptions } from './options.js';

/** Structs that are only announced in this header (`struct X;`) and have no typedef yet. */
export type Announced = ReadonlySet<object>;

const NONE: Announced = new Set();

const SCALARS: Readonly<Record<Exclude<ScalarName, 'f64'>, string>> = {
  i32: 'int32_t',
  i64: 'int64_t',
  u32: 'uint32_t',
  u8: 'uint8_t',
  bool: 'bool',
};

export function typeName(type: IrType, options: PrintOptions): string {
  switch (type.form) {
    case 'void':
      return 'void';
    case 'scalar':
      return type.scalar === 'f64' ? options.real : SCALARS[type.scalar];
    case 'enum':
      return type.enumeration.name;
    case 'text':
      return 'ts_text';
    case 'struct':
      return type.struct.name;
    default:
      throw new Error(`${type.form} has no type name of its own`);
  }
}

/** `double x`, `const nabms_Sample *x`, `double x[3]`. `fixed`: the variable itself never changes. */
export function declare(
  type: IrType,
  name: string,
  options: PrintOptions,
  fixed = false,
  announced: Announced = NONE,
): string {
  switch (type.form) {
    case 'array':
      return declare(type.element, `${name}[${type.length}]`, options, fixed, announced);
    case 'reference': {
      const struct = announced.has(type.struct) ? `struct ${type.struct.name}` : type.struct.name;
      return pointer(struct, type.cell.written, name, fixed);
    }
    case 'slice':
      return pointer(typeName(type.element, options), type.cell.written, name, fixed);
    default:
      return `${fixed ? 'const ' : ''}${typeName(type, options)} ${name}`;
  }
}

function pointer(target: string, written: boolean, name: string, fixed: boolean): string {
  return `${written ? '' : 'const '}${target} *${fixed ? 'const ' : ''}${name}`;
}
