/** What a rule gets: the program, the file, the folders it may import from, and a place for its findings. */
import { dirname, resolve, sep } from 'node:path';
import ts from '../load/typescript.cjs';
import { faultAt } from '../fault.js';
import type { Answers } from './answers.js';
import type { Code } from './codes.js';
import { diagnosticAt, diagnosticAtOffset, type Diagnostic } from './diagnostics.js';

export class Context {
  /** Declarations that are being read. */
  private readonly open = new Set<ts.Node>();

  constructor(
    readonly answers: Answers,
    readonly file: ts.SourceFile,
    /** Folders, absolute, that the file may import from. */
    readonly allowedFolders: readonly string[],
    private readonly sink: Diagnostic[],
  ) {}

  report(node: ts.Node, code: Code, seen = ''): void {
    this.sink.push(diagnosticAt(node, code, seen));
  }

  /** A finding at an offset of the file. */
  reportAt(offset: number, code: Code, seen: string): void {
    this.sink.push(diagnosticAtOffset(this.file, offset, code, seen));
  }

  /** Whether a relative module name leads into an allowed folder. */
  isInside(specifier: string): boolean {
    const target = resolve(dirname(this.file.fileName), specifier);
    return this.allowedFolders.some((folder) =>
      target.startsWith(folder.endsWith(sep) ? folder : folder + sep),
    );
  }

  /** The symbol a name stands for, imports followed. */
  symbolOf(node: ts.Node): ts.Symbol | undefined {
    return this.answers.symbolOf(node);
  }

  /** The type of an expression, narrowed by the conditions it stands behind. */
  typeOf(node: ts.Expression): ts.Type {
    return this.answers.typeOf(node);
  }

  get checker(): ts.TypeChecker {
    return this.answers.checker;
  }

  /** The declaration a name stands for. */
  declarationOf(node: ts.Node): ts.Declaration | undefined {
    const symbol = this.symbolOf(node);
    return symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  }

  /** Whether a member's name is declared in the sources, and so belongs to none of the language's own objects. */
  isDeclaredHere(name: ts.MemberName): boolean {
    return this.declarationOf(name)?.getSourceFile().isDeclarationFile === false;
  }

  /** What `read` finds of a declaration; undefined when that leads back to the declaration itself. */
  unlessCircular<T>(declaration: ts.Node, read: () => T): T | undefined {
    if (this.open.has(declaration)) return undefined;
    this.open.add(declaration);
    const found = read();
    this.open.delete(declaration);
    return found;
  }

  /** The value of `Enum.Member`, or undefined when the expression is none. */
  enumValueOf(node: ts.Expression): number | undefined {
    if (!ts.isPropertyAccessExpression(node)) return undefined;
    const declaration = this.declarationOf(node.name);
    if (declaration === undefined || !ts.isEnumMember(declaration)) return undefined;
    const value = this.checker.getConstantValue(declaration);
    return typeof value === 'number' ? value : undefined;
  }
}

/** Calls `visit` on a node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  let current = node;
  const descend = (inner: ts.Node): void => {
    current = inner;
    visit(inner);
    ts.forEachChild(inner, descend);
  };
  try {
    descend(node);
  } catch (error) {
    throw faultAt(current, error);
  }
}

/** The first ancestor that is not a pair of parentheses. */
export function parentOf(node: ts.Node): ts.Node {
  return ts.isParenthesizedExpression(node.parent) ? parentOf(node.parent) : node.parent;
}

/** Whether the call is `Math.something(...)` of the language. */
export function isMathCall(node: ts.CallExpression): boolean {
  const callee = node.expression;
  return (
    ts.isPropertyAccessExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === 'Math'
  );
}

/** Whether a function-like declaration is one of the subset's three. */
export function isFunctionOfSubset(
  node: ts.Node,
): node is ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration {
  return ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node);
}
