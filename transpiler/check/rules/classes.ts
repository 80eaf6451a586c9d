/** Fields, object creation and arrays: everything lives inside its owner, or in a function, from construction on. */
import ts from '../../load/typescript.cjs';
import { parentOf, walk, type Context } from '../context.js';
import { readType } from '../typeNodes.js';
import { isLocalObject } from './localObjects.js';
import { isConstantExpression } from './modules.js';

export function checkClasses(node: ts.Node, context: Context): void {
  if (ts.isClassDeclaration(node)) checkFields(node, context);
  if (ts.isConstructorDeclaration(node)) checkParameterProperties(node, context);
  if (ts.isNewExpression(node)) checkNew(node, context);
  if (ts.isArrayLiteralExpression(node)) checkArrayLiteral(node, context);
  if (node.kind === ts.SyntaxKind.StaticKeyword) checkStatic(node, context);
  if (isNestedDeclaration(node)) context.report(node, 'NS030', 'declaration inside a function');
}

/** A static method is a function with its class's name; a static field would be a global variable. */
function checkStatic(node: ts.Node, context: Context): void {
  if (!ts.isMethodDeclaration(node.parent)) {
    context.report(node, 'NS029', 'static field');
    return;
  }
  walk(node.parent, (inner) => {
    if (inner.kind === ts.SyntaxKind.ThisKeyword) context.report(inner, 'NS029', 'this in a static method');
  });
}

function isNestedDeclaration(node: ts.Node): boolean {
  const isDeclaration =
    ts.isClassDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isTypeAliasDeclaration(node);
  return isDeclaration && !ts.isSourceFile(node.parent);
}

function checkFields(node: ts.ClassDeclaration, context: Context): void {
  const assigned = fieldsSetByConstructor(node);
  for (const member of node.members) {
    if (!ts.isPropertyDeclaration(member)) continue;
    const name = member.name.getText();
    if (member.initializer === undefined && !assigned.has(name)) context.report(member, 'NS019', name);
    const type = member.type === undefined ? undefined : readType(member.type, context);
    const isReadonly = member.modifiers?.some((m) => m.kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
    if ((type?.form === 'class' || type?.form === 'array') && !isReadonly) {
      context.report(member, 'NS021', name);
    }
  }
}

/** Names of the fields that the constructor assigns; whether it always does is TypeScript's own check (NS000). */
function fieldsSetByConstructor(node: ts.ClassDeclaration): Set<string> {
  const names = new Set<string>();
  for (const member of node.members) {
    if (!ts.isConstructorDeclaration(member) || member.body === undefined) continue;
    walk(member.body, (inner) => {
      const isAssignment =
        ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.EqualsToken;
      if (isAssignment && isOwnField(inner.left)) names.add(inner.left.name.text);
    });
  }
  return names;
}

function isOwnField(node: ts.Node): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;
}

function checkParameterProperties(node: ts.ConstructorDeclaration, context: Context): void {
  for (const parameter of node.parameters) {
    if (parameter.modifiers !== undefined) {
      context.report(parameter, 'NS029', `parameter property ${parameter.name.getText()}`);
    }
  }
}

/**
 * `new` only as the value of a field: `readonly f: F = new F()`, or `this.f = new F(x)` in a constructor; or of a const in a
 * function.
 */
function checkNew(node: ts.NewExpression, context: Context): void {
  const declaration = context.declarationOf(node.expression);
  const isOwnClass =
    declaration !== undefined &&
    ts.isClassDeclaration(declaration) &&
    !declaration.getSourceFile().isDeclarationFile;
  const parent = parentOf(node);
  const isFieldValue =
    ts.isPropertyDeclaration(parent) ||
    (ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      isOwnField(parent.left) &&
      ts.findAncestor(parent, ts.isConstructorDeclaration) !== undefined);
  if (!isOwnClass || !(isFieldValue || isLocalObject(node, context))) {
    context.report(node, 'NS022', node.getText().slice(0, 60));
  }
}

/** A list of constants, as the value of a field or of a module table. */
function checkArrayLiteral(node: ts.ArrayLiteralExpression, context: Context): void {
  const parent = parentOf(node);
  const isModuleTable = ts.isVariableDeclaration(parent) && ts.isSourceFile(parent.parent.parent.parent);
  if (!ts.isPropertyDeclaration(parent) && !isModuleTable) {
    context.report(node, 'NS023', node.getText().slice(0, 40));
    return;
  }
  if (node.elements.length === 0) context.report(node, 'NS023', 'array without elements');
  for (const element of node.elements) {
    const isNamedElsewhere =
      ts.isSpreadElement(element) ||
      ts.isArrayLiteralExpression(element) ||
      ts.isOmittedExpression(element) ||
      ts.isStringLiteralLike(element);
    if (!isNamedElsewhere && !isConstantExpression(element, context)) {
      context.report(element, 'NS041', element.getText().slice(0, 40));
    }
  }
}
