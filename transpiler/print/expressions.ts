/** Expressions as C writes them, with the parentheses that C, its compilers' warnings and a reader want. */
import type { BinaryOperator, Expr } from '../ir/ir.js';
import { concat, group, indent, join, LINE, SOFT_LINE, type Doc } from './doc.js';
import { isSigned, printNumber } from './numbers.js';
import type { PrintOptions } from './options.js';
import { typeName } from './typeNames.js';

const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '||': 2,
  '&&': 3,
  '|': 4,
  '^': 5,
  '&': 6,
  '==': 7,
  '!=': 7,
  '<': 8,
  '<=': 8,
  '>': 8,
  '>=': 8,
  '<<': 9,
  '>>': 9,
  '+': 10,
  '-': 10,
  '*': 11,
  '/': 11,
  '%': 11,
};
const CONDITIONAL = 1;
const UNARY = 12;
const POSTFIX = 13;

export function printExpression(expr: Expr, options: PrintOptions): Doc {
  switch (expr.op) {
    case 'number': {
      const text = printNumber(expr.value, expr.type, options);
      return expr.source === '' ? text : `${text} /* ${expr.source.replace(/\*\//g, '* /')} */`;
    }
    case 'bool':
      return String(expr.value);
    case 'text':
      return `(ts_text)${textInitialiser(expr.value)}`;
    case 'constant':
      return expr.name;
    case 'table':
      return expr.table.name;
    case 'variable':
      return expr.variable.name;
    case 'field':
      return concat(
        operand(expr.object, POSTFIX, options),
        expr.object.type.form === 'reference' ? '->' : '.',
        expr.field.name,
      );
    case 'index':
      return concat(operand(expr.array, POSTFIX, options), '[', printIndex(expr, options), ']');
    case 'unary':
      return concat(
        expr.operator,
        operand(expr.operand, startsWithMinus(expr.operand) ? POSTFIX : UNARY, options),
      );
    case 'convert':
      return concat(`(${typeName(expr.type, options)})`, operand(expr.operand, UNARY, options));
    case 'addressOf':
      return concat('&', operand(expr.operand, POSTFIX, options));
    case 'helper':
      return printCall(expr.name, expr.args, options);
    case 'call':
      return printCall(expr.callee.name, expr.args, options);
    case 'binary':
      return printBinary(expr, options);
    case 'conditional':
      return group(
        operand(expr.condition, UNARY, options),
        indent(LINE, '? ', operand(expr.whenTrue, CONDITIONAL + 1, options)),
        indent(LINE, ': ', operand(expr.whenFalse, CONDITIONAL + 1, options)),
      );
  }
}

/** A text as an initialiser; with its type before it, as a value. */
export function textInitialiser(value: string): string {
  return `TS_TEXT("${value.replace(/["\\?\n\r\t]/g, (character) => ESCAPES.get(character) ?? character)}")`;
}

/** A question mark could be part of a trigraph. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['?', '\\?'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function printCall(name: string, args: readonly Expr[], options: PrintOptions): Doc {
  const list = args.map((argument) => printExpression(argument, options));
  return group(name, '(', indent(SOFT_LINE, join(list, concat(',', LINE))), ')');
}

function printIndex(expr: Expr & { op: 'index' }, options: PrintOptions): Doc {
  const index = printExpression(expr.index, options);
  if (!options.checked || expr.length === undefined) return index;
  // A literal was held against the length by the check, where both are known.
  if (expr.index.op === 'number' && expr.length.op === 'number') return index;
  return concat('ts_index(', index, ', ', printExpression(expr.length, options), ')');
}

function printBinary(expr: Expr & { op: 'binary' }, options: PrintOptions): Doc {
  const left = binaryOperand(expr.left, expr.operator, false, options);
  const right = binaryOperand(expr.right, expr.operator, true, options);
  return group(left, ` ${expr.operator}`, indent(LINE, right));
}

function binaryOperand(expr: Expr, outer: BinaryOperator, isRight: boolean, options: PrintOptions): Doc {
  const doc = printExpression(expr, options);
  return needsParentheses(expr, outer, isRight) ? concat('(', doc, ')') : doc;
}

const BIT_OPERATORS: ReadonlySet<BinaryOperator> = new Set(['&', '|', '^', '<<', '>>']);
const COMPARISONS: ReadonlySet<BinaryOperator> = new Set(['==', '!=', '<', '<=', '>', '>=']);

function needsParentheses(expr: Expr, outer: BinaryOperator, isRight: boolean): boolean {
  if (expr.op === 'conditional') return true;
  if (expr.op === 'number') {
    // `a - -1.0` is hard to read; `a > -1.0` is not.
    const isApart = outer === '*' || outer === '/' || COMPARISONS.has(outer);
    return isRight && isSigned(expr.value) && !isApart;
  }
  if (expr.op !== 'binary') return false;
  const inner = expr.operator;
  // Right by precedence, but few readers know it by heart and compilers warn of it.
  if (BIT_OPERATORS.has(outer)) return inner !== outer || isRight;
  if (COMPARISONS.has(outer) && COMPARISONS.has(inner)) return true;
  if (outer === '&&' || outer === '||') return inner !== outer;
  if (PRECEDENCE[inner] === PRECEDENCE[outer]) {
    return isRight || (PRECEDENCE[outer] === PRECEDENCE['*'] && inner !== outer);
  }
  return PRECEDENCE[inner] < PRECEDENCE[outer];
}

/** A part that must bind at least as tightly as `least`. */
function operand(expr: Expr, least: number, options: PrintOptions): Doc {
  const doc = printExpression(expr, options);
  return bindingOf(expr) < least ? concat('(', doc, ')') : doc;
}

function bindingOf(expr: Expr): number {
  switch (expr.op) {
    case 'conditional':
      return CONDITIONAL;
    case 'binary':
      return PRECEDENCE[expr.operator];
    case 'unary':
    case 'convert':
    case 'addressOf':
      return UNARY;
    case 'number':
      return isSigned(expr.value) ? UNARY : POSTFIX;
    default:
      return POSTFIX;
  }
}

/** `- -x` and `-(-5.0)` would be a decrement without the space, and are hard to read with it. */
function startsWithMinus(expr: Expr): boolean {
  return (expr.op === 'unary' && expr.operator === '-') || (expr.op === 'number' && isSigned(expr.value));
}
