/** One module of all, for `--single`: what lies inside another comes first, the rest in the order of the program. */
import type { Module, Program } from '../ir/ir.js';

export function mergeModules(program: Program, displayPath: (file: string) => string): Module {
  for (const module of program.modules) keepHeader(module, displayPath);
  const all = <T>(pick: (module: Module) => T[]): T[] => program.modules.flatMap(pick);
  return {
    file: '',
    name: program.prefix,
    header: '',
    constants: all((module) => module.constants),
    tables: all((module) => module.tables),
    enumerations: all((module) => module.enumerations),
    structs: all((module) => module.structs),
    functions: all((module) => module.functions),
    keepsState: program.modules.some((module) => module.keepsState === true),
  };
}

/** The comment that heads a source moves to the first thing it declares. */
function keepHeader(module: Module, displayPath: (file: string) => string): void {
  const first = module.structs[0] ?? module.functions[0] ?? module.enumerations[0] ?? module.tables[0];
  if (first === undefined) return;
  const title = `/* ${displayPath(module.file)} */`;
  first.comments = [title, ...(module.header === '' ? [] : [module.header]), ...first.comments];
}
