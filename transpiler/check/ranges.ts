/**
 * Which whole numbers an expression can be: the ground for "does it fit into i32 without wrapping".
 *
 * A double, or anything whose wholeness is not evident, has no range (undefined). Sums and products of integers widen
 * the range; bit operations, a mask and `%` narrow it. JavaScript's `%` and `*` of integers can also give -0, and `%`
 * by 0 gives NaN, which no integer of C can hold: the range says so.
 */
import ts from '../load/typescript.cjs';
import { isMathCall, type Context } from './context.js';
import { rangeOfCounter } from './loopCounters.js';
import { isCharCodeAt, isTextLength } from './text.js';
import { declaredType, type Scalar } from './typeNodes.js';

export interface Range {
  low: number;
  high: number;
  /** The value may also be -0. */
  minusZero?: boolean;
  /** The value may also be NaN. */
  nan?: boolean;
}

export const I32: Range = { low: -2147483648, high: 2147483647 };
export const U32: Range = { low: 0, high: 4294967295 };
const U8: Range = { low: 0, high: 255 };

/** The values an integer kind holds; undefined for a double and a boolean. An enum is an i32. */
export function rangeOfScalar(scalar: Scalar): Range | undefined {
  switch (scalar) {
    case 'i32':
    case 'enum':
      return I32;
    case 'u32':
      return U32;
    case 'u8':
      return U8;
    case 'number':
    case 'boolean':
      return undefined;
  }
}

/** Whether an integer type with the range `outer` can hold every value of `inner` exactly. */
export function fits(inner: Range, outer: Range): boolean {
  return inner.minusZero !== true && inner.nan !== true && isWithin(inner, outer);
}

/** The same for the whole numbers alone: enough where -0 and NaN turn into 0, as below `| 0`. */
export function isWithin(inner: Range, outer: Range): boolean {
  return inner.low >= outer.low && inner.high <= outer.high;
}

function holdsZero(range: Range): boolean {
  return range.low <= 0 && range.high >= 0;
}

/** The values of an expression. Asked of every part by every whole around it, so each answer is kept. */
export function rangeOf(node: ts.Expression, context: Context): Range | undefined {
  const known = context.answers.ranges.get(node);
  if (known !== undefined || context.answers.ranges.has(node)) return known;
  const range = findRange(node, context);
  context.answers.ranges.set(node, range);
  return range;
}

function findRange(node: ts.Expression, context: Context): Range | undefined {
  if (ts.isParenthesizedExpression(node)) return rangeOf(node.expression, context);
  if (ts.isNumericLiteral(node)) return rangeOfConstant(Number(node.text));
  if (ts.isPrefixUnaryExpression(node)) return rangeOfPrefix(node, context);
  if (ts.isBinaryExpression(node)) return rangeOfBinary(node, context);
  if (ts.isConditionalExpression(node)) {
    return hull(rangeOf(node.whenTrue, context), rangeOf(node.whenFalse, context));
  }
  if (ts.isCallExpression(node) && isMathCall(node)) return rangeOfMath(node, context);
  if (isTextLength(node, context)) return { low: 0, high: I32.high };
  if (isCharCodeAt(node, context)) return rangeOfScalar('u8');
  return rangeOfConstantName(node, context) ?? rangeOfDeclared(node, context);
}

function rangeOfConstant(value: number): Range | undefined {
  // -0 is a double: storing it into an integer would lose its sign.
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? { low: value, high: value } : undefined;
}

/** Enum members, and consts whose initialiser is evidently one value. */
function rangeOfConstantName(node: ts.Expression, context: Context): Range | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const value = context.enumValueOf(node);
    return value === undefined ? undefined : rangeOfConstant(value);
  }
  if (!ts.isIdentifier(node)) return undefined;
  const declaration = context.declarationOf(node);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const counter = rangeOfCounter(node, declaration, context);
  if (counter !== undefined) return counter;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const isInteger = rangeOfDeclared(node, context) !== undefined;
  const { initializer } = declaration;
  if (!isConst || !isInteger || initializer === undefined) return undefined;
  const range = context.unlessCircular(declaration, () => rangeOf(initializer, context));
  return range !== undefined && range.low === range.high ? range : undefined;
}

function rangeOfDeclared(node: ts.Expression, context: Context): Range | undefined {
  const type = declaredType(node, context);
  return type?.form === 'scalar' ? rangeOfScalar(type.scalar) : undefined;
}

/** Whole numbers stay whole under these; -0 stays -0, and `Math.abs` takes the sign away. */
function rangeOfMath(node: ts.CallExpression, context: Context): Range | undefined {
  const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
  if (name === 'imul') return I32;
  const [a, b] = node.arguments.map((argument) => rangeOf(argument, context));
  if (a === undefined) return undefined;
  switch (name) {
    case 'floor':
    case 'ceil':
      return a;
    case 'abs': {
      const low = holdsZero(a) ? 0 : Math.min(Math.abs(a.low), Math.abs(a.high));
      return { low, high: Math.max(Math.abs(a.low), Math.abs(a.high)), ...(a.nan === true && { nan: true }) };
    }
    case 'min':
      return b && marked({ low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) }, a, b);
    case 'max':
      return b && marked({ low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) }, a, b);
    default:
      return undefined;
  }
}

