/**
 * State to bytes and back: for a class and all objects inside it, a function that writes every field that can change,
 * and one that reads them into an object made by the same constructor. It then goes on as if nothing had happened.
 *
 *   uint32_t P_Monitor_saveState(const P_Monitor *self, uint8_t *bytes, uint32_t at);      returns the place behind
 *   uint32_t P_Monitor_loadState(P_Monitor *self, const uint8_t *bytes, uint32_t at);
 *   P_MONITOR_STATE_BYTES    how many bytes
 *   P_MONITOR_STATE_LAYOUT   hash of classes, fields and types: bytes of another layout must not be loaded
 *
 * Little-endian, without gaps, in the order of the fields: numbers as IEEE 754, integers and enums in four bytes, bytes
 * and booleans in one. Pointers are not kept; neither is what only constructors set (see analyse/changing.ts).
 */
import { changingFields } from '../analyse/changing.js';
import type {
  Constant,
  IrFunction,
  Module,
  Position,
  Program,
  Statement,
  Struct,
  Variable,
} from '../ir/ir.js';
import { U32, U8, type IrType, type StructType } from '../ir/types.js';
import { number } from '../lower/build.js';
import { loadField, NO_REMARKS, saveField, use, type Cursor } from './fieldStatements.js';
import { hashOf, Layout } from './layout.js';

export class StateError extends Error {}

/** Adds the functions and constants of a class (named as in the source) to the program. After `findWrittenPointers`. */
export function addStateFunctions(program: Program, className: string, realBytes: 4 | 8): void {
  const name = `${program.prefix}_${className}`;
  const module = program.modules.find(({ structs }) => structs.some((struct) => struct.name === name));
  const root = module?.structs.find((struct) => struct.name === name);
  if (module === undefined || root === undefined)
    throw new StateError(`no class ${className} in the sources`);
  const layout = new Layout(changingFields(program, root), realBytes);
  new StateFunctions(program, layout).of(root);
  const macro = `${program.prefix}_${className}`.toUpperCase();
  module.constants.push(
    constant(`${macro}_STATE_BYTES`, layout.bytesOf(root), `/** Bytes of the state of a ${className}. */`),
    constant(
      `${macro}_STATE_LAYOUT`,
      hashOf(layout.textOf(root)),
      `/** Hash of the layout of these bytes: load none that were saved with another. */`,
    ),
  );
  refuseTwice(program);
}

/** The names above are promised, so none gives way. */
function refuseTwice(program: Program): void {
  const names = program.modules.flatMap(({ functions, constants }) =>
    [...functions, ...constants].map((item) => item.name),
  );
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  throw new StateError(
    `${twice} would be defined twice: in the sources, or for two classes that share a part`,
  );
}

function constant(name: string, value: number, comment: string): Constant {
  return { name, value: number(value, U32), exported: true, comments: [comment], trailing: '' };
}

interface Pair {
  save: IrFunction;
  load: IrFunction;
}

/** Makes each class's pair once, those of the objects inside first. */
class StateFunctions {
  private readonly modules = new Map<StructType, Module>();
  private readonly pairs = new Map<StructType, Pair>();

  constructor(
    program: Program,
    private readonly layout: Layout,
  ) {
    for (const module of program.modules) {
      for (const struct of module.structs) this.modules.set(struct, module);
    }
  }

  of(struct: Struct): Pair {
    const known = this.pairs.get(struct);
    if (known !== undefined) return known;
    const module = this.modules.get(struct);
    if (module === undefined) throw new Error(`no module holds ${struct.name}`);
    const pair = { save: this.make('save', struct, module), load: this.make('load', struct, module) };
    this.pairs.set(struct, pair);
    module.functions.push(pair.save, pair.load);
    module.keepsState = true;
    return pair;
  }

  private make(direction: 'save' | 'load', struct: Struct, module: Module): IrFunction {
    const isLoad = direction === 'load';
    const self = parameter('self', { form: 'reference', struct, cell: { written: isLoad } });
    const bytes = parameter('bytes', { form: 'slice', element: U8, cell: { written: !isLoad } });
    const at = parameter('at', U32);
    const next: Variable = { ...parameter('next', U32), constant: false };
    const cursor: Cursor = { self, bytes, next };
    const body = this.layout.fieldsOf(struct).flatMap((field) => {
      const inside =
        field.type.form === 'struct' ? this.of(field.type.struct as Struct)[direction] : undefined;
      if (!isLoad) return saveField(field, cursor, inside);
      const element = field.type.form === 'array' ? field.type.element : field.type;
      return loadField(field, cursor, inside, this.layout.bytesOfType(element));
    });
    const start: Statement = { ...NO_REMARKS, kind: 'declare', variable: next, value: use(at) };
    const end: Statement = { ...NO_REMARKS, kind: 'return', value: use(next) };
    return {
      name: `${struct.name}_${direction}State`,
      exported: struct.exported,
      parameters: [self, bytes, at],
      result: U32,
      body: [start, ...body, end],
      comments: [comment(direction)],
      position: positionOf(struct, module),
      hasEffects: true,
      initialises: false,
    };
  }
}

/** Where the class's fields get their values. */
function positionOf(struct: Struct, module: Module): Position {
  const initialiser = module.functions.find(({ name }) => name === `${struct.name}_init`);
  return initialiser?.position ?? { file: module.file, line: 1, column: 1 };
}

function comment(direction: 'save' | 'load'): string {
  return direction === 'save'
    ? '/** Writes all that changes after construction to `bytes` from `at` on; returns the place behind. */'
    : '/** Reads what saveState wrote into an object made by the same constructor; returns the place behind. */';
}

function parameter(name: string, type: IrType): Variable {
  return { name, type, constant: true, read: true };
}
