/**
 * Which headers a module's header includes, and which types it only announces.
 *
 * It includes every module whose struct it embeds, whose enum or macro it uses; and every module whose objects it only
 * points to, unless that would close a circle: then `struct X;` announces the type.
 */
import type { IrFunction, Module, Program, Struct } from '../ir/ir.js';
import type { IrType } from '../ir/types.js';

export interface HeaderNeeds {
  /** Modules in the order of the program. */
  includes: Module[];
  /** Structs of other modules that are announced and not included. */
  announced: Struct[];
}

/** What C has no place for in a header: nothing outside the module refers to it. */
export function isInHeader(item: { exported: boolean }, publicTypes: ReadonlySet<object>): boolean {
  return item.exported || publicTypes.has(item);
}

/** Types that are not exported but that an exported struct or function shows. */
export function publicTypesOf(module: Module): Set<object> {
  const found = new Set<object>();
  const add = (type: IrType): void => {
    if (type.form === 'enum') found.add(type.enumeration);
    if (type.form === 'array' || type.form === 'slice') add(type.element);
    if (type.form !== 'struct' && type.form !== 'reference') return;
    if (found.has(type.struct)) return;
    found.add(type.struct);
    const own = module.structs.find((struct) => struct === type.struct);
    own?.fields.forEach((field) => {
      add(field.type);
    });
  };
  for (const struct of module.structs.filter((item) => item.exported)) {
    found.add(struct);
    for (const field of struct.fields) add(field.type);
  }
  for (const item of module.functions.filter((one) => one.exported)) signatureTypes(item).forEach(add);
  return found;
}

export function signatureTypes(item: IrFunction): IrType[] {
  return [item.result, ...item.parameters.map((parameter) => parameter.type)];
}

/** The includes of every module's header. */
export function orderHeaders(program: Program): Map<Module, HeaderNeeds> {
  const owners = new Map<object, Module>();
  for (const module of program.modules) {
    for (const type of [...module.structs, ...module.enumerations]) owners.set(type, module);
  }
  const hard = new Map<Module, Set<Module>>();
  const soft = new Map<Module, Set<Struct>>();
  for (const module of program.modules) collect(module, owners, hard, soft);
  const includes = new Map([...hard].map(([module, set]) => [module, new Set(set)]));
  const needs = new Map<Module, HeaderNeeds>();
  for (const module of program.modules) {
    const announced: Struct[] = [];
    for (const struct of soft.get(module) ?? []) {
      const owner = owners.get(struct);
      if (owner === undefined || owner === module) continue;
      if (reaches(includes, owner, module)) announced.push(struct);
      else includes.get(module)?.add(owner);
    }
    needs.set(module, { includes: [], announced });
  }
  for (const [module, need] of needs) {
    need.includes = program.modules.filter((other) => includes.get(module)?.has(other));
    need.announced = need.announced.filter((struct) => {
      const owner = owners.get(struct);
      return owner === undefined || !need.includes.includes(owner);
    });
  }
  return needs;
}

function collect(
  module: Module,
  owners: ReadonlyMap<object, Module>,
  hard: Map<Module, Set<Module>>,
  soft: Map<Module, Set<Struct>>,
): void {
  const needed = new Set<Module>();
  const pointedAt = new Set<Struct>();
  const add = (type: IrType): void => {
    switch (type.form) {
      case 'enum':
        addOwner(type.enumeration);
        break;
      case 'struct':
        addOwner(type.struct);
        break;
      case 'reference':
        pointedAt.add(type.struct as Struct);
        break;
      case 'array':
      case 'slice':
        add(type.element);
        break;
      default:
        break;
    }
  };
  const addOwner = (type: object): void => {
    const owner = owners.get(type);
    if (owner !== undefined && owner !== module) needed.add(owner);
  };
  const shown = publicTypesOf(module);
  for (const struct of module.structs) {
    if (isInHeader(struct, shown))
      struct.fields.forEach(({ type }) => {
        add(type);
      });
  }
  for (const item of module.functions) if (item.exported) signatureTypes(item).forEach(add);
  for (const table of module.tables) if (table.exported) add(table.element);
  hard.set(module, needed);
  soft.set(module, pointedAt);
}

function reaches(graph: ReadonlyMap<Module, ReadonlySet<Module>>, from: Module, goal: Module): boolean {
  const seen = new Set<Module>([from]);
  for (const module of seen) {
    if (module === goal) return true;
    for (const next of graph.get(module) ?? []) seen.add(next);
  }
  return false;
}
