/**
 * Which fields can change once their object is made: what must be kept so that a program goes on where it stopped.
 *
 * A field changes where a function that is called after construction assigns it, or writes through a pointer to its
 * array. Tables that a constructor computes are not among them: making the object anew makes them again. Fields are
 * judged by class, not by object, and a pointer that is written anywhere counts: rather one field too many.
 */
import type { Expr, Field, IrFunction, Program } from '../ir/ir.js';
import type { StructType } from '../ir/types.js';
import { forEachExpression } from '../ir/walk.js';
import { forEachHandOver, forEachWrite } from './handOvers.js';

/** Needs `findWrittenPointers` first. `root`: the class whose methods are called from outside. */
export function changingFields(program: Program, root: StructType): Set<Field> {
  const functions = program.modules.flatMap((module) => module.functions);
  const changing = new Set<Field>();
  for (const { body } of calledLater(functions, root)) {
    forEachWrite(body, (place) => add(changing, fieldOf(place)));
  }
  for (const { body } of functions) {
    // Someone gets a pointer to an array and writes through it.
    forEachHandOver(body, (value, target) => {
      if (target.form === 'slice' && target.cell.written) add(changing, fieldOf(value));
    });
  }
  return changing;
}

/** The functions that run after construction: the root's methods and all they call. */
function calledLater(functions: readonly IrFunction[], root: StructType): Set<IrFunction> {
  const work = functions.filter((item) => !item.initialises && receiverOf(item) === root);
  const later = new Set<IrFunction>();
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    if (later.has(item)) continue;
    later.add(item);
    forEachExpression(item.body, (expr) => {
      if (expr.op === 'call') work.push(expr.callee);
    });
  }
  return later;
}

function receiverOf({ parameters }: IrFunction): StructType | undefined {
  const [first] = parameters;
  return first?.name === 'self' && first.type.form === 'reference' ? first.type.struct : undefined;
}

/** The field that a place lies in: `values` of `self->part.values[i]`. */
function fieldOf(place: Expr): Field | undefined {
  if (place.op === 'field') return place.field;
  if (place.op === 'index') return fieldOf(place.array);
  return place.op === 'addressOf' ? fieldOf(place.operand) : undefined;
}

function add(changing: Set<Field>, field: Field | undefined): void {
  if (field !== undefined) changing.add(field);
}
