/** The comments above the parameters in the simulator's tables, so that the documentation says what the source says. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Comment by key of every `key: [number, number, number]` and every member of a type in these files, as one line. */
export function parameterComments(files: readonly string[]): Map<string, string> {
  const comments = new Map<string, string>();
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const isNumber = ts.isPropertyAssignment(node) && isTriple(node.initializer);
      if (isNumber || ts.isPropertySignature(node)) {
        const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
        if (typeof comment === 'string') comments.set(node.name.getText(), oneLine(comment));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return comments;
}

function isTriple(node: ts.Expression): boolean {
  return ts.isArrayLiteralExpression(node) && node.elements.length === 3;
}

export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/\.$/u, '').trim();
}
