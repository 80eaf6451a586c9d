/**
 * The code of one function of a DeviceScript image as a list of statements, and back to bytes.
 *
 * Bytes are in reverse Polish order: the values of an operation, the operation, then its number. A number is one byte below
 * 248, else a byte with sign and count and the bytes that follow, most significant first. A jump's number is the distance
 * in bytes from the jump's own operation. The DeviceScript compiler writes every forward jump with the long form; here each
 * gets the shortest that reaches. Source: devs_vm_fetch_int and get_pc of runtime/devicescript, 2.16.4.
 */
import { endsFlow, isJump, isStatement, Op, takesNumber, valueCount } from './operations.js';

export interface Expression {
  op: number;
  number?: number;
  args: Expression[];
}

export interface Statement extends Expression {
  /** Where a jump leads. Its `number` is not used. */
  target?: Statement;
}

const FIRST_LONG_NUMBER = 0xf8;
const NEGATIVE = 0x04;
/** The code of a function fills whole words. */
const ALIGNMENT = 4;

/** Throws when the bytes are not a function's code. */
export function decode(code: Uint8Array): Statement[] {
  const statements: Statement[] = [];
  const starts = new Map<number, Statement>();
  const jumps: { statement: Statement; to: number }[] = [];
  let stack: Expression[] = [];
  let start = 0;
  let at = 0;
  while (at < code.length && code.subarray(at).some((byte) => byte !== 0)) {
    const operationAt = at;
    const op = code[at++] ?? 0;
    const node: Expression = { op, args: stack.splice(stack.length - valueCount(op), valueCount(op)) };
    if (node.args.length !== valueCount(op)) throw new Error(`too few values for operation ${op}`);
    if (takesNumber(op)) {
      const read = readNumber(code, at);
      at = read.end;
      node.number = read.value;
    }
    if (!isStatement(op)) {
      stack.push(node);
      continue;
    }
    if (stack.length > 0) throw new Error(`operation ${op} leaves values on the stack`);
    const statement: Statement = node;
    if (isJump(op)) jumps.push({ statement, to: operationAt + (node.number ?? 0) });
    statements.push(statement);
    starts.set(start, statement);
    start = at;
    stack = [];
  }
  // The compiler may write a jump to the end behind a last return; nothing ever takes it.
  if (jumps.some(({ to }) => to === start)) {
    const end: Statement = { op: Op.Return, args: [{ op: Op.Undefined, args: [] }] };
    statements.push(end);
    starts.set(start, end);
  }
  for (const { statement, to } of jumps) {
    const target = starts.get(to);
    if (target === undefined) throw new Error(`a jump leads to byte ${to}, where no statement starts`);
    statement.target = target;
  }
  const last = statements.at(-1);
  if (last === undefined || !endsFlow(last.op)) throw new Error('the code runs on beyond its end');
  return statements;
}

/** Bytes of the code, filled with zeros to whole words. */
export function encode(statements: readonly Statement[]): Uint8Array {
  const bodies = statements.map((statement) => argumentBytes(statement));
  const order = new Map(statements.map((statement, i) => [statement, i]));
  // Jumps start in the short form and grow until all distances fit; growing never makes another one shrink below its size.
  const numbers = statements.map((statement) => (isJump(statement.op) ? [0] : ownNumber(statement)));
  const starts = new Array<number>(statements.length).fill(0);
  for (let changed = true; changed;) {
    changed = false;
    let at = 0;
    for (const [i, body] of bodies.entries()) {
      starts[i] = at;
      at += body.length + 1 + (numbers[i]?.length ?? 0);
    }
    for (const [i, statement] of statements.entries()) {
      if (!isJump(statement.op)) continue;
      const target = statement.target === undefined ? undefined : order.get(statement.target);
      if (target === undefined) throw new Error('a jump leads out of its function');
      const from = (starts[i] ?? 0) + (bodies[i]?.length ?? 0);
      const bytes = numberBytes((starts[target] ?? 0) - from, numbers[i]?.length ?? 0);
      if (bytes.length !== numbers[i]?.length) changed = true;
      numbers[i] = bytes;
    }
  }
  const code = statements.flatMap((statement, i) => [
    ...(bodies[i] ?? []),
    statement.op,
    ...(numbers[i] ?? []),
  ]);
  while (code.length % ALIGNMENT !== 0) code.push(0);
  return Uint8Array.from(code);
}

/** Bytes of an expression. */
function expressionBytes(node: Expression): number[] {
  return [...argumentBytes(node), node.op, ...ownNumber(node)];
}

function argumentBytes(node: Expression): number[] {
  return node.args.flatMap((arg) => expressionBytes(arg));
}

function ownNumber(node: Expression): number[] {
  return takesNumber(node.op) ? numberBytes(node.number ?? 0, 0) : [];
}

/** A number, in at least that many bytes. */
function numberBytes(value: number, lengthMin: number): number[] {
  if (value >= 0 && value < FIRST_LONG_NUMBER && lengthMin <= 1) return [value];
  const size = Math.abs(value);
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  while (bytes.length + 1 < lengthMin || bytes.length === 0) bytes.unshift(0);
  return [FIRST_LONG_NUMBER + (value < 0 ? NEGATIVE : 0) + bytes.length - 1, ...bytes];
}

function readNumber(code: Uint8Array, start: number): { value: number; end: number } {
  const first = code[start];
  if (first === undefined) throw new Error('the code ends inside a number');
  if (first < FIRST_LONG_NUMBER) return { value: first, end: start + 1 };
  const end = start + 2 + (first & 3);
  let value = 0;
  for (const byte of code.subarray(start + 1, end)) value = value * 256 + byte;
  return { value: (first & NEGATIVE) === 0 ? value : -value, end };
}
