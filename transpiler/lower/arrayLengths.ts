/**
 * How many elements an array has, as C knows it. An array inside its object has its length in its type; beside one that is
 * handed over, a checked build hands on the length: in a parameter, in a field, or for a const known from what it names.
 */
import type { Expr, Remarks, Statement } from '../ir/ir.js';
import { I32 } from '../ir/types.js';
import { fieldOf } from './access.js';
import { number } from './build.js';
import type { FunctionScope } from './functionScope.js';

/** Elements of an array; undefined where a variable stands for one array and later for another, or nothing is checked. */
export function lengthOf(array: Expr, scope: FunctionScope): Expr | undefined {
  if (array.type.form === 'array') return number(array.type.length, I32);
  if (array.op === 'field') {
    const field = scope.registry.lengths.get(array.field);
    return field && fieldOf(array.object, field);
  }
  if (array.op !== 'variable') return undefined;
  const length = scope.lengths.get(array.variable);
  if (length?.op === 'variable') length.variable.read = true;
  return length;
}

/** What is handed on beside an array; where its length is not known, one that refuses no index. */
export function handedLength(array: Expr, scope: FunctionScope): Expr {
  return lengthOf(array, scope) ?? number(2147483647, I32);
}

/** The length that goes with an array that a field is set to. */
export function setLength(target: Expr, value: Expr, scope: FunctionScope): Statement[] {
  const length = target.op === 'field' ? scope.registry.lengths.get(target.field) : undefined;
  if (length === undefined || target.op !== 'field') return [];
  const place = fieldOf(target.object, length);
  const none: Remarks = { comments: [], trailing: '', line: 0 };
  return [{ ...none, kind: 'assign', target: place, operator: '=', value: handedLength(value, scope) }];
}

/** Whether a length is the same wherever the function asks for it: no name on the way to it may come to mean another object. */
export function isSteady(length: Expr, scope: FunctionScope): boolean {
  if (length.op !== 'field') return true;
  const { object } = length;
  return object.op === 'variable' ? object.variable === scope.self : isSteady(object, scope);
}
