/**
 * Which fields can change once their object is made: what must be kept so that a program goes on where it stopped.
 *
 * A field changes where a function that is called after construction assigns it, or writes through a pointer to its
 * array. Tables that a constructor computes are not among them: making the object anew makes them again. Fields are
 * judged by class, not by object, and a pointer that is written anywhere counts: rather one field too many.
 */
import type { Block, Expr, Field, IrFunction, Program } from '../ir/ir.js';
import type { IrType, StructType } from '../ir/types.js';
import { forEachExpression, forEachStatement } from '../ir/walk.js';

/** Needs `findWrittenPointers` first. `root`: the class whose methods are called from outside. */
export function changingFields(program: Program, root: StructType): Set<Field> {
  const functions = program.modules.flatMap((module) => module.functions);
  const changing = new Set<Field>();
  for (const { body } of calledLater(functions, root)) collectAssigned(body, changing);
  for (const { body } of functions) collectHandedOver(body, changing);
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

function collectAssigned(body: Block, changing: Set<Field>): void {
  forEachStatement(body, (statement) => {
    const isWrite = statement.kind === 'assign' || statement.kind === 'count' || statement.kind === 'fill';
    if (isWrite) add(changing, fieldOf(statement.target));
  });
}

/** Arrays that someone gets a pointer to and writes through it. */
function collectHandedOver(body: Block, changing: Set<Field>): void {
  const handOver = (value: Expr, target: IrType): void => {
    if (target.form === 'slice' && target.cell.written) add(changing, fieldOf(value));
  };
  forEachStatement(body, (statement) => {
    if (statement.kind === 'assign') handOver(statement.value, statement.target.type);
    if (statement.kind === 'declare' && statement.value !== undefined) {
      handOver(statement.value, statement.variable.type);
    }
  });
  forEachExpression(body, (expr) => {
    if (expr.op !== 'call') return;
    expr.args.forEach((argument, at) => {
      const parameter = expr.callee.parameters[at];
      if (parameter !== undefined) handOver(argument, parameter.type);
    });
  });
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
