/**
 * A class stands for itself alone: TypeScript takes an object of any class with the same fields, but in C it is another
 * struct, whose fields may lie elsewhere.
 */
import ts from '../../load/typescript.cjs';
import { parentOf, type Context } from '../context.js';

/** Reports an object of another class than the one wanted: a value, an argument, what a variable or field begins as. */
export function checkLookAlikes(node: ts.Node, context: Context): void {
  if (!ts.isExpression(node) || !isHandedOver(node)) return;
  const wanted = context.checker.getContextualType(node);
  const wantedClass = wanted === undefined ? undefined : classOf(wanted);
  if (wantedClass === undefined) return;
  const found = classOf(context.typeOf(node));
  if (found !== undefined && found !== wantedClass) {
    context.report(node, 'NS048', `${found.name} for ${wantedClass.name}`);
  }
}

/** Where a value goes to something that has a type of its own. */
function isHandedOver(node: ts.Expression): boolean {
  const parent = parentOf(node);
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== node;
  if (ts.isPropertyDeclaration(parent)) return parent.initializer === node;
  // `const p: P = new Q()` makes no object of a function: NS022.
  if (ts.isVariableDeclaration(parent)) return parent.initializer === node && !ts.isNewExpression(node);
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    parent.right === node
  );
}

function classOf(type: ts.Type): ts.Symbol | undefined {
  const symbol = type.getSymbol();
  const declaration = symbol?.valueDeclaration;
  const isOwn =
    declaration?.getSourceFile().isDeclarationFile === false && ts.isClassDeclaration(declaration);
  return isOwn ? symbol : undefined;
}
