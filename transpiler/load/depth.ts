/** How deeply a source is nested: too deep a one exhausts the stack of every pass, TypeScript's own parser first. */
import ts from 'typescript';

/**
 * Levels of syntax from the source down. A pair of parentheses in C comes from two of them or more, a nested block from
 * two, so 120 keep C99's least limits of 63 and 127 (5.2.4.1); sources of the core and of its simulator have 28 at most.
 */
const LEVELS_MAX = 120;

/** Offset of the first node beyond the limit, or undefined. */
export function offsetTooDeep(file: ts.SourceFile): number | undefined {
  let level: ts.Node[] = [file];
  for (let depth = 0; level.length > 0; depth++) {
    const [first] = level;
    if (depth > LEVELS_MAX && first !== undefined) return first.getStart(file);
    const next: ts.Node[] = [];
    for (const node of level) {
      ts.forEachChild(node, (child) => {
        next.push(child);
      });
    }
    level = next;
  }
  return undefined;
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
