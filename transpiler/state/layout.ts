/** What of an object is kept, how many bytes it takes, and a hash that tells one layout from another. */
import type { Field, Struct } from '../ir/ir.js';
import type { IrType } from '../ir/types.js';

const WORD_BYTES = 4;

export class Layout {
  constructor(
    private readonly changing: ReadonlySet<Field>,
    /** Bytes of a number. */
    private readonly realBytes: number,
  ) {}

  /** The fields that are kept, in the order of the source. */
  fieldsOf(struct: Struct): Field[] {
    return struct.fields.filter((field) => this.isKept(field));
  }

  bytesOf(struct: Struct): number {
    return this.fieldsOf(struct).reduce((sum, { type }) => sum + this.bytesOfType(type), 0);
  }

  /** Class, fields and types as text, the objects inside with theirs. */
  textOf(struct: Struct): string {
    const fields = this.fieldsOf(struct).map(({ name, type }) => `${name}:${this.textOfType(type)}`);
    return `${struct.name}{${fields.join(';')}}`;
  }

  private isKept(field: Field): boolean {
    const { type } = field;
    if (type.form === 'struct') return this.fieldsOf(type.struct as Struct).length > 0;
    return type.form !== 'reference' && type.form !== 'slice' && this.changing.has(field);
  }

  bytesOfType(type: IrType): number {
    switch (type.form) {
      case 'struct':
        return this.bytesOf(type.struct as Struct);
      case 'array':
        return type.length * this.bytesOfType(type.element);
      case 'scalar':
        if (type.scalar === 'f64') return this.realBytes;
        return type.scalar === 'bool' || type.scalar === 'u8' ? 1 : WORD_BYTES;
      default:
        return WORD_BYTES;
    }
  }

  private textOfType(type: IrType): string {
    switch (type.form) {
      case 'struct':
        return this.textOf(type.struct as Struct);
      case 'array':
        return `${this.textOfType(type.element)}[${type.length}]`;
      case 'scalar':
        return type.scalar;
      case 'enum':
        return type.enumeration.name;
      default:
        return type.form;
    }
  }
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
