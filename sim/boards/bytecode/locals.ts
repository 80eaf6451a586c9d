/**
 * Fewer locals: a value that is used once is computed where it is used, one that is only copied keeps one place.
 *
 * Each store and load of a local takes two bytes, and the compiler keeps every intermediate result in a local. A value
 * moves only past statements that change nothing it reads; the operations and their order within a value stay, so that
 * every result keeps its bits.
 */
import type { Expression, Statement } from './code.js';
import {
  jumpTargets,
  liveness,
  localsRead,
  localWritten,
  nodes,
  orderOf,
  withoutStatements,
} from './flow.js';
import { endsFlow, isJump, isStateless, Op } from './operations.js';

/** Values the machine's stack holds. Source: max_stack_depth, bytecode/bytecode.md. */
const STACK_MAX = 16;

/** The table has these as stateless too, but they read an object or make one: their place among the stores is kept. */
const OF_OBJECTS: ReadonlySet<number> = new Set([
  Op.Bind,
  Op.ObjectField,
  Op.MathField,
  Op.DsField,
  Op.New,
  Op.InstanceOf,
]);

/** Statements that leave objects, globals and the last call's value as they are. */
const LOCAL_EFFECT: ReadonlySet<number> = new Set([Op.StoreLocal, Op.Jump, Op.JumpIfFalse]);
/** Statements that change objects or globals, but not the last call's value. */
const STORES: ReadonlySet<number> = new Set([Op.IndexSet, Op.StoreGlobal]);

/** Moves each value that is kept in a local for one use to that use. */
export function moveToUse(code: Statement[]): Statement[] {
  const targets = jumpTargets(code);
  const order = orderOf(code);
  const { after } = liveness(code);
  const liveBefore = (statement: Statement, local: number): boolean => {
    const i = order.get(statement) ?? 0;
    if (localsRead(statement).includes(local)) return true;
    return localWritten(statement) !== local && (after[i]?.has(local) ?? false);
  };
  for (const [i, store] of code.entries()) {
    const local = localWritten(store);
    const [value] = store.args;
    if (local === undefined || value === undefined) continue;
    const use = findUse(code, i, local, value, targets, liveBefore);
    if (use === undefined) continue;
    const user = code[use];
    if (user === undefined || (localWritten(user) !== local && (after[use]?.has(local) ?? false))) continue;
    const moved = replaceLocal(user, local, value);
    if (stackDepth(moved) > STACK_MAX) continue;
    user.args = moved.args;
    return moveToUse(withoutStatements(code, (statement) => statement === store));
  }
  return code;
}

/** Index of the one statement that reads the local once, if the value is the same there. */
function findUse(
  code: readonly Statement[],
  from: number,
  local: number,
  value: Expression,
  targets: ReadonlySet<Statement>,
  liveBefore: (statement: Statement, local: number) => boolean,
): number | undefined {
  const parts = nodes(value);
  const readsMemory = parts.some((part) => !isTimeless(part.op) || makesText(part));
  const readsReturn = parts.some(({ op }) => op === Op.ReturnValue);
  const reads = new Set(localsRead(value));
  for (let i = from + 1; i < code.length; i++) {
    const statement = code[i];
    if (statement === undefined || targets.has(statement)) return undefined;
    const uses = localsRead(statement).filter((read) => read === local).length;
    if (uses > 0) return uses === 1 ? i : undefined;
    if (endsFlow(statement.op)) return undefined;
    if (isJump(statement.op) && (statement.target === undefined || liveBefore(statement.target, local))) {
      return undefined;
    }
    if (!LOCAL_EFFECT.has(statement.op)) {
      if (readsMemory || (readsReturn && !STORES.has(statement.op))) return undefined;
    }
    const written = localWritten(statement);
    if (written !== undefined && (written === local || reads.has(written))) return undefined;
  }
  return undefined;
}

/** Reads of a copy become reads of what it copies, as far as both stay the same. */
export function readOriginals(code: readonly Statement[]): void {
  const targets = jumpTargets(code);
  for (const [i, copy] of code.entries()) {
    const local = localWritten(copy);
    const [value] = copy.args;
    if (local === undefined || value?.op !== Op.LoadLocal || value.number === local) continue;
    for (const statement of code.slice(i + 1)) {
      if (targets.has(statement)) break;
      statement.args = replaceLocal(statement, local, value).args;
      const written = localWritten(statement);
      if (endsFlow(statement.op) || written === local || written === value.number) break;
    }
  }
}

/** Without stores that nothing reads, of values whose computing has no effect. */
export function withoutDeadStores(code: readonly Statement[]): Statement[] {
  const { after } = liveness(code);
  return withoutStatements(code, (statement, i) => {
    const local = localWritten(statement);
    const [value] = statement.args;
    if (local === undefined || value === undefined) return false;
    if (value.op === Op.LoadLocal && value.number === local) return true;
    return !after[i]?.has(local) && nodes(value).every(({ op }) => isTimeless(op));
  });
}

/** Constants, arithmetic, comparison; locals and the last call's value are followed apart. */
function isTimeless(op: number): boolean {
  if (op === Op.LoadLocal || op === Op.ReturnValue) return true;
  return isStateless(op) && !OF_OBJECTS.has(op);
}

const TEXTS: ReadonlySet<number> = new Set([Op.StaticBuiltinText, Op.StaticAscii, Op.StaticUtf8]);

/** A sum with a text in it: of the other, an object or a Buffer, it makes a text of what it holds now. */
function makesText({ op, args }: Expression): boolean {
  return op === Op.Add && args.some((arg) => TEXTS.has(arg.op));
}

function replaceLocal(node: Expression, local: number, value: Expression): Expression {
  if (node.op === Op.LoadLocal && node.number === local) return copyOf(value);
  return { ...node, args: node.args.map((arg) => replaceLocal(arg, local, value)) };
}

function copyOf(node: Expression): Expression {
  return { ...node, args: node.args.map((arg) => copyOf(arg)) };
}

/** Values on the stack at most while the node's arguments are computed. */
function stackDepth({ args }: Expression): number {
  return Math.max(1, ...args.map((arg, i) => i + stackDepth(arg)));
}
