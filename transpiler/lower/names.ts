/**
 * The C name of every top-level declaration and method. Each carries the prefix, so that none can meet a name of the C
 * library or of the program it is linked into; two declarations that would have one name get their module's name too.
 *
 *   class Alarms in alarms.ts        nabms_Alarms
 *   its method raise                 nabms_Alarms_raise
 *   its constructor                  nabms_Alarms_init
 *   function exp                     nabms_exp
 *   enum member Mode.Rest            nabms_Mode_Rest
 *   constant TOPS_MAX                NABMS_TOPS_MAX (a macro)
 *   table SEVERITY                   nabms_SEVERITY
 */
import { basename } from 'node:path';
import ts from '../load/typescript.cjs';
import { numbered } from './locals.js';
import { isReserved } from './reserved.js';
import { isArrayLiteralConstant, isExported } from './syntax.js';

export class SymbolNames {
  private readonly names = new Map<ts.Node, string>();
  private readonly initialisers = new Map<ts.ClassDeclaration, string>();
  private readonly taken = new Set<string>();

  constructor(
    private readonly prefix: string,
    files: readonly ts.SourceFile[],
  ) {
    // Headers are guarded by PREFIX_MODULE_H, or PREFIX_H.
    for (const module of ['', ...files.map((file) => `${moduleNameOf(file.fileName)}_`)]) {
      this.taken.add(`${prefix}_${module}H`.toUpperCase());
    }
    // What other code calls keeps the plain name; private declarations give way.
    for (const exported of [true, false]) {
      for (const file of files) {
        for (const statement of file.statements) {
          if (isExported(statement) === exported) this.nameStatement(statement, moduleNameOf(file.fileName));
        }
      }
    }
  }

  /** Of a class, enum, enum member, function, method, constructor or constant of the top level. */
  of(declaration: ts.Node): string {
    const name = this.names.get(declaration);
    if (name === undefined) throw new Error(`no C name for ${ts.SyntaxKind[declaration.kind]}`);
    return name;
  }

  /** Of the function that initialises an object of the class. */
  initialiserOf(declaration: ts.ClassDeclaration): string {
    const name = this.initialisers.get(declaration);
    if (name === undefined) throw new Error(`no initialiser of ${this.of(declaration)}`);
    return name;
  }

  /** Whether a declaration of the top level, a method or a file's guard is called so in C. */
  isTaken(name: string): boolean {
    return this.taken.has(name);
  }

  private nameStatement(statement: ts.Statement, module: string): void {
    if (ts.isClassDeclaration(statement) && statement.name !== undefined) {
      const name = this.claim(statement, statement.name.text, module);
      for (const member of statement.members)
        if (ts.isMethodDeclaration(member)) this.nameMember(member, name);
      const candidates = [`${name}_init`, `${name}_construct`];
      this.initialisers.set(statement, this.take(candidates));
    } else if (ts.isEnumDeclaration(statement)) {
      const name = this.claim(statement, statement.name.text, module);
      for (const member of statement.members) this.nameMember(member, name);
    } else if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) {
      this.claim(statement, statement.name.text, module);
    } else if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        const isTable = isArrayLiteralConstant(declaration);
        this.claim(declaration, declaration.name.getText(), module, isTable ? undefined : 'macro');
      }
    }
  }

  private nameMember(member: ts.MethodDeclaration | ts.EnumMember, owner: string): void {
    this.names.set(member, this.take([`${owner}_${cName(member.name.getText())}`]));
  }

  private claim(declaration: ts.Node, name: string, module: string, form?: 'macro'): string {
    const prefix = form === 'macro' ? this.prefix.toUpperCase() : this.prefix;
    const middle = form === 'macro' ? macroName(module) : module;
    const chosen = this.take([`${prefix}_${cName(name)}`, `${prefix}_${middle}_${cName(name)}`]);
    this.names.set(declaration, chosen);
    return chosen;
  }

  /** The first name that is free; else the last with a number behind it. */
  private take(candidates: readonly string[]): string {
    const isFree = (candidate: string): boolean => !this.taken.has(candidate) && !isReserved(candidate);
    const chosen = candidates.find(isFree) ?? numbered(candidates.at(-1) ?? '', isFree);
    this.taken.add(chosen);
    return chosen;
  }
}

/** TypeScript's names have `$` too. */
function cName(name: string): string {
  return name.replace(/\$/g, '_');
}

/** `noiseEstimator` of `/x/noiseEstimator.ts`; what cannot stand in a C name becomes `_`. */
export function moduleNameOf(file: string): string {
  return basename(file)
    .replace(/\.[^.]*$/, '')
    .replace(/\W/g, '_');
}

/** `NOISE_ESTIMATOR` of `noiseEstimator`. */
export function macroName(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}
