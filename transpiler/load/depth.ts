/** How deeply a source is nested: too deep a one exhausts the stack of every pass, TypeScript's own parser first. */
import ts from './typescript.cjs';

/**
 * Levels of syntax from the source down. A pair of parentheses in C comes from two of them or more, a nested block from
 * two, so 120 keep C99's least limits of 63 and 127 (5.2.4.1); sources of the core and of its simulator have 28 at most.
 * A minus of a minus would be a pair from one level, `-(-x)`: it counts as two.
 */
const LEVELS_MAX = 120;

/** Offset of the first node beyond the limit, or undefined. */
export function offsetTooDeep(file: ts.SourceFile): number | undefined {
  let level: ts.Node[] = [file];
  let below: ts.Node[] = [];
  for (let depth = 0; level.length + below.length > 0; depth++) {
    const [first] = level;
    if (depth > LEVELS_MAX && first !== undefined) return first.getStart(file);
    const next = below;
    below = [];
    for (const node of level) {
      ts.forEachChild(node, (child) => {
        if (isMinus(node) && isMinus(child)) below.push(child);
        else next.push(child);
      });
    }
    level = next;
  }
  return undefined;
}

function isMinus(node: ts.Node): boolean {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken;
}

/** Where the brackets of a text that cannot be parsed are deeper than the limit; its beginning if nowhere. */
export function offsetOfBrackets(text: string): number {
  const opening = new Set([
    ts.SyntaxKind.OpenParenToken,
    ts.SyntaxKind.OpenBraceToken,
    ts.SyntaxKind.OpenBracketToken,
  ]);
  const closing = new Set([
    ts.SyntaxKind.CloseParenToken,
    ts.SyntaxKind.CloseBraceToken,
    ts.SyntaxKind.CloseBracketToken,
  ]);
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, undefined, text);
  let depth = 0;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (opening.has(token)) depth++;
    if (closing.has(token)) depth--;
    if (depth > LEVELS_MAX) return scanner.getTokenStart();
  }
  return 0;
}
