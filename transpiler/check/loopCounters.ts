/** What is known of the counter of `for (let k: i32 = a; k < b; k++)` inside its body, when the body leaves it alone. */
import ts from '../load/typescript.cjs';
import { walk, type Context } from './context.js';
import { rangeOf, type Range } from './ranges.js';

const K = ts.SyntaxKind;

/** The values of a counter at a place in its loop; undefined for anything else. */
export function rangeOfCounter(
  node: ts.Identifier,
  declaration: ts.VariableDeclaration,
  context: Context,
): Range | undefined {
  const loop = declaration.parent.parent;
  if (!ts.isForStatement(loop) || declaration.initializer === undefined) return undefined;
  const { condition, incrementor, statement } = loop;
  if (condition === undefined || !ts.isBinaryExpression(condition) || incrementor === undefined)
    return undefined;
  const isInBody = node.pos >= statement.pos && node.end <= statement.end;
  const isCounted = condition.left.getText() === node.text && incrementor.getText() === `${node.text}++`;
  if (!isInBody || !isCounted || isAssigned(node, statement, context)) return undefined;
  const first = rangeOf(declaration.initializer, context);
  const limit = rangeOf(condition.right, context);
  if (first === undefined || limit === undefined) return undefined;
  switch (condition.operatorToken.kind) {
    case K.LessThanToken:
      return { low: first.low, high: Math.max(first.low, limit.high - 1) };
    case K.LessThanEqualsToken:
      return { low: first.low, high: Math.max(first.low, limit.high) };
    default:
      return undefined;
  }
}

/** The loop of a counter that runs from one constant to another, at least once. */
export function countsFully(node: ts.Identifier, context: Context): ts.ForStatement | undefined {
  const declaration = context.declarationOf(node);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const loop = declaration.parent.parent;
  if (!ts.isForStatement(loop) || rangeOfCounter(node, declaration, context) === undefined) return undefined;
  const { initializer } = declaration;
  const limit = loop.condition !== undefined && ts.isBinaryExpression(loop.condition) && loop.condition.right;
  if (initializer === undefined || limit === undefined || limit === false) return undefined;
  const [first, last] = [rangeOf(initializer, context), rangeOf(limit, context)];
  const isConstant = first?.low === first?.high && last?.low === last?.high;
  const runs = first !== undefined && last !== undefined && first.low < last.low;
  return isConstant && runs ? loop : undefined;
}

/** Whether anything below `body` assigns to the variable. */
export function isAssigned(name: ts.Identifier, body: ts.Node, context: Context): boolean {
  const declaration = context.declarationOf(name);
  let assigned = false;
  walk(body, (node) => {
    const target =
      ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)
        ? node.left
        : ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)
          ? node.operand
          : undefined;
    const isCount = !(ts.isPrefixUnaryExpression(node) && !isCounting(node.operator));
    if (target !== undefined && isCount && ts.isIdentifier(target)) {
      if (context.declarationOf(target) === declaration) assigned = true;
    }
  });
  return assigned;
}

function isCounting(operator: ts.PrefixUnaryOperator): boolean {
  return operator === K.PlusPlusToken || operator === K.MinusMinusToken;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= K.FirstAssignment && kind <= K.LastAssignment;
}
