/**
 * Constant text: the alias `text` (`export type text = string`), whose values are literals of printable ASCII. In C a text
 * is its bytes and their number, so it can be measured and read, and nothing else.
 */
import ts from '../load/typescript.cjs';
import type { Context } from './context.js';
import { declaredType, readType, type SubsetType } from './typeNodes.js';

/** Printable ASCII and the three characters that move the cursor: the same in JavaScript, on a terminal and as C bytes. */
const CHARACTERS = /^[\x20-\x7e\n\r\t]*$/;

/** What is wrong with the characters of a literal; undefined when nothing is. */
export function strangeCharacter(literal: ts.StringLiteral): string | undefined {
  return CHARACTERS.test(literal.text)
    ? undefined
    : 'characters other than printable ASCII, \\n, \\r and \\t';
}

export function isText(type: SubsetType | undefined): boolean {
  return type?.form === 'text';
}

/** Whether the expression has a string as its value, whatever was written. */
export function isStringLike(node: ts.Expression, context: Context): boolean {
  const type = context.typeOf(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.length > 0 && parts.every((part) => (part.flags & ts.TypeFlags.StringLike) !== 0);
}

/** Whether a value of type text is wanted where the expression stands. */
export function isWantedAsText(node: ts.Expression, context: Context): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isWantedAsText(parent, context);
  if (ts.isConditionalExpression(parent) && parent.condition !== node) return isWantedAsText(parent, context);
  if (ts.isVariableDeclaration(parent) && parent.type !== undefined) {
    return isText(readType(parent.type, context));
  }
  if (ts.isArrayLiteralExpression(parent) && ts.isVariableDeclaration(parent.parent)) {
    const type = parent.parent.type && readType(parent.parent.type, context);
    return type?.form === 'array' && isText(type.element);
  }
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return parent.right === node && isText(declaredType(parent.left, context));
  }
  return ts.isCallExpression(parent) || ts.isNewExpression(parent)
    ? isText(parameterType(parent, node, context))
    : false;
}

function parameterType(
  call: ts.CallExpression | ts.NewExpression,
  argument: ts.Expression,
  context: Context,
): SubsetType | undefined {
  const declaration = context.checker.getResolvedSignature(call)?.declaration;
  if (declaration === undefined || ts.isJSDocSignature(declaration)) return undefined;
  if (declaration.getSourceFile().isDeclarationFile) return undefined;
  const type = declaration.parameters[call.arguments?.indexOf(argument) ?? -1]?.type;
  return type && readType(type, context);
}

/** `t.length` of a text. */
export function isTextLength(node: ts.Expression, context: Context): node is ts.PropertyAccessExpression {
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 'length' &&
    isText(declaredType(node.expression, context))
  );
}

/** `t.charCodeAt(i)` of a text. */
export function isCharCodeAt(
  node: ts.Expression,
  context: Context,
): node is ts.CallExpression & { expression: ts.PropertyAccessExpression } {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'charCodeAt' &&
    node.arguments.length === 1 &&
    isText(declaredType(node.expression.expression, context))
  );
}

/** Characters of a text that a constant names; undefined for a parameter or local. */
export function knownLength(node: ts.Expression, context: Context): number | undefined {
  const declaration = ts.isIdentifier(node) ? context.declarationOf(node) : undefined;
  const value =
    declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  const isConst =
    declaration !== undefined && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConst && value !== undefined && ts.isStringLiteral(value) ? value.text.length : undefined;
}
