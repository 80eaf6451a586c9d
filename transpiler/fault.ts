/** A fault of the compiler itself: syntax that the check lets through and lowering does not know, or an error in a pass. */
import ts from './load/typescript.cjs';

export class InternalFault extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(node: ts.Node, what: string, options?: ErrorOptions) {
    const source = node.getSourceFile();
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    super(`${what} (${ts.SyntaxKind[node.kind]})`, options);
    this.file = source.fileName;
    this.line = line + 1;
    this.column = character + 1;
  }
}

/** What `pass` returns; whatever it throws becomes a fault that names the node. */
export function atNode<T>(node: ts.Node, pass: () => T): T {
  try {
    return pass();
  } catch (error) {
    throw faultAt(node, error);
  }
}

export function faultAt(node: ts.Node, error: unknown): InternalFault {
  if (error instanceof InternalFault) return error;
  return new InternalFault(node, error instanceof Error ? error.message : String(error), { cause: error });
}
