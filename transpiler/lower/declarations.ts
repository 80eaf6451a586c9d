/** Classes, enums, constants and signatures: everything that bodies refer to, declared before any body is lowered. */
import ts from '../load/typescript.cjs';
import type { Context } from '../check/context.js';
import { isAssigned } from '../check/loopCounters.js';
import type { Constant, Enumeration, Expr, Field, IrFunction, Struct, Table, Variable } from '../ir/ir.js';
import { I32, VOID, type IrType } from '../ir/types.js';
import { declarationComments, leadingComments, trailingComment } from './comments.js';
import { number } from './build.js';
import { evaluate } from './constants.js';
import { constantSource, lowerArgument } from './expressions.js';
import { InternalFault } from '../fault.js';
import { FunctionScope } from './functionScope.js';
import { FieldNames } from './locals.js';
import type { Registry } from './registry.js';
import { isExported, isPrivate, isStatic, ownFieldAssignment, withoutParentheses } from './syntax.js';

export function declareEnum(node: ts.EnumDeclaration, context: Context, registry: Registry): Enumeration {
  const enumeration: Enumeration = {
    name: registry.names.of(node),
    exported: isExported(node),
    comments: declarationComments(node),
    members: node.members.map((member) => ({
      name: registry.names.of(member),
      value: Number(context.checker.getConstantValue(member)),
      comments: leadingComments(member),
      trailing: trailingComment(member),
    })),
  };
  registry.enumerations.set(node, enumeration);
  return enumeration;
}

export function declareStruct(node: ts.ClassDeclaration, registry: Registry): Struct {
  const struct: Struct = {
    name: registry.names.of(node),
    exported: isExported(node),
    comments: declarationComments(node),
    fields: [],
  };
  registry.structs.set(node, struct);
  return struct;
}

/** Fields in the order of the source: it is the order of initialisation, and so of the struct. */
export function declareFields(node: ts.ClassDeclaration, context: Context, registry: Registry): void {
  const struct = registry.structOf(node);
  const made = fieldsMadeByConstructor(node);
  const names = new FieldNames(registry.names);
  for (const member of node.members) {
    if (!ts.isPropertyDeclaration(member)) continue;
    const field: Field = {
      name: names.claim(member.name.getText()),
      type: fieldType(member, made, context, registry),
      comments: leadingComments(member),
      trailing: trailingComment(member),
    };
    registry.fields.set(member, field);
    struct.fields.push(field);
    if (field.type.form !== 'slice' || !registry.options.checked) continue;
    const length: Field = {
      name: names.claim(`${field.name}_length`),
      type: I32,
      comments: [],
      trailing: '',
      isLength: true,
    };
    registry.lengths.set(field, length);
    struct.fields.push(length);
  }
}

/** An object or array that the class makes lies inside it; one that it is handed is pointed at. */
function fieldType(
  member: ts.PropertyDeclaration,
  made: ReadonlySet<string>,
  context: Context,
  registry: Registry,
): IrType {
  if (member.type === undefined) throw new InternalFault(member, 'field without a type');
  const type = registry.typeOf(member.type, context);
  const initial = member.initializer && withoutParentheses(member.initializer);
  if (type.form === 'reference') {
    const isOwned = (initial !== undefined && ts.isNewExpression(initial)) || made.has(member.name.getText());
    return isOwned ? { form: 'struct', struct: type.struct } : type;
  }
  if (type.form === 'slice' && initial !== undefined && ts.isArrayLiteralExpression(initial)) {
    return { form: 'array', element: type.element, length: initial.elements.length };
  }
  return type;
}

/** Names of the fields that the constructor sets to a new object. */
function fieldsMadeByConstructor(node: ts.ClassDeclaration): Set<string> {
  const names = new Set<string>();
  const visit = (inner: ts.Node): void => {
    const assignment = ownFieldAssignment(inner);
    if (assignment !== undefined && ts.isNewExpression(assignment.value)) {
      names.add(assignment.field.name.text);
    }
    ts.forEachChild(inner, visit);
  };
  for (const member of node.members) if (ts.isConstructorDeclaration(member)) visit(member);
  return names;
}

export function declareConstant(
  node: ts.VariableDeclaration,
  statement: ts.VariableStatement,
  context: Context,
  registry: Registry,
): Constant {
  const type = registry.typeOf(writtenType(node), context);
  const constant: Constant = {
    name: registry.names.of(node),
    value: constantInitialiser(initialValue(node), type, context, registry),
    exported: isExported(statement),
    comments: declarationComments(statement),
    trailing: trailingComment(statement),
  };
  registry.constants.set(node, constant);
  return constant;
}

