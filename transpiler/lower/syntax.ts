/** Questions about TypeScript syntax that several lowering steps ask. */
import ts from '../load/typescript.cjs';

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((m) => m.kind === kind) ?? false);
}

/** Whether a top-level statement is exported, by its own word or in a list `export { a, b }`. */
export function isExported(node: ts.Statement): boolean {
  if (hasModifier(node, ts.SyntaxKind.ExportKeyword)) return true;
  const names = namesOf(node);
  return node.getSourceFile().statements.some((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) return false;
    const clause = statement.exportClause;
    if (clause === undefined || !ts.isNamedExports(clause)) return false;
    return clause.elements.some((element) => names.includes((element.propertyName ?? element.name).text));
  });
}

function namesOf(node: ts.Statement): string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  const isNamed = ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isEnumDeclaration(node);
  return isNamed && node.name !== undefined ? [node.name.text] : [];
}

export function isPrivate(node: ts.Node): boolean {
  return hasModifier(node, ts.SyntaxKind.PrivateKeyword);
}

export function isStatic(node: ts.Node): boolean {
  return hasModifier(node, ts.SyntaxKind.StaticKeyword);
}

export function isArrayLiteralConstant(node: ts.VariableDeclaration): boolean {
  return node.initializer !== undefined && ts.isArrayLiteralExpression(withoutParentheses(node.initializer));
}

export function withoutParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? withoutParentheses(node.expression) : node;
}

export function isThis(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.ThisKeyword;
}

/** `this.f = value` as an expression statement, or undefined. */
export function ownFieldAssignment(
  node: ts.Node,
): { field: ts.PropertyAccessExpression; value: ts.Expression } | undefined {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const target = withoutParentheses(node.left);
  if (!ts.isPropertyAccessExpression(target) || !isThis(target.expression)) return undefined;
  return { field: target, value: withoutParentheses(node.right) };
}
