/** What an expression names: a variable, a field, an element, a constant, an object. */
import ts from '../load/typescript.cjs';
import type { Expr, Field, IrFunction } from '../ir/ir.js';
import { I32, type IrType } from '../ir/types.js';
import { handedLength, lengthOf } from './arrayLengths.js';
import { InternalFault } from '../fault.js';
import type { FunctionScope } from './functionScope.js';
import { asIndex } from './indices.js';
import { lowerArgument } from './expressions.js';
import { isStatic, isThis, withoutParentheses } from './syntax.js';
import { lowerTextMember } from './text.js';

/** Whether the expression is a name, a field, an element or a call of the program: something with a declared type. */
export function isAccess(node: ts.Expression): boolean {
  return (
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    (ts.isCallExpression(node) && !node.expression.getText().startsWith('Math.')) ||
    isThis(node)
  );
}

/** The value or place that an access stands for, in the type it was declared with. */
export function lowerAccess(node: ts.Expression, scope: FunctionScope): Expr {
  if (isThis(node)) return scope.receiver(node);
  const ofText = lowerTextMember(node, scope);
  if (ofText !== undefined) return ofText;
  if (ts.isIdentifier(node)) return lowerName(node, scope);
  if (ts.isPropertyAccessExpression(node)) return lowerMember(node, scope);
  if (ts.isElementAccessExpression(node)) return lowerElement(node, scope);
  if (ts.isCallExpression(node)) return lowerCall(node, scope);
  throw new InternalFault(node, 'no value with a name');
}

function lowerName(node: ts.Identifier, scope: FunctionScope): Expr {
  const declaration = scope.context.declarationOf(node);
  if (declaration === undefined) throw new InternalFault(node, 'undeclared name');
  const variable = scope.locals.find(declaration);
  if (variable !== undefined) {
    variable.read = true;
    return { op: 'variable', variable, type: variable.type };
  }
  if (ts.isVariableDeclaration(declaration)) {
    const table = scope.registry.tables.get(declaration);
    if (table !== undefined) {
      return {
        op: 'table',
        table,
        type: { form: 'array', element: table.element, length: table.values.length },
      };
    }
    const constant = scope.registry.constants.get(declaration);
    if (constant !== undefined) {
      const { name, value } = constant;
      return {
        op: 'constant',
        name,
        value: value.op === 'number' ? value.value : undefined,
        type: value.type,
      };
    }
  }
  throw new InternalFault(node, 'name that was not declared');
}

function lowerMember(node: ts.PropertyAccessExpression, scope: FunctionScope): Expr {
  const declaration = scope.context.declarationOf(node.name);
  if (declaration !== undefined && ts.isEnumMember(declaration)) {
    // Enumerators are of type int in C.
    const value = scope.context.checker.getConstantValue(declaration);
    return {
      op: 'constant',
      name: scope.registry.names.of(declaration),
      value: typeof value === 'number' ? value : undefined,
      type: I32,
    };
  }
  if (declaration === undefined || !ts.isPropertyDeclaration(declaration)) {
    throw new InternalFault(node, 'member that is no field');
  }
  const field = scope.registry.fields.get(declaration);
  if (field === undefined) throw new InternalFault(node, 'field that was not declared');
  return fieldOf(lowerAccess(withoutParentheses(node.expression), scope), field);
}

export function fieldOf(object: Expr, field: Field): Expr {
  return { op: 'field', object, field, type: field.type };
}

function lowerElement(node: ts.ElementAccessExpression, scope: FunctionScope): Expr {
  const array = lowerAccess(withoutParentheses(node.expression), scope);
  if (array.type.form !== 'array' && array.type.form !== 'slice') {
    throw new InternalFault(node, 'index on something that is no array');
  }
  const length = lengthOf(array, scope);
  const index = asIndex(node.argumentExpression, scope);
  return { op: 'index', array, index, length, type: array.type.element };
}

export function lowerCall(node: ts.CallExpression, scope: FunctionScope): Expr {
  const declaration = scope.context.checker.getResolvedSignature(node)?.declaration;
  if (declaration === undefined) throw new InternalFault(node, 'call of something unknown');
  const callee = scope.registry.functionOf(declaration);
  const isMethodOfObject = ts.isMethodDeclaration(declaration) && !isStatic(declaration);
  const args: Expr[] = [];
  if (isMethodOfObject) {
    if (!ts.isPropertyAccessExpression(node.expression))
      throw new InternalFault(node, 'method without object');
    args.push(asPointer(withoutParentheses(node.expression.expression), scope));
  }
  return callOf(callee, args, node.arguments, node, scope);
}

/** `callee(...given, ...written)`, each written argument in its parameter's type. */
export function callOf(
  callee: IrFunction,
  given: readonly Expr[],
  written: readonly ts.Expression[],
  node: ts.Node,
  scope: FunctionScope,
): Expr {
  const args = [...given];
  for (const argument of written) {
    const parameter = callee.parameters[args.length];
    if (parameter === undefined) throw new InternalFault(node, 'too many arguments');
    const lowered = lowerArgument(argument, parameter.type, scope);
    args.push(lowered);
    const takesLength = parameter.type.form === 'slice' && scope.registry.options.checked;
    if (takesLength) args.push(handedLength(lowered, scope));
  }
  return { op: 'call', callee, args, type: callee.result, position: scope.registry.position(node) };
}

/** An object or array as a pointer. */
export function asPointer(node: ts.Expression, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  if (ts.isConditionalExpression(inner)) throw new InternalFault(node, 'choice between objects');
  return pointerTo(lowerAccess(inner, scope));
}

export function pointerTo(expr: Expr): Expr {
  const { type } = expr;
  if (type.form !== 'struct') return expr; // already a pointer, or an array, which decays to one
  const pointer: IrType = { form: 'reference', struct: type.struct, cell: { written: false } };
  return { op: 'addressOf', operand: expr, type: pointer };
}
