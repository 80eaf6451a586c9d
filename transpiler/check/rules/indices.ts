/**
 * An index is whole, and evidently inside its array where both are known: it is a constant, or a counter whose loop
 * certainly comes to its last value. What is only known when the program runs is left to a checked build.
 */
import ts from '../../load/typescript.cjs';
import { walk, type Context } from '../context.js';
import { countsFully } from '../loopCounters.js';
import { rangeOf } from '../ranges.js';

const K = ts.SyntaxKind;

export function checkIndices(node: ts.Node, context: Context): void {
  if (ts.isElementAccessExpression(node)) checkIndex(node, context);
}

function checkIndex(node: ts.ElementAccessExpression, context: Context): void {
  const index = node.argumentExpression;
  const range = rangeOf(index, context);
  if (range === undefined) {
    context.report(index, 'NS033', node.getText().slice(0, 40));
    return;
  }
  const loops = new Set<ts.ForStatement>();
  const isSure = isMadeOfCounters(index, loops, context) && isReached(node, loops);
  if (range.high < 0 || (isSure && range.low < 0)) context.report(index, 'NS033', 'negative index');
  const length = lengthOf(node.expression, context);
  if (length !== undefined && (range.low >= length || (isSure && range.high >= length))) {
    context.report(index, 'NS033', `beyond the end: ${length} elements`);
  }
}

/** Elements of a field or table that is declared with its values, or of a local name for one. */
function lengthOf(array: ts.Expression, context: Context): number | undefined {
  const name = ts.isPropertyAccessExpression(array) ? array.name : array;
  const declaration = context.declarationOf(name);
  if (declaration === undefined) return undefined;
  const hasValues = ts.isPropertyDeclaration(declaration) || ts.isVariableDeclaration(declaration);
  const value = hasValues ? declaration.initializer : undefined;
  if (value === undefined) return undefined;
  if (ts.isArrayLiteralExpression(value)) return value.elements.length;
  const isName = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isName ? context.unlessCircular(declaration, () => lengthOf(value, context)) : undefined;
}

/** Sums and products of constants and counters take both ends of their range. */
function isMadeOfCounters(node: ts.Expression, loops: Set<ts.ForStatement>, context: Context): boolean {
  if (ts.isParenthesizedExpression(node)) return isMadeOfCounters(node.expression, loops, context);
  if (ts.isNumericLiteral(node)) return true;
  if (ts.isBinaryExpression(node)) {
    const isMonotonic = [K.PlusToken, K.MinusToken, K.AsteriskToken].includes(node.operatorToken.kind);
    return (
      isMonotonic &&
      isMadeOfCounters(node.left, loops, context) &&
      isMadeOfCounters(node.right, loops, context)
    );
  }
  if (!ts.isIdentifier(node)) return false;
  const loop = countsFully(node, context);
  // A counter that stands twice does not take both ends at once.
  if (loop !== undefined) return !loops.has(loop) && loops.add(loop).size > 0;
  const range = rangeOf(node, context);
  return range !== undefined && range.low === range.high;
}

/** Whether every round of the loops comes to the node: no condition stands between, and nothing leaves early. */
function isReached(node: ts.Node, loops: ReadonlySet<ts.ForStatement>): boolean {
  const left = new Set(loops);
  for (let at: ts.Node = node; left.size > 0; at = at.parent) {
    const { parent } = at;
    if (ts.isForStatement(parent) && loops.has(parent)) {
      if (at !== parent.statement || leavesEarly(parent.statement)) return false;
      left.delete(parent);
    } else if (ts.isStatement(parent)) {
      const isPlain =
        ts.isBlock(parent) || ts.isExpressionStatement(parent) || ts.isVariableStatement(parent);
      if (!isPlain && !('expression' in parent && parent.expression === at)) return false;
    } else if (
      ts.isConditionalExpression(parent) ||
      isShortCircuit(parent) ||
      ts.isCaseOrDefaultClause(parent)
    ) {
      return false;
    }
  }
  return true;
}

function isShortCircuit(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind === K.AmpersandAmpersandToken || kind === K.BarBarToken;
}

function leavesEarly(body: ts.Node): boolean {
  let leaves = false;
  walk(body, (node) => {
    if (ts.isBreakOrContinueStatement(node) || ts.isReturnStatement(node)) leaves = true;
  });
  return leaves;
}
