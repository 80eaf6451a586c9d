/** Names of fields, parameters and locals in C: as in the source, unless C, the program or an enclosing block has them. */
import type ts from 'typescript';
import type { IrType } from '../ir/types.js';
import type { Variable } from '../ir/ir.js';
import type { SymbolNames } from './names.js';
import { isMacroLike, isReserved } from './reserved.js';

/** A name that C can use for a field or variable; one that is taken gets `_` behind it. */
export function safeName(name: string, symbols: SymbolNames): string {
  const plain = name.replace(/\$/g, '_');
  if (/^_[A-Z_]/.test(plain)) return `x${plain}`;
  return isReserved(plain) || isMacroLike(plain) || symbols.isTaken(plain) ? `${plain}_` : plain;
}

/** Names for the fields of one class. */
export class FieldNames {
  private readonly taken = new Set<string>();

  constructor(private readonly symbols: SymbolNames) {}

  claim(name: string): string {
    const plain = safeName(name, this.symbols);
    const free = numbered(plain, (candidate) => !this.taken.has(candidate));
    this.taken.add(free);
    return free;
  }
}

export class LocalScope {
  private readonly blocks: Set<string>[] = [new Set()];
  private readonly variables = new Map<ts.Node, Variable>();

  constructor(private readonly symbols: SymbolNames) {}

  enter(): void {
    this.blocks.push(new Set());
  }

  leave(): void {
    this.blocks.pop();
  }

  declare(declaration: ts.Node, name: string, type: IrType, constant: boolean): Variable {
    const plain = safeName(name, this.symbols);
    const free = numbered(plain, (candidate) => !this.blocks.some((block) => block.has(candidate)));
    this.blocks.at(-1)?.add(free);
    const variable: Variable = { name: free, type, constant, read: false };
    this.variables.set(declaration, variable);
    return variable;
  }

  find(declaration: ts.Node): Variable | undefined {
    return this.variables.get(declaration);
  }
}

/** The name itself if it is free, else with the first number behind it that makes it so. */
export function numbered(name: string, isFree: (candidate: string) => boolean): string {
  let candidate = name;
  for (let n = 2; !isFree(candidate); n++) candidate = `${name}_${n}`;
  return candidate;
}
