/** The statements that write one field to bytes, and that read it back. */
import type { Expr, Field, IrFunction, Statement, Variable } from '../ir/ir.js';
import { I32, isScalar, U32, type IrType } from '../ir/types.js';
import { compare, convert, helper, number } from '../lower/build.js';

export const NO_REMARKS = { comments: [], trailing: '', line: 0 } as const;

/** What a state function has in hand. */
export interface Cursor {
  self: Variable;
  bytes: Variable;
  /** The place in the bytes. */
  next: Variable;
}

/** `next = ts_put_real(bytes, next, self->x);` `inner`: the function of an object inside. */
export function saveField(field: Field, cursor: Cursor, inner: IrFunction | undefined): Statement[] {
  const [bytes, next] = [use(cursor.bytes), use(cursor.next)];
  return overElements(field, cursor, (place) => {
    if (inner !== undefined) return [assign(next, call(inner, [pointerTo(place), bytes, next]))];
    const value = place.type.form === 'enum' ? convert(place, I32) : place;
    return [assign(next, helper(`ts_put_${suffixOf(place.type)}`, [bytes, next, value], U32))];
  });
}

/** `self->x = ts_get_real(bytes, next);` The place moves on by itself only where an object inside is read. */
export function loadField(
  field: Field,
  cursor: Cursor,
  inner: IrFunction | undefined,
  bytesEach: number,
): Statement[] {
  const [bytes, next] = [use(cursor.bytes), use(cursor.next)];
  return overElements(field, cursor, (place) => {
    if (inner !== undefined) return [assign(next, call(inner, [pointerTo(place), bytes, next]))];
    const isEnum = place.type.form === 'enum';
    const read = helper(`ts_get_${suffixOf(place.type)}`, [bytes, next], isEnum ? I32 : place.type);
    return [
      assign(place, isEnum ? convert(read, place.type) : read),
      assign(next, number(bytesEach, U32), '+='),
    ];
  });
}

/** Once, or for every element of an array. */
function overElements(field: Field, { self }: Cursor, each: (place: Expr) => Statement[]): Statement[] {
  const whole: Expr = { op: 'field', object: use(self), field, type: field.type };
  if (field.type.form !== 'array') return each(whole);
  const { element, length } = field.type;
  const i: Variable = { name: 'i', type: U32, constant: false, read: true };
  const place: Expr = {
    op: 'index',
    array: whole,
    index: use(i),
    length: number(length, I32),
    type: element,
  };
  const loop: Statement = {
    ...NO_REMARKS,
    kind: 'for',
    init: [{ ...NO_REMARKS, kind: 'declare', variable: i, value: number(0, U32) }],
    condition: compare('<', use(i), number(length, U32)),
    update: { ...NO_REMARKS, kind: 'count', target: use(i), operator: '++' },
    body: each(place),
  };
  return [loop];
}

function suffixOf(type: IrType): string {
  if (type.form !== 'scalar') return 'i32';
  return isScalar(type, 'f64') ? 'real' : type.scalar;
}

export function use(variable: Variable): Expr {
  return { op: 'variable', variable, type: variable.type };
}

function pointerTo(place: Expr): Expr {
  if (place.type.form !== 'struct') return place;
  const type: IrType = { form: 'reference', struct: place.type.struct, cell: { written: true } };
  return { op: 'addressOf', operand: place, type };
}

function call(callee: IrFunction, args: readonly Expr[]): Expr {
  return { op: 'call', callee, args, type: callee.result, position: callee.position };
}

function assign(target: Expr, value: Expr, operator: '=' | '+=' = '='): Statement {
  return { ...NO_REMARKS, kind: 'assign', target, operator, value };
}
