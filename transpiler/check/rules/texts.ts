/** Text: literals of printable ASCII, where a `text` is wanted; only its length and its characters are read. */
import ts from '../../load/typescript.cjs';
import type { Context } from '../context.js';
import { rangeOf } from '../ranges.js';
import {
  isCharCodeAt,
  isStringLike,
  isText,
  isTextLength,
  isWantedAsText,
  knownLength,
  strangeCharacter,
} from '../text.js';
import { readType } from '../typeNodes.js';

const K = ts.SyntaxKind;
const COMPARISONS = new Set([
  ...[K.EqualsEqualsEqualsToken, K.ExclamationEqualsEqualsToken],
  ...[K.EqualsEqualsToken, K.ExclamationEqualsToken],
]);

export function checkTexts(node: ts.Node, context: Context): void {
  if (ts.isStringLiteral(node)) checkLiteral(node, context);
  if (ts.isPropertyDeclaration(node) && node.type !== undefined) checkField(node, node.type, context);
  if (ts.isPropertyAccessExpression(node)) checkMember(node, context);
  if (ts.isCallExpression(node) && isCharCodeAt(node, context)) checkCharacterIndex(node, context);
  const isComparison = ts.isBinaryExpression(node) && COMPARISONS.has(node.operatorToken.kind);
  // typeof is refused by name.
  if (isComparison && !ts.isTypeOfExpression(node.left) && isStringLike(node.left, context)) {
    context.report(node, 'NS046', 'comparison: compare characters, or use an enum');
  }
}

/** A literal stands in an import, or where a text is wanted. */
function checkLiteral(node: ts.StringLiteral, context: Context): void {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return;
  if (!isWantedAsText(node, context)) {
    context.report(node, 'NS004', node.getText().slice(0, 60));
    return;
  }
  const strange = strangeCharacter(node);
  if (strange !== undefined) context.report(node, 'NS046', strange);
}

function checkField(node: ts.PropertyDeclaration, type: ts.TypeNode, context: Context): void {
  const meaning = readType(type, context);
  const holdsText = isText(meaning) || (meaning?.form === 'array' && isText(meaning.element));
  if (holdsText)
    context.report(type, 'NS046', `field ${node.name.getText()}: name the text where it is used`);
}

function checkMember(node: ts.PropertyAccessExpression, context: Context): void {
  if (context.isDeclaredHere(node.name) || !isStringLike(node.expression, context)) return;
  const { parent } = node;
  const isCallee = ts.isCallExpression(parent) && parent.expression === node;
  const isAllowed = isCallee ? isCharCodeAt(parent, context) : isTextLength(node, context);
  if (!isAllowed) context.report(node, 'NS046', node.getText().slice(0, 40));
}

function checkCharacterIndex(
  node: ts.CallExpression & { expression: ts.PropertyAccessExpression },
  context: Context,
): void {
  const [index] = node.arguments;
  if (index === undefined) return;
  const range = rangeOf(index, context);
  const length = knownLength(node.expression.expression, context);
  if (range === undefined) context.report(index, 'NS033', node.getText().slice(0, 40));
  else if (range.high < 0) context.report(index, 'NS033', 'negative index');
  else if (length !== undefined && range.low >= length) {
    context.report(index, 'NS033', `beyond the end: ${length} characters`);
  }
}
