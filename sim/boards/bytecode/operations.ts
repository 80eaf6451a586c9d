/**
 * Operations of the DeviceScript machine: how many values each takes, whether it is a statement, whether a number follows.
 *
 * An expression takes values from the stack and leaves one; a statement takes the whole stack and leaves none. An
 * operation from 0x80 on is a small integer itself. Expressions change nothing a program can see: what stores, calls or
 * allocates is a statement. Source: bytecode/bytecode.md and compiler/src/bytecode.ts, DeviceScript 2.16.4.
 */

/** Operations that the passes know by name. */
export const Op = {
  Call0: 2,
  Call8: 10,
  Return: 12,
  Jump: 13,
  JumpIfFalse: 14,
  Bind: 15,
  ObjectField: 16,
  StoreLocal: 17,
  StoreGlobal: 18,
  LoadLocal: 21,
  Index: 24,
  IndexSet: 25,
  MathField: 29,
  DsField: 30,
  StaticBuiltinText: 36,
  StaticAscii: 37,
  StaticUtf8: 38,
  StaticFunction: 39,
  Literal: 40,
  ReturnValue: 44,
  Undefined: 46,
  True: 48,
  False: 49,
  ToBoolean: 50,
  Not: 56,
  Add: 58,
  MakeClosure: 75,
  JumpIfNullish: 78,
  Try: 80,
  EndTry: 81,
  Catch: 82,
  Finally: 83,
  Throw: 84,
  ReThrow: 85,
  ThrowJump: 86,
  New: 88,
  InstanceOf: 89,
  StoreReturnValue: 93,
} as const;

/** From here on an operation is the integer `operation - FIRST_CONSTANT - 16`. */
export const FIRST_CONSTANT = 0x80;

/** For each operation: number of values it takes, 0x10 statement, 0x20 a number follows, 0x40 stateless or final. */
const PROPERTIES = Buffer.from(
  '7f60111213141516171819125170314260313114402020410213212121606010111160606060606060601003004140414040414041414141' +
    '414142424242424242424242424242424132212041103012307010105151711041424042421160',
  'hex',
);

/** Values the operation takes from the stack. */
export function valueCount(op: number): number {
  return properties(op) & 0x0f;
}

export function isStatement(op: number): boolean {
  return (properties(op) & 0x10) !== 0;
}

/** Whether a number follows the operation. */
export function takesNumber(op: number): boolean {
  return (properties(op) & 0x20) !== 0;
}

/** Whether the number that follows is the distance to another statement. */
export function isJump(op: number): boolean {
  return isStatement(op) && JUMPS.has(op);
}

/** Whether the next statement is never reached by running on. */
export function endsFlow(op: number): boolean {
  return (properties(op) & STATEMENT_THAT_ENDS) === STATEMENT_THAT_ENDS;
}

/** Whether an expression's value depends on nothing but the values it takes. */
export function isStateless(op: number): boolean {
  return (properties(op) & STATEMENT_THAT_ENDS) === 0x40;
}

const JUMPS: ReadonlySet<number> = new Set([
  Op.Jump,
  Op.JumpIfFalse,
  Op.JumpIfNullish,
  Op.Try,
  Op.EndTry,
  Op.ThrowJump,
]);

/** The bits of a statement and of "final", which in an expression means "stateless". */
const STATEMENT_THAT_ENDS = 0x50;

function properties(op: number): number {
  if (op >= FIRST_CONSTANT) return 0x40;
  const found = PROPERTIES[op];
  if (op === 0 || found === undefined) throw new Error(`unknown DeviceScript operation ${op}`);
  return found;
}
