/** One finding of the subset lint and how it is printed. */
import type ts from 'typescript';
import { RULES, type Code } from './codes.js';

export interface Diagnostic {
  /** As given to the program, so usually absolute. */
  file: string;
  /** From 1. */
  line: number;
  column: number;
  code: Code;
  /** What exactly was seen, beyond the rule's own text. */
  seen: string;
}

/** A finding at `node`. */
export function diagnosticAt(node: ts.Node, code: Code, seen: string): Diagnostic {
  const file = node.getSourceFile();
  return diagnosticAtOffset(file, node.getStart(file), code, seen);
}

export function diagnosticAtOffset(
  file: ts.SourceFile,
  offset: number,
  code: Code,
  seen: string,
): Diagnostic {
  const { line, character } = file.getLineAndCharacterOfPosition(offset);
  return { file: file.fileName, line: line + 1, column: character + 1, code, seen };
}

/** `file:line:col - code: what, why, how`. */
export function formatDiagnostic(diagnostic: Diagnostic, displayPath: (file: string) => string): string {
  const { file, line, column, code, seen } = diagnostic;
  const { what, why, how } = RULES[code];
  const detail = seen === '' ? what : `${what} (${seen})`;
  return `${displayPath(file)}:${line}:${column} - ${code}: ${detail}; ${why}; instead: ${how}`;
}

/** By file, then position, then code. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1);
}
