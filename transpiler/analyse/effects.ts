/**
 * Which functions write to anything but their own locals, and where that would make C's freedom of order visible.
 *
 * C may evaluate the operands of an operator and the arguments of a call in any order; JavaScript goes from left to
 * right. Where one of them calls a function with effects, none of the others may read what can change.
 */
import type { Diagnostic } from '../check/diagnostics.js';
import type { Block, Call, Expr, IrFunction, Program, Statement } from '../ir/ir.js';
import { expressionsOf, forEachExpression, forEachStatement, partsOf } from '../ir/walk.js';
import { forEachWrite } from './handOvers.js';

/** Sets `hasEffects` of every function. */
export function findEffects(program: Program): void {
  const functions = program.modules.flatMap((module) => module.functions);
  const callers = new Map<IrFunction, IrFunction[]>();
  const work: IrFunction[] = [];
  for (const item of functions) {
    forEachExpression(item.body, (expr) => {
      if (expr.op === 'call') callers.set(expr.callee, [...(callers.get(expr.callee) ?? []), item]);
    });
    item.hasEffects = writesMemory(item.body);
    if (item.hasEffects) work.push(item);
  }
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    for (const caller of callers.get(item) ?? []) {
      if (caller.hasEffects) continue;
      caller.hasEffects = true;
      work.push(caller);
    }
  }
}

function writesMemory(body: Block): boolean {
  let writes = false;
  forEachWrite(body, (place) => {
    if (place.op !== 'variable') writes = true;
  });
  return writes;
}

/** NS042 for every call with effects whose neighbours in the same expression read what it may change. */
export function checkOrder(program: Program, sink: Diagnostic[]): void {
  for (const module of program.modules) {
    for (const { body } of module.functions) {
      forEachStatement(body, (statement) => {
        for (const call of unorderedCalls(statement)) sink.push(findingAt(call));
      });
    }
  }
}

function unorderedCalls(statement: Statement): Call[] {
  const found = expressionsOf(statement).flatMap(unorderedInside);
  if (statement.kind === 'assign') {
    // `a[this.i] = this.next()`: the place is found before the value is computed.
    const call = effectIn(statement.value);
    const readsPlace = readsMemory(statement.target, 'place');
    const readsOld = statement.operator !== '=' && statement.target.op !== 'variable';
    if (call !== undefined && (readsPlace || readsOld)) found.push(call);
  }
  return found;
}

/** Every call with effects in an operand beside another operand that reads memory or has effects too. */
function unorderedInside(expr: Expr): Call[] {
  const parts = partsOf(expr);
  const found = parts.flatMap(unorderedInside);
  const isOrdered =
    expr.op === 'conditional' || (expr.op === 'binary' && (expr.operator === '&&' || expr.operator === '||'));
  if (isOrdered) return found;
  parts.forEach((part, at) => {
    const call = effectIn(part);
    const isSeen = parts.some((other, n) => n !== at && readsMemory(other, 'value'));
    if (call !== undefined && isSeen) found.push(call);
  });
  return found;
}

function effectIn(expr: Expr): Call | undefined {
  if (expr.op === 'call' && expr.callee.hasEffects) return expr;
  for (const part of partsOf(expr)) {
    const call = effectIn(part);
    if (call !== undefined) return call;
  }
  return undefined;
}

/** Whether the value, or the place, depends on anything that a call can change. */
function readsMemory(expr: Expr, use: 'value' | 'place'): boolean {
  switch (expr.op) {
    case 'call':
      // Without objects to look at, a function depends on its arguments alone.
      return (
        expr.callee.hasEffects ||
        expr.callee.parameters.some(({ type }) => type.form === 'reference' || type.form === 'slice') ||
        expr.args.some((part) => readsMemory(part, use))
      );
    case 'field':
      // Pointers to objects are set once, by the constructor; the path to a field never changes.
      if (expr.field.isLength === true) return false;
      return expr.type.form === 'scalar' || expr.type.form === 'enum'
        ? use === 'value' || readsMemory(expr.object, use)
        : readsMemory(expr.object, use);
    case 'index':
      return use === 'value' || readsMemory(expr.array, use) || readsMemory(expr.index, 'value');
    default:
      return partsOf(expr).some((part) => readsMemory(part, use));
  }
}

function findingAt(call: Call): Diagnostic {
  const { file, line, column } = call.position;
  return { file, line, column, code: 'NS042', seen: call.callee.name };
}
