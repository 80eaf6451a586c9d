/** What is known of a counter inside its loop, `for (let k: i32 = a; k < b; k++)` or downwards, that leaves it alone. */
import ts from '../load/typescript.cjs';
import { walk, type Context } from './context.js';
import { rangeOf, type Range } from './ranges.js';

const K = ts.SyntaxKind;

/** A loop that counts, and the values its counter starts from and is held against. */
interface Count {
  loop: ts.ForStatement;
  isUp: boolean;
  /** Whether the counter comes to the limit itself. */
  isInclusive: boolean;
  first: Range;
  limit: Range;
}

/** The values of a counter at a place in its loop; undefined for anything else. A body that is entered sees the first. */
export function rangeOfCounter(
  node: ts.Identifier,
  declaration: ts.VariableDeclaration,
  context: Context,
): Range | undefined {
  const count = countOf(node, declaration, context);
  if (count === undefined) return undefined;
  const { isUp, isInclusive, first, limit } = count;
  const short = isInclusive ? 0 : 1;
  return isUp
    ? { low: first.low, high: Math.max(first.low, limit.high - short) }
    : { low: Math.min(first.high, limit.low + short), high: first.high };
}

function countOf(
  node: ts.Identifier,
  declaration: ts.VariableDeclaration,
  context: Context,
): Count | undefined {
  const loop = declaration.parent.parent;
  if (!ts.isForStatement(loop) || declaration.initializer === undefined) return undefined;
  const { condition, incrementor, statement } = loop;
  if (condition === undefined || !ts.isBinaryExpression(condition) || incrementor === undefined)
    return undefined;
  const isInBody = node.pos >= statement.pos && node.end <= statement.end;
  const direction = directionOf(condition.operatorToken.kind);
  if (!isInBody || direction === undefined || condition.left.getText() !== node.text) return undefined;
  const step = direction.isUp ? '++' : '--';
  if (incrementor.getText() !== node.text + step || isAssigned(node, statement, context)) return undefined;
  const first = rangeOf(declaration.initializer, context);
  const limit = rangeOf(condition.right, context);
  return first && limit && { loop, ...direction, first, limit };
}

function directionOf(operator: ts.SyntaxKind): Pick<Count, 'isUp' | 'isInclusive'> | undefined {
  switch (operator) {
    case K.LessThanToken:
      return { isUp: true, isInclusive: false };
    case K.LessThanEqualsToken:
      return { isUp: true, isInclusive: true };
    case K.GreaterThanToken:
      return { isUp: false, isInclusive: false };
    case K.GreaterThanEqualsToken:
      return { isUp: false, isInclusive: true };
    default:
      return undefined;
  }
}

/** The loop of a counter that runs from one constant to another, at least once. */
export function countsFully(node: ts.Identifier, context: Context): ts.ForStatement | undefined {
  const declaration = context.declarationOf(node);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const count = countOf(node, declaration, context);
  if (count === undefined) return undefined;
  const { first, limit, isUp, isInclusive } = count;
  if (first.low !== first.high || limit.low !== limit.high) return undefined;
  const rounds = (isUp ? limit.low - first.low : first.low - limit.low) + (isInclusive ? 1 : 0);
  return rounds > 0 ? count.loop : undefined;
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
