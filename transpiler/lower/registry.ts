/** What has been declared so far: from a TypeScript declaration to its counterpart in the intermediate representation. */
import type ts from 'typescript';
import type { Context } from '../check/context.js';
import { readType } from '../check/typeNodes.js';
import type { Constant, Enumeration, Field, IrFunction, Position, Struct, Table } from '../ir/ir.js';
import { BOOL, F64, I32, TEXT, U32, U8, VOID, type IrType } from '../ir/types.js';
import { InternalFault } from '../fault.js';
import type { SymbolNames } from './names.js';

export interface LoweringOptions {
  /** Indices are checked at run time: they are computed without wrapping, and arrays that are handed over come with a length. */
  checked: boolean;
  /** How a source is called in positions and comments. */
  displayPath: (file: string) => string;
}

export class Registry {
  readonly structs = new Map<ts.ClassDeclaration, Struct>();
  readonly fields = new Map<ts.PropertyDeclaration, Field>();
  /** In a checked build: the field that holds the length of an array that the constructor was handed. */
  readonly lengths = new Map<Field, Field>();
  readonly enumerations = new Map<ts.EnumDeclaration, Enumeration>();
  /** By function or method declaration; by class declaration for its constructor. */
  readonly functions = new Map<ts.Node, IrFunction>();
  readonly constants = new Map<ts.VariableDeclaration, Constant>();
  readonly tables = new Map<ts.VariableDeclaration, Table>();

  constructor(
    readonly names: SymbolNames,
    readonly options: LoweringOptions,
  ) {}

  position(node: ts.Node): Position {
    const file = node.getSourceFile();
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return { file: file.fileName, line: line + 1, column: character + 1 };
  }

  /** The C type of a written type, seen from outside the object: classes and arrays are pointers. */
  typeOf(node: ts.TypeNode, context: Context): IrType {
    const type = readType(node, context);
    if (type === undefined) throw new InternalFault(node, 'type outside the subset');
    switch (type.form) {
      case 'void':
        return VOID;
      case 'text':
        return TEXT;
      case 'class':
        return { form: 'reference', struct: this.structOf(type.declaration), cell: { written: false } };
      case 'array': {
        const element = type.element;
        if (element === undefined) throw new InternalFault(node, 'array of something outside the subset');
        return { form: 'slice', element: this.typeOf(element.node, context), cell: { written: false } };
      }
      case 'scalar':
        break;
    }
    switch (type.scalar) {
      case 'number':
        return F64;
      case 'i32':
        return I32;
      case 'u32':
        return U32;
      case 'u8':
        return U8;
      case 'boolean':
        return BOOL;
      case 'enum':
        return { form: 'enum', enumeration: this.enumerationOf(type.declaration, node) };
    }
  }

  structOf(declaration: ts.ClassDeclaration): Struct {
    const struct = this.structs.get(declaration);
    if (struct === undefined) throw new InternalFault(declaration, 'class that was not declared');
    return struct;
  }

  enumerationOf(declaration: ts.EnumDeclaration, node: ts.Node): Enumeration {
    const enumeration = this.enumerations.get(declaration);
    if (enumeration === undefined) throw new InternalFault(node, 'enum that was not declared');
    return enumeration;
  }

  functionOf(declaration: ts.Node): IrFunction {
    const found = this.functions.get(declaration);
    if (found === undefined) throw new InternalFault(declaration, 'function that was not declared');
    return found;
  }
}
