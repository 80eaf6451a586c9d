/** A fault of the transpiler itself: syntax that the check lets through and lowering does not know. */
import ts from 'typescript';

export class InternalFault extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(node: ts.Node, what: string) {
    const source = node.getSourceFile();
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    super(`${what} (${ts.SyntaxKind[node.kind]})`);
    this.file = source.fileName;
    this.line = line + 1;
    this.column = character + 1;
  }
}
