/** The order of construction: no method sees an object whose fields are not all set, and an owned object is made once. */
import ts from '../../load/typescript.cjs';
import { walk, type Context } from '../context.js';

export function checkConstruction(context: Context): void {
  for (const node of context.file.statements) {
    if (!ts.isClassDeclaration(node)) continue;
    for (const member of node.members) {
      if (ts.isPropertyDeclaration(member) && member.initializer !== undefined) {
        reportEscapes(member.initializer, context);
      }
      if (ts.isConstructorDeclaration(member) && member.body !== undefined) {
        checkBody(node, member.body, context);
      }
    }
  }
}

function checkBody(owner: ts.ClassDeclaration, body: ts.Block, context: Context): void {
  const fields = owner.members.filter(ts.isPropertyDeclaration);
  const missing = new Set(
    fields.filter((field) => field.initializer === undefined).map((field) => field.name.getText()),
  );
  for (const statement of body.statements) {
    if (missing.size > 0) reportEscapes(statement, context);
    for (const name of alwaysAssigned([statement])) missing.delete(name);
  }
  const owned = new Set(
    fields
      .filter(({ initializer }) => initializer !== undefined && isOwned(initializer))
      .map((field) => field.name.getText()),
  );
  walk(body, (node) => {
    const name = assignedField(node);
    if (name !== undefined && owned.has(name)) context.report(node, 'NS021', `${name} already has a value`);
  });
}

function isOwned(value: ts.Expression): boolean {
  return ts.isNewExpression(value) || ts.isArrayLiteralExpression(value);
}

/** `this` handed on, or a method of it called, while fields are still without a value. */
function reportEscapes(root: ts.Node, context: Context): void {
  walk(root, (node) => {
    if (node.kind !== ts.SyntaxKind.ThisKeyword) return;
    const { parent } = node;
    const isAccess = ts.isPropertyAccessExpression(parent);
    const isMethod = isAccess && ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
    if (!isAccess || isMethod) context.report(node, 'NS044', parent.getText().slice(0, 40));
  });
}

/** Fields that the statements assign on every way through them. */
function alwaysAssigned(statements: readonly ts.Statement[]): Set<string> {
  const names = new Set<string>();
  for (const statement of statements) {
    if (ts.isBlock(statement)) for (const name of alwaysAssigned(statement.statements)) names.add(name);
    if (ts.isExpressionStatement(statement)) {
      const name = assignedField(statement.expression);
      if (name !== undefined) names.add(name);
    }
    if (ts.isIfStatement(statement) && statement.elseStatement !== undefined) {
      const otherwise = alwaysAssigned([statement.elseStatement]);
      for (const name of alwaysAssigned([statement.thenStatement])) {
        if (otherwise.has(name)) names.add(name);
      }
    }
  }
  return names;
}

function assignedField(node: ts.Node): string | undefined {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const { left } = node;
  return ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword
    ? left.name.text
    : undefined;
}