/** What `| 0` leaves: -0 and NaN become 0. */
function withoutMarks(range: Range): Range {
  return range.nan === true
    ? { low: Math.min(range.low, 0), high: Math.max(range.high, 0) }
    : { low: range.low, high: range.high };
}

/** `range` with the marks that either of two operands carries. */
function marked(range: Range, a: Range, b: Range): Range {
  if (a.minusZero === true || b.minusZero === true) range.minusZero = true;
  if (a.nan === true || b.nan === true) range.nan = true;
  return range;
}

function rangeOfPrefix(node: ts.PrefixUnaryExpression, context: Context): Range | undefined {
  const inner = rangeOf(node.operand, context);
  if (node.operator === ts.SyntaxKind.TildeToken) {
    // ~x is -x - 1.
    return inner !== undefined && fits(inner, I32) ? { low: -1 - inner.high, high: -1 - inner.low } : I32;
  }
  if (inner === undefined || node.operator !== ts.SyntaxKind.MinusToken) return undefined;
  if (inner.low === inner.high && inner.nan !== true) return rangeOfConstant(-inner.low);
  return marked({ low: -inner.high, high: -inner.low }, inner, inner);
}

function rangeOfBinary(node: ts.BinaryExpression, context: Context): Range | undefined {
  const left = rangeOf(node.left, context);
  const right = rangeOf(node.right, context);
  const known = left && right && bitsOfConstants(node.operatorToken.kind, left, right);
  if (known !== undefined) return rangeOfConstant(known);
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandToken:
      return right !== undefined && right.low === right.high && right.low >= 0 && right.low <= I32.high
        ? { low: 0, high: right.high }
        : I32;
    case ts.SyntaxKind.BarToken:
      // `x | 0` of a value that already is an i32 keeps what is known of it.
      return left !== undefined && right?.low === 0 && right.high === 0 && isWithin(left, I32)
        ? withoutMarks(left)
        : I32;
    case ts.SyntaxKind.CaretToken:
    case ts.SyntaxKind.LessThanLessThanToken:
    case ts.SyntaxKind.GreaterThanGreaterThanToken:
      return I32;
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken:
      return U32;
    default:
      return left === undefined || right === undefined
        ? undefined
        : arithmetic(node.operatorToken.kind, left, right);
  }
}

/** A bit operation on two values that are known. */
function bitsOfConstants(operator: ts.SyntaxKind, a: Range, b: Range): number | undefined {
  if (a.low !== a.high || b.low !== b.high || a.nan === true || b.nan === true) return undefined;
  switch (operator) {
    case ts.SyntaxKind.AmpersandToken:
      return a.low & b.low;
    case ts.SyntaxKind.BarToken:
      return a.low | b.low;
    case ts.SyntaxKind.CaretToken:
      return a.low ^ b.low;
    case ts.SyntaxKind.LessThanLessThanToken:
      return a.low << b.low;
    case ts.SyntaxKind.GreaterThanGreaterThanToken:
      return a.low >> b.low;
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken:
      return a.low >>> b.low;
    default:
      return undefined;
  }
}

function arithmetic(operator: ts.SyntaxKind, a: Range, b: Range): Range | undefined {
  const range = wholeResult(operator, a, b);
  // Beyond the largest double the result may be infinite, and a difference of such NaN.
  if (range === undefined || !Number.isFinite(range.low) || !Number.isFinite(range.high)) return undefined;
  if (a.nan === true || b.nan === true) range.nan = true;
  switch (operator) {
    case ts.SyntaxKind.PlusToken:
      if (a.minusZero === true && b.minusZero === true) range.minusZero = true;
      break;
    case ts.SyntaxKind.MinusToken:
      if (a.minusZero === true && holdsZero(b)) range.minusZero = true;
      break;
    case ts.SyntaxKind.AsteriskToken:
      if (mayBeMinusZero(a, b) || mayBeMinusZero(b, a)) range.minusZero = true;
      break;
    case ts.SyntaxKind.PercentToken:
      // The sign of the result is that of the dividend.
      if (a.low < 0 || a.minusZero === true) range.minusZero = true;
      if (holdsZero(b)) range.nan = true;
      break;
    default:
      break;
  }
  return range;
}

/** Whether `zero` can be a zero, of either sign, that the other factor turns into -0. */
function mayBeMinusZero(zero: Range, other: Range): boolean {
  return zero.minusZero === true || (holdsZero(zero) && other.low < 0);
}

function wholeResult(operator: ts.SyntaxKind, a: Range, b: Range): Range | undefined {
  switch (operator) {
    case ts.SyntaxKind.PlusToken:
      return { low: a.low + b.low, high: a.high + b.high };
    case ts.SyntaxKind.MinusToken:
      return { low: a.low - b.high, high: a.high - b.low };
    case ts.SyntaxKind.AsteriskToken: {
      const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
      return { low: Math.min(...corners), high: Math.max(...corners) };
    }
    case ts.SyntaxKind.PercentToken: {
      const most = Math.max(Math.abs(b.low), Math.abs(b.high), 1) - 1;
      return {
        low: a.low < 0 ? Math.max(a.low, -most) : 0,
        high: a.high > 0 ? Math.min(a.high, most) : 0,
      };
    }
    default:
      return undefined;
  }
}

function hull(a: Range | undefined, b: Range | undefined): Range | undefined {
  if (a === undefined || b === undefined) return undefined;
  return marked({ low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) }, a, b);
}
