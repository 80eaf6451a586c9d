/** Names and calls: which globals exist, functions are only called, and one method call an expression. */
import ts from '../../load/typescript.cjs';
import { isMathCall, walk, type Context } from '../context.js';
import { isCharCodeAt } from '../text.js';
import { declaredType, readType } from '../typeNodes.js';

/** The Math functions that give the same bits everywhere, and how many arguments they take. */
const MATH_FUNCTIONS: ReadonlyMap<string, number> = new Map([
  ['abs', 1],
  ['floor', 1],
  ['ceil', 1],
  ['min', 2],
  ['max', 2],
  ['imul', 2],
]);

export function checkCalls(node: ts.Node, context: Context): void {
  if (ts.isIdentifier(node)) checkName(node, context);
  if (ts.isPropertyAccessExpression(node)) checkMember(node, context);
  if (ts.isElementAccessExpression(node)) checkElementAccess(node, context);
  if (isFullExpression(node)) checkCallCount(node, context);
}

/** A name in an expression is declared in the sources, or is Math; a function or class is only called or made. */
function checkName(node: ts.Identifier, context: Context): void {
  if (!isReference(node)) return;
  const declaration = context.declarationOf(node);
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) {
    if (node.text === 'Math' && ts.isPropertyAccessExpression(node.parent)) return;
    context.report(node, 'NS027', node.text);
    return;
  }
  const isCallee = ts.isCallExpression(node.parent) && node.parent.expression === node;
  const isMade = ts.isNewExpression(node.parent) && node.parent.expression === node;
  const isFunction = ts.isFunctionDeclaration(declaration) && !isCallee;
  const isClass = ts.isClassDeclaration(declaration) && !isMade && !isStaticCall(node, context);
  if (isFunction || isClass) context.report(node, 'NS036', node.text);
}

/** `Class.method(...)` of a static method. */
function isStaticCall(node: ts.Identifier, context: Context): boolean {
  const member = node.parent;
  if (!ts.isPropertyAccessExpression(member) || member.expression !== node) return false;
  const declaration = context.declarationOf(member.name);
  return (
    declaration !== undefined && ts.isMethodDeclaration(declaration) && ts.isCallExpression(member.parent)
  );
}

/** Whether the identifier is used in an expression, and is not a declared name, a member's name or part of a type. */
function isReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent)) return false;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false;
  // A default export is refused as a statement.
  if (ts.isExportAssignment(parent)) return false;
  if (ts.isTypeNode(parent) || ts.isTypeParameterDeclaration(parent)) return false;
  return !('name' in parent && parent.name === node);
}

function checkMember(node: ts.PropertyAccessExpression, context: Context): void {
  if (isMathMember(node)) {
    checkMath(node, context);
    return;
  }
  const declaration = context.declarationOf(node.name);
  const isCallee = ts.isCallExpression(node.parent) && node.parent.expression === node;
  if (declaration !== undefined && ts.isMethodDeclaration(declaration) && !isCallee) {
    context.report(node, 'NS036', node.getText());
  } else if (!context.isDeclaredHere(node.name) && isArray(node.expression, context)) {
    context.report(node, 'NS023', `.${node.name.text}`);
  }
}

function isMathMember(node: ts.PropertyAccessExpression): boolean {
  return ts.isIdentifier(node.expression) && node.expression.text === 'Math';
}

function checkMath(node: ts.PropertyAccessExpression, context: Context): void {
  const expected = MATH_FUNCTIONS.get(node.name.text);
  const call = ts.isCallExpression(node.parent) && node.parent.expression === node ? node.parent : undefined;
  if (expected === undefined || call?.arguments.length !== expected) {
    context.report(node, 'NS015', (call ?? node).getText().slice(0, 60));
  }
}

/** `a[i]` on arrays only; whether i is whole is judged with the integers. */
function checkElementAccess(node: ts.ElementAccessExpression, context: Context): void {
  if (!isArray(node.expression, context)) {
    context.report(node, 'NS035', 'index on something that is not an array');
  }
}

function isArray(node: ts.Expression, context: Context): boolean {
  return (
    declaredType(node, context)?.form === 'array' || context.checker.isArrayLikeType(context.typeOf(node))
  );
}

/** An expression that is not part of a larger one: what a statement, an initialiser or a condition evaluates. */
function isFullExpression(node: ts.Node): node is ts.Expression {
  if (!ts.isExpression(node)) return false;
  const parent = node.parent;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent))
    return parent.initializer === node;
  return (
    ts.isExpressionStatement(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isIfStatement(parent) ||
    ts.isWhileStatement(parent) ||
    ts.isDoStatement(parent) ||
    ts.isForStatement(parent) ||
    ts.isSwitchStatement(parent) ||
    ts.isCaseClause(parent)
  );
}

/** Calls whose order can matter: of methods, and of functions that are handed an object or array to change. */
function checkCallCount(node: ts.Expression, context: Context): void {
  const calls: ts.CallExpression[] = [];
  walk(node, (inner) => {
    if (ts.isCallExpression(inner) && !isMathCall(inner) && mayChangeState(inner, context)) calls.push(inner);
  });
  const second = calls[1];
  if (second !== undefined) {
    context.report(node, 'NS017', calls.map((call) => call.expression.getText()).join(', '));
  }
}

function mayChangeState(call: ts.CallExpression, context: Context): boolean {
  if (isCharCodeAt(call, context)) return false;
  if (ts.isPropertyAccessExpression(call.expression)) return true;
  const declaration = context.checker.getResolvedSignature(call)?.declaration;
  if (declaration === undefined || ts.isJSDocSignature(declaration)) return true;
  return declaration.parameters.some((parameter) => {
    const type = parameter.type === undefined ? undefined : readType(parameter.type, context);
    return type?.form !== 'scalar' && type?.form !== 'text';
  });
}
