/** Structs of one module in the order C needs: what lies inside another comes before it. */
import type { Struct } from '../ir/ir.js';
import type { IrType, StructType } from '../ir/types.js';

/** The struct whose size a field's type needs, if any. */
export function embeddedStruct(type: IrType): StructType | undefined {
  if (type.form === 'struct') return type.struct;
  return type.form === 'array' ? embeddedStruct(type.element) : undefined;
}

export function orderStructs(structs: readonly Struct[]): Struct[] {
  const ordered = new Set<Struct>();
  const place = (struct: Struct): void => {
    if (ordered.has(struct)) return;
    for (const field of struct.fields) {
      const inner = structs.find((other) => other === embeddedStruct(field.type));
      if (inner !== undefined && inner !== struct) place(inner);
    }
    ordered.add(struct);
  };
  structs.forEach(place);
  return [...ordered];
}
