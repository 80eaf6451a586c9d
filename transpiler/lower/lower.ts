/** Lowers a checked program: one module of the intermediate representation for each source, in the order given. */
import ts from '../load/typescript.cjs';
import type { Answers } from '../check/answers.js';
import { Context } from '../check/context.js';
import type { IrFunction, Module, Program, Statement } from '../ir/ir.js';
import type { Expr } from '../ir/ir.js';
import { fieldOf } from './access.js';
import { fileHeader } from './comments.js';
import {
  declareConstant,
  declareEnum,
  declareFields,
  declareFunction,
  declareInitialiser,
  declareStruct,
  declareTable,
} from './declarations.js';
import { lowerArgument } from './expressions.js';
import { atNode, InternalFault } from '../fault.js';
import type { FunctionScope } from './functionScope.js';
import { moduleNameOf, SymbolNames } from './names.js';
import { Registry, type LoweringOptions } from './registry.js';
import { setLength } from './arrayLengths.js';
import { lowerBlock, lowerNew, remarksOf } from './statements.js';
import { isArrayLiteralConstant, withoutParentheses } from './syntax.js';

/** A body that waits until everything is declared. */
interface Pending {
  declared: IrFunction;
  scope: FunctionScope;
  node: ts.FunctionDeclaration | ts.MethodDeclaration | ts.ClassDeclaration;
}

export function lowerProgram(
  program: ts.Program,
  files: readonly string[],
  prefix: string,
  options: LoweringOptions,
  answers: Answers,
): Program {
  const sources = files.map((name) => {
    const source = program.getSourceFile(name);
    if (source === undefined) throw new Error(`cannot read ${name}`);
    return source;
  });
  const registry = new Registry(new SymbolNames(prefix, sources), options);
  const work = sources.map((source) => ({
    source,
    context: new Context(answers, source, [], []),
    module: emptyModule(source, uniqueModuleName(source, sources)),
  }));
  for (const { source, context, module } of work) {
    atNode(source, () => {
      declareTypes(source, context, module, registry);
    });
  }
  for (const { source, context } of work) {
    atNode(source, () => {
      declareAllFields(source, context, registry);
    });
  }
  for (const { source, context, module } of work) {
    atNode(source, () => {
      declareConstants(source, context, module, registry);
    });
  }
  const pending = work.flatMap(({ source, context, module }) =>
    atNode(source, () => declareFunctions(source, context, module, registry)),
  );
  for (const item of pending) {
    atNode(item.node, () => {
      lowerPending(item);
    });
  }
  return { modules: work.map(({ module }) => module), prefix };
}

/** The file's name, with its folder's before it where two files share one. */
function uniqueModuleName(source: ts.SourceFile, sources: readonly ts.SourceFile[]): string {
  const name = moduleNameOf(source.fileName);
  const isShared = sources.filter((other) => moduleNameOf(other.fileName) === name).length > 1;
  if (!isShared) return name;
  return `${(source.fileName.split('/').at(-2) ?? '').replace(/\W/g, '_')}_${name}`;
}

function emptyModule(source: ts.SourceFile, name: string): Module {
  return {
    file: source.fileName,
    name,
    header: fileHeader(source),
    constants: [],
    tables: [],
    enumerations: [],
    structs: [],
    functions: [],
  };
}

function declareTypes(source: ts.SourceFile, context: Context, module: Module, registry: Registry): void {
  for (const node of source.statements) {
    if (ts.isEnumDeclaration(node)) module.enumerations.push(declareEnum(node, context, registry));
    if (ts.isClassDeclaration(node)) module.structs.push(declareStruct(node, registry));
  }
}

function declareAllFields(source: ts.SourceFile, context: Context, registry: Registry): void {
  for (const node of source.statements) {
    if (ts.isClassDeclaration(node)) declareFields(node, context, registry);
  }
}

function declareConstants(source: ts.SourceFile, context: Context, module: Module, registry: Registry): void {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const node of statement.declarationList.declarations) {
      if (isArrayLiteralConstant(node)) {
        module.tables.push(declareTable(node, statement, context, registry));
      } else {
        module.constants.push(declareConstant(node, statement, context, registry));
      }
    }
  }
}

function declareFunctions(
  source: ts.SourceFile,
  context: Context,
  module: Module,
  registry: Registry,
): Pending[] {
  const pending: Pending[] = [];
  for (const node of source.statements) {
    if (ts.isFunctionDeclaration(node)) {
      pending.push({ node, ...declareFunction(node, context, registry) });
    } else if (ts.isClassDeclaration(node)) {
      pending.push({ node, ...declareInitialiser(node, context, registry) });
      for (const member of node.members) {
        if (ts.isMethodDeclaration(member)) {
          pending.push({ node: member, ...declareFunction(member, context, registry) });
        }
      }
    }
  }
  module.functions.push(...pending.map(({ declared }) => declared));
  return pending;
}

function lowerPending({ declared, scope, node }: Pending): void {
  if (ts.isClassDeclaration(node)) {
    const constructor = node.members.find(ts.isConstructorDeclaration);
    const body = constructor?.body;
    declared.body = [
      ...initialiseFields(node, scope),
      ...(body === undefined ? [] : lowerBlock(body.statements, body, scope)),
    ];
  } else if (node.body !== undefined) {
    declared.body = lowerBlock(node.body.statements, node.body, scope);
  }
}

function initialiseFields(node: ts.ClassDeclaration, scope: FunctionScope): Statement[] {
  return node.members.flatMap((member) => {
    if (!ts.isPropertyDeclaration(member) || member.initializer === undefined) return [];
    const field = scope.registry.fields.get(member);
    if (field === undefined) throw new InternalFault(member, 'field that was not declared');
    const target = fieldOf(scope.receiver(member), field);
    return initialise(target, withoutParentheses(member.initializer), member, scope);
  });
}

function initialise(
  target: Expr,
  value: ts.Expression,
  member: ts.PropertyDeclaration,
  scope: FunctionScope,
): Statement[] {
  // Comments of a field stand at the struct's member.
  const remarks = { ...remarksOf(member), comments: [], trailing: '' };
  const { type } = target;
  if (ts.isNewExpression(value)) {
    return [{ ...remarks, kind: 'evaluate', call: lowerNew(value, target, scope) }];
  }
  if (type.form === 'array' && ts.isArrayLiteralExpression(value)) {
    const values = value.elements.map((element) => lowerArgument(element, type.element, scope));
    return [{ ...remarks, kind: 'fill', target, values }];
  }
  const lowered = lowerArgument(value, type, scope);
  return [
    { ...remarks, kind: 'assign', target, operator: '=', value: lowered },
    ...setLength(target, lowered, scope),
  ];
}
