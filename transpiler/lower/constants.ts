/**
 * The value of an arithmetic expression that is the same in every run: two literals, constants or enum members joined.
 * Computed here in doubles, as JavaScript would. A lone name or literal is left to be written as it stands.
 */
import ts from '../load/typescript.cjs';
import type { Context } from '../check/context.js';
import { withoutParentheses } from './syntax.js';

const K = ts.SyntaxKind;

/** The value of a computed constant; undefined for anything else. */
export function constantValue(node: ts.Expression, context: Context): number | undefined {
  const inner = withoutParentheses(node);
  const isComputed = ts.isBinaryExpression(inner) || ts.isPrefixUnaryExpression(inner);
  return isComputed ? evaluate(inner, context) : undefined;
}

/** The value of any constant expression, names included; undefined when it is none. */
export function evaluate(node: ts.Expression, context: Context): number | undefined {
  const inner = withoutParentheses(node);
  if (ts.isNumericLiteral(inner)) return Number(inner.text);
  if (ts.isPrefixUnaryExpression(inner)) {
    const operand = evaluate(inner.operand, context);
    if (operand === undefined) return undefined;
    if (inner.operator === K.MinusToken) return -operand;
    return inner.operator === K.TildeToken ? ~operand : undefined;
  }
  if (ts.isBinaryExpression(inner)) {
    const left = evaluate(inner.left, context);
    const right = evaluate(inner.right, context);
    return left === undefined || right === undefined
      ? undefined
      : apply(inner.operatorToken.kind, left, right);
  }
  if (ts.isPropertyAccessExpression(inner)) return context.enumValueOf(inner);
  return ts.isIdentifier(inner) ? valueOfName(inner, context) : undefined;
}

/** Only constants of the top level: a local's value is the optimiser's affair. */
function valueOfName(node: ts.Identifier, context: Context): number | undefined {
  const declaration = context.declarationOf(node);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const isTopLevel = ts.isSourceFile(declaration.parent.parent.parent);
  return isTopLevel && declaration.initializer !== undefined
    ? evaluate(declaration.initializer, context)
    : undefined;
}

function apply(operator: ts.SyntaxKind, a: number, b: number): number | undefined {
  switch (operator) {
    case K.PlusToken:
      return a + b;
    case K.MinusToken:
      return a - b;
    case K.AsteriskToken:
      return a * b;
    case K.SlashToken:
      return a / b;
    case K.PercentToken:
      return a % b;
    case K.AmpersandToken:
      return a & b;
    case K.BarToken:
      return a | b;
    case K.CaretToken:
      return a ^ b;
    case K.LessThanLessThanToken:
      return a << b;
    case K.GreaterThanGreaterThanToken:
      return a >> b;
    case K.GreaterThanGreaterThanGreaterThanToken:
      return a >>> b;
    default:
      return undefined;
  }
}
