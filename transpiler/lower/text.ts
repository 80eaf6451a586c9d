/** Constant text: literals, their length and their characters. A text is a struct of two members in C, passed by value. */
import ts from '../load/typescript.cjs';
import { isCharCodeAt, isTextLength } from '../check/text.js';
import type { Expr, Field } from '../ir/ir.js';
import { I32, TEXT, U8 } from '../ir/types.js';
import { isAccess, lowerAccess } from './access.js';
import { InternalFault } from '../fault.js';
import { choose } from './expressions.js';
import type { FunctionScope } from './functionScope.js';
import { asIndex } from './indices.js';
import { withoutParentheses } from './syntax.js';

/** The members of `ts_text` in ts_runtime.h. */
const BYTES: Field = {
  name: 'bytes',
  type: { form: 'slice', element: U8, cell: { written: false } },
  comments: [],
  trailing: '',
};
const LENGTH: Field = { name: 'length', type: I32, comments: [], trailing: '' };

export function asText(node: ts.Expression, scope: FunctionScope): Expr {
  const inner = withoutParentheses(node);
  if (ts.isStringLiteral(inner)) return { op: 'text', value: inner.text, type: TEXT };
  if (ts.isConditionalExpression(inner)) return choose(inner, TEXT, scope, (arm) => asText(arm, scope));
  if (isAccess(inner)) return lowerAccess(inner, scope);
  throw new InternalFault(node, 'no text');
}

/** `t.length` and `t.charCodeAt(i)`; undefined for anything else. */
export function lowerTextMember(node: ts.Expression, scope: FunctionScope): Expr | undefined {
  if (isTextLength(node, scope.context)) return member(asText(node.expression, scope), LENGTH);
  if (!isCharCodeAt(node, scope.context)) return undefined;
  const [index] = node.arguments;
  if (index === undefined) throw new InternalFault(node, 'character without a place');
  const text = asText(node.expression.expression, scope);
  return {
    op: 'index',
    array: member(text, BYTES),
    index: asIndex(index, scope),
    length: member(text, LENGTH),
    type: U8,
  };
}

function member(object: Expr, field: Field): Expr {
  return { op: 'field', object, field, type: field.type };
}
