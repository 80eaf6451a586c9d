/** What may stand at the top level of a file, and what it may import. */
import ts from '../../load/typescript.cjs';
import type { Context } from '../context.js';
import { I32, isWithin } from '../ranges.js';

export function checkModule(context: Context): void {
  for (const statement of context.file.statements) {
    if (ts.isImportDeclaration(statement)) checkImport(statement, context);
    else if (ts.isExportDeclaration(statement)) checkExport(statement, context);
    else if (ts.isVariableStatement(statement)) checkConstants(statement, context);
    else if (ts.isEnumDeclaration(statement)) checkEnum(statement, context);
    else if (!isDeclaration(statement)) context.report(statement, 'NS024', firstLine(statement));
  }
}

function isDeclaration(statement: ts.Statement): boolean {
  return (
    ts.isClassDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    // Refused by name in the syntax table.
    ts.isInterfaceDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isExportAssignment(statement)
  );
}

function checkImport(node: ts.ImportDeclaration, context: Context): void {
  checkSpecifier(node.moduleSpecifier, context);
  const clause = node.importClause;
  if (clause === undefined) context.report(node, 'NS024', 'import for its effects');
  else if (clause.name !== undefined) context.report(clause.name, 'NS030', 'default import');
}

function checkExport(node: ts.ExportDeclaration, context: Context): void {
  if (node.moduleSpecifier !== undefined) checkSpecifier(node.moduleSpecifier, context);
}

function checkSpecifier(specifier: ts.Expression, context: Context): void {
  if (!ts.isStringLiteral(specifier)) return;
  const name = specifier.text;
  if (!name.startsWith('.') || !name.endsWith('.js') || !context.isInside(name)) {
    context.report(specifier, 'NS026', name);
  }
}

function checkConstants(node: ts.VariableStatement, context: Context): void {
  const isConst = (node.declarationList.flags & ts.NodeFlags.Const) !== 0;
  for (const declaration of node.declarationList.declarations) {
    if (!isConst) context.report(declaration, 'NS025', declaration.name.getText());
    const value = declaration.initializer;
    if (value === undefined) continue;
    if (ts.isArrayLiteralExpression(value)) checkTable(declaration, context);
    else if (!isConstantExpression(value, context)) context.report(value, 'NS041', firstLine(value));
  }
}

/** A module table cannot be written to, so its type says so. */
function checkTable(declaration: ts.VariableDeclaration, context: Context): void {
  const type = declaration.type;
  const isReadonly =
    type !== undefined && ts.isTypeOperatorNode(type) && type.operator === ts.SyntaxKind.ReadonlyKeyword;
  if (!isReadonly) context.report(declaration, 'NS021', `table ${declaration.name.getText()}`);
}

function checkEnum(node: ts.EnumDeclaration, context: Context): void {
  for (const member of node.members) {
    const value = context.checker.getConstantValue(member);
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      context.report(member, 'NS041', `enum member ${member.name.getText()} is not a whole number`);
    } else if (!isWithin({ low: value, high: value }, I32)) {
      context.report(member, 'NS041', `enum member ${member.name.getText()} is beyond the int of C`);
    }
  }
}

/** Literals, constants, enum members, and arithmetic and bit operations on them. */
export function isConstantExpression(node: ts.Expression, context: Context): boolean {
  if (ts.isParenthesizedExpression(node)) return isConstantExpression(node.expression, context);
  if (ts.isNumericLiteral(node) || ts.isStringLiteral(node)) return true;
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return true;
  if (ts.isPrefixUnaryExpression(node)) {
    const changes =
      node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
    return !changes && isConstantExpression(node.operand, context);
  }
  if (ts.isBinaryExpression(node)) {
    return isConstantExpression(node.left, context) && isConstantExpression(node.right, context);
  }
  if (ts.isPropertyAccessExpression(node)) return context.enumValueOf(node) !== undefined;
  if (!ts.isIdentifier(node)) return false;
  const declaration = context.declarationOf(node);
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    !declaration.getSourceFile().isDeclarationFile &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 &&
    ts.isSourceFile(declaration.parent.parent.parent)
  );
}

/** Enough of a node's text to recognise it. */
function firstLine(node: ts.Node): string {
  return (node.getText().split('\n')[0] ?? '').slice(0, 60);
}
