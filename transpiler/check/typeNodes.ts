/** Reads written types: the checker cannot tell `i32` from `number`, because an alias of a primitive leaves no trace. */
import ts from '../load/typescript.cjs';
import type { Context } from './context.js';

export type Scalar = 'number' | 'i32' | 'u32' | 'u8' | 'boolean' | 'enum';

/** What a written type is in the subset. */
export type SubsetType =
  | { form: 'scalar'; scalar: Exclude<Scalar, 'enum'>; node: ts.TypeNode }
  | { form: 'scalar'; scalar: 'enum'; node: ts.TypeNode; declaration: ts.EnumDeclaration }
  | { form: 'array'; element: SubsetType | undefined; node: ts.TypeNode }
  | { form: 'class'; node: ts.TypeNode; declaration: ts.ClassDeclaration }
  /** Constant ASCII text: see text.ts. */
  | { form: 'text'; node: ts.TypeNode }
  | { form: 'void'; node: ts.TypeNode };

/** The alias of string that names constant text. */
export const TEXT_ALIAS = 'text';
const INTEGER_ALIASES = new Set(['i32', 'u32', 'u8']);

/** The meaning of a written type, or undefined when it lies outside the subset. */
export function readType(node: ts.TypeNode, context: Context): SubsetType | undefined {
  if (ts.isParenthesizedTypeNode(node)) return readType(node.type, context);
  switch (node.kind) {
    case ts.SyntaxKind.NumberKeyword:
      return { form: 'scalar', scalar: 'number', node };
    case ts.SyntaxKind.BooleanKeyword:
      return { form: 'scalar', scalar: 'boolean', node };
    case ts.SyntaxKind.VoidKeyword:
      return { form: 'void', node };
    default:
      break;
  }
  if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword) {
    return readType(node.type, context);
  }
  if (ts.isArrayTypeNode(node)) {
    return { form: 'array', element: readType(node.elementType, context), node };
  }
  return ts.isTypeReferenceNode(node) ? readReference(node, context) : undefined;
}

function readReference(node: ts.TypeReferenceNode, context: Context): SubsetType | undefined {
  if (node.typeArguments !== undefined || !ts.isIdentifier(node.typeName)) return undefined;
  if (INTEGER_ALIASES.has(node.typeName.text)) {
    return { form: 'scalar', scalar: node.typeName.text as 'i32' | 'u32' | 'u8', node };
  }
  if (node.typeName.text === TEXT_ALIAS) return { form: 'text', node };
  const symbol = context.symbolOf(node.typeName);
  const declaration = symbol?.declarations?.[0];
  if (declaration === undefined || declaration.getSourceFile().hasNoDefaultLib) return undefined;
  if (declaration.getSourceFile().isDeclarationFile) return undefined;
  if (ts.isEnumDeclaration(declaration)) return { form: 'scalar', scalar: 'enum', node, declaration };
  if (ts.isClassDeclaration(declaration)) return { form: 'class', node, declaration };
  return ts.isTypeAliasDeclaration(declaration)
    ? context.unlessCircular(declaration, () => readType(declaration.type, context))
    : undefined;
}

/** The type written at the declaration of what an expression names, reads or calls. */
export function declaredType(expression: ts.Expression, context: Context): SubsetType | undefined {
  if (ts.isParenthesizedExpression(expression)) return declaredType(expression.expression, context);
  if (ts.isElementAccessExpression(expression)) {
    const array = declaredType(expression.expression, context);
    return array?.form === 'array' ? array.element : undefined;
  }
  if (ts.isCallExpression(expression)) {
    const declaration = context.checker.getResolvedSignature(expression)?.declaration;
    return declaration?.type === undefined || ts.isJSDocSignature(declaration)
      ? undefined
      : readType(declaration.type, context);
  }
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  const declaration = context.declarationOf(name);
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return undefined;
  const isTyped =
    ts.isVariableDeclaration(declaration) ||
    ts.isParameter(declaration) ||
    ts.isPropertyDeclaration(declaration);
  return isTyped && declaration.type !== undefined ? readType(declaration.type, context) : undefined;
}
