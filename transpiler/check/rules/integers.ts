/** Values stored into i32, u32, u8 and enums must evidently fit. */
import ts from '../../load/typescript.cjs';
import type { Context } from '../context.js';
import { fits, rangeOf, rangeOfScalar } from '../ranges.js';
import { declaredType, readType, type SubsetType } from '../typeNodes.js';

const COMPOUND_ARITHMETIC = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.PlusEqualsToken, '+'],
  [ts.SyntaxKind.MinusEqualsToken, '-'],
  [ts.SyntaxKind.AsteriskEqualsToken, '*'],
  [ts.SyntaxKind.SlashEqualsToken, '/'],
]);

export function checkIntegers(node: ts.Node, context: Context): void {
  if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) {
    if (node.type !== undefined && node.initializer !== undefined) {
      checkStore(node.initializer, readType(node.type, context), context);
    }
  }
  if (ts.isBinaryExpression(node)) checkAssignment(node, context);
  if (ts.isReturnStatement(node)) checkReturn(node, context);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) checkArguments(node, context);
}

function checkStore(value: ts.Expression, target: SubsetType | undefined, context: Context): void {
  if (target?.form === 'array' && ts.isArrayLiteralExpression(value)) {
    for (const element of value.elements) checkStore(element, target.element, context);
    return;
  }
  if (target?.form !== 'scalar') return;
  if (target.scalar === 'enum') {
    checkEnumStore(value, target.node, context);
    return;
  }
  const wanted = rangeOfScalar(target.scalar);
  if (wanted === undefined) return;
  const range = rangeOf(value, context);
  if (range === undefined || !fits(range, wanted)) {
    context.report(value, 'NS032', `${value.getText().slice(0, 40)} into ${target.scalar}`);
  }
}

/** TypeScript lets any number into a numeric enum; C and a reader do not. */
function checkEnumStore(value: ts.Expression, target: ts.TypeNode, context: Context): void {
  const { flags } = context.typeOf(value);
  if ((flags & (ts.TypeFlags.EnumLike | ts.TypeFlags.Never)) === 0 && !isEnumUnion(value, context)) {
    context.report(value, 'NS032', `${value.getText().slice(0, 40)} into ${target.getText()}`);
  }
}

/** A conditional between members has the union of their types. */
function isEnumUnion(value: ts.Expression, context: Context): boolean {
  const type = context.typeOf(value);
  return type.isUnion() && type.types.every((part) => (part.flags & ts.TypeFlags.EnumLike) !== 0);
}

function checkAssignment(node: ts.BinaryExpression, context: Context): void {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) {
    checkStore(node.right, declaredType(node.left, context), context);
    return;
  }
  const sign = COMPOUND_ARITHMETIC.get(operator);
  if (sign === undefined) return;
  const target = declaredType(node.left, context);
  if (target?.form === 'scalar' && rangeOfScalar(target.scalar) !== undefined) {
    context.report(node, 'NS032', `${node.getText().slice(0, 40)}: write it as = (… ${sign} …) | 0`);
  }
}

function checkReturn(node: ts.ReturnStatement, context: Context): void {
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  if (node.expression === undefined || owner?.type === undefined) return;
  checkStore(node.expression, readType(owner.type, context), context);
}

function checkArguments(node: ts.CallExpression | ts.NewExpression, context: Context): void {
  const declaration = context.checker.getResolvedSignature(node)?.declaration;
  if (declaration === undefined || ts.isJSDocSignature(declaration)) return;
  if (declaration.getSourceFile().isDeclarationFile) return;
  node.arguments?.forEach((argument, at) => {
    const type = declaration.parameters[at]?.type;
    if (type !== undefined) checkStore(argument, readType(type, context), context);
  });
}