export function declareTable(
  node: ts.VariableDeclaration,
  statement: ts.VariableStatement,
  context: Context,
  registry: Registry,
): Table {
  const type = registry.typeOf(writtenType(node), context);
  const value = withoutParentheses(initialValue(node));
  if (type.form !== 'slice' || !ts.isArrayLiteralExpression(value)) {
    throw new InternalFault(node, 'table that is no array');
  }
  const table: Table = {
    name: registry.names.of(node),
    element: type.element,
    values: value.elements.map((element) => lowerConstant(element, type.element, context, registry)),
    remarks: value.elements.map((element) => trailingComment(element)),
    exported: isExported(statement),
    comments: declarationComments(statement),
  };
  registry.tables.set(node, table);
  return table;
}

/** A number is computed here, so that a macro never depends on another one. */
function constantInitialiser(node: ts.Expression, type: IrType, context: Context, registry: Registry): Expr {
  const value = evaluate(node, context);
  if (value === undefined || type.form !== 'scalar') return lowerConstant(node, type, context, registry);
  return number(value, type, constantSource(withoutParentheses(node)));
}

function lowerConstant(node: ts.Expression, type: IrType, context: Context, registry: Registry): Expr {
  return lowerArgument(node, type, new FunctionScope(registry, context));
}

function writtenType(node: ts.VariableDeclaration): ts.TypeNode {
  if (node.type === undefined) throw new InternalFault(node, 'constant without a type');
  return node.type;
}

function initialValue(node: ts.VariableDeclaration): ts.Expression {
  if (node.initializer === undefined) throw new InternalFault(node, 'constant without a value');
  return node.initializer;
}

/** A function or method, its parameters in scope and its body still empty. */
export function declareFunction(
  node: ts.FunctionDeclaration | ts.MethodDeclaration,
  context: Context,
  registry: Registry,
): { declared: IrFunction; scope: FunctionScope } {
  const scope = new FunctionScope(registry, context);
  const owner = ts.isClassDeclaration(node.parent) ? node.parent : undefined;
  const parameters = parametersOf(node, isStatic(node) ? undefined : owner, scope);
  const isVisible = ts.isFunctionDeclaration(node)
    ? isExported(node)
    : owner !== undefined && isExported(owner) && !isPrivate(node);
  const declared: IrFunction = {
    name: registry.names.of(node),
    exported: isVisible,
    parameters,
    result: node.type === undefined ? VOID : registry.typeOf(node.type, context),
    body: [],
    comments: ts.isFunctionDeclaration(node) ? declarationComments(node) : leadingComments(node),
    position: registry.position(node),
    hasEffects: false,
    initialises: false,
  };
  registry.functions.set(node, declared);
  return { declared, scope };
}

/** The function that initialises an object of the class: field values in order, then the constructor's body. */
export function declareInitialiser(
  node: ts.ClassDeclaration,
  context: Context,
  registry: Registry,
): { declared: IrFunction; scope: FunctionScope } {
  const scope = new FunctionScope(registry, context);
  const constructor = node.members.find(ts.isConstructorDeclaration);
  const declared: IrFunction = {
    name: registry.names.initialiserOf(node),
    exported: isExported(node),
    parameters: parametersOf(constructor, node, scope),
    result: VOID,
    body: [],
    comments: constructor === undefined ? [] : leadingComments(constructor),
    position: registry.position(constructor ?? node),
    hasEffects: true,
    initialises: true,
  };
  registry.functions.set(node, declared);
  return { declared, scope };
}

function parametersOf(
  node: ts.SignatureDeclaration | undefined,
  owner: ts.ClassDeclaration | undefined,
  scope: FunctionScope,
): Variable[] {
  const parameters: Variable[] = [];
  if (owner !== undefined) {
    const struct = scope.registry.structOf(owner);
    const type: IrType = { form: 'reference', struct, cell: { written: false } };
    // A field or parameter called self gets another name (see locals.ts), so this one is free.
    scope.self = { name: 'self', type, constant: true, read: false };
    parameters.push(scope.self);
  }
  for (const parameter of node?.parameters ?? []) {
    if (parameter.type === undefined) throw new InternalFault(parameter, 'parameter without a type');
    const type = scope.registry.typeOf(parameter.type, scope.context);
    const name = parameter.name.getText();
    const variable = scope.locals.declare(parameter, name, type, true);
    parameters.push(variable);
    if (type.form === 'slice' && scope.registry.options.checked) {
      const length = scope.locals.declare(parameter.name, `${name}_length`, I32, true);
      parameters.push(length);
      if (!isReassigned(parameter, scope)) {
        scope.lengths.set(variable, { op: 'variable', variable: length, type: I32 });
      }
    }
  }
  return parameters;
}

/** Whether the function makes the parameter stand for something else. */
function isReassigned(parameter: ts.ParameterDeclaration, { context }: FunctionScope): boolean {
  return ts.isIdentifier(parameter.name) && isAssigned(parameter.name, parameter.parent, context);
}
