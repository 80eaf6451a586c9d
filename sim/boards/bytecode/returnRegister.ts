/**
 * Keeps values in the place of the last call's result, which takes one byte to write and one to read; a local takes two.
 *
 * Between two calls that place is idle once the result was read. In each run of statements without a jump's target inside,
 * either the locals that are written and read only between two calls live there, one after the other, or the local that is
 * read most, often the object itself, is copied there; whichever saves more. Statements that store to locals, fields and
 * globals and jumps leave the place as it is; all others may change it. Source: stmt1_store_ret_val, expr0_ret_val and all
 * other uses of ret_val in runtime/devicescript, 2.16.4.
 */
import type { Expression, Statement } from './code.js';
import { jumpTargets, liveness, localsRead, localWritten, nodes, orderOf, successors } from './flow.js';
import { endsFlow, Op } from './operations.js';

const KEEPING: ReadonlySet<number> = new Set([
  Op.StoreLocal,
  Op.StoreGlobal,
  Op.IndexSet,
  Op.Jump,
  Op.JumpIfFalse,
  Op.Return,
]);
/** Bytes of a copy to the place: load, number of the local, store. */
const COPY_BYTES = 3;

/** A statement with the locals that are read after it, and those read where it may jump. */
interface Step {
  statement: Statement;
  liveAfter: ReadonlySet<number>;
  liveAtTarget: ReadonlySet<number>;
}

export function useReturnRegister(code: Statement[]): Statement[] {
  const needed = neededBefore(code);
  const targets = jumpTargets(code);
  const order = orderOf(code);
  const { after, before } = liveness(code);
  const steps = code.map((statement, i) => ({
    statement,
    liveAfter: after[i] ?? new Set(),
    liveAtTarget: before[order.get(statement.target ?? statement) ?? i] ?? new Set(),
  }));
  const result: Statement[] = [];
  for (let start = 0; start < code.length;) {
    const end = endOfIdleRun(code, start, targets, needed);
    const run = steps.slice(start, end);
    const moves = movable(run);
    const copy = mostRead(run);
    if (copy.gain > moves.reduce((sum, { gain }) => sum + gain, 0)) {
      result.push(...copied(run, copy.local, targets));
    } else {
      for (const move of moves) applyMove(run, move);
      result.push(...run.map(({ statement }) => statement));
    }
    if (end === start) result.push(...code.slice(start, start + 1));
    start = Math.max(end, start + 1);
  }
  return result;
}

/** For each statement, whether the last call's result is still to be read there or later. */
export function neededBefore(code: readonly Statement[]): boolean[] {
  const order = orderOf(code);
  const needed = code.map(() => false);
  const isNeeded = (i: number): boolean => needed[i] ?? false;
  for (let changed = true; changed;) {
    changed = false;
    for (const [i, statement] of code.entries()) {
      if (isNeeded(i)) continue;
      const passes = KEEPING.has(statement.op) && successors(code, i, order).some((next) => isNeeded(next));
      if (!passes && !readsRegister(statement)) continue;
      needed[i] = true;
      changed = true;
    }
  }
  return needed;
}

function readsRegister(statement: Statement): boolean {
  return statement.op === Op.JumpIfNullish || nodes(statement).some(({ op }) => op === Op.ReturnValue);
}

/** Where the run from `start` ends whose statements find the register idle; its last may change it. */
function endOfIdleRun(
  code: readonly Statement[],
  start: number,
  targets: ReadonlySet<Statement>,
  needed: readonly boolean[],
): number {
  for (let i = start; i < code.length; i++) {
    const statement = code[i];
    // A jump whose target needs the register needs it itself.
    if (statement === undefined || needed[i] || (i > start && targets.has(statement))) return i;
    if (!KEEPING.has(statement.op) || endsFlow(statement.op)) return i + 1;
  }
  return code.length;
}

interface Move {
  local: number;
  from: number;
  last: number;
  gain: number;
}

/** Locals of the run that can live in the register, one after the other. */
function movable(run: readonly Step[]): Move[] {
  const moves: Move[] = [];
  for (let from = 0; from < run.length; from++) {
    const local = run[from] === undefined ? undefined : localWritten(run[from].statement);
    if (local === undefined) continue;
    const last = lastReader(run, from, local);
    if (last === undefined) continue;
    const reads = run.slice(from + 1, last + 1).reduce((sum, step) => sum + readsOf(step, local), 0);
    moves.push({ local, from, last, gain: 1 + reads });
    // The last reader may be the next to write.
    from = last - 1;
  }
  return moves;
}

/** Index of the statement that reads the local last, if no other way reads it. */
function lastReader(run: readonly Step[], from: number, local: number): number | undefined {
  for (let i = from + 1; i < run.length; i++) {
    const step = run[i];
    if (step === undefined || (step.statement.target !== undefined && step.liveAtTarget.has(local)))
      return undefined;
    const ends = !step.liveAfter.has(local) || localWritten(step.statement) === local;
    if (readsOf(step, local) > 0 && ends) return i;
    if (ends) return undefined;
  }
  return undefined;
}

function applyMove(run: readonly Step[], { local, from, last }: Move): void {
  const writer = run[from]?.statement;
  if (writer === undefined) return;
  writer.op = Op.StoreReturnValue;
  delete writer.number;
  for (const { statement } of run.slice(from + 1, last + 1)) {
    statement.args = statement.args.map((arg) => readFromRegister(arg, local));
  }
}

/** The local whose copy at the start of the run saves most. */
function mostRead(run: readonly Step[]): { local: number; gain: number } {
  let best = { local: -1, gain: 0 };
  for (const local of new Set(run.flatMap(({ statement }) => localsRead(statement)))) {
    const reads = unchanged(run, local).reduce((sum, step) => sum + readsOf(step, local), 0);
    if (reads - COPY_BYTES > best.gain) best = { local, gain: reads - COPY_BYTES };
  }
  return best;
}

/** The run up to and with the statement that writes the local. */
function unchanged(run: readonly Step[], local: number): readonly Step[] {
  const writer = run.findIndex(({ statement }) => localWritten(statement) === local);
  return writer < 0 ? run : run.slice(0, writer + 1);
}

/** The run with a copy of the local before it. A jump to the run's first statement must lead to the copy. */
function copied(run: readonly Step[], local: number, targets: ReadonlySet<Statement>): Statement[] {
  for (const { statement } of unchanged(run, local)) {
    statement.args = statement.args.map((arg) => readFromRegister(arg, local));
  }
  const copy: Statement = { op: Op.StoreReturnValue, args: [{ op: Op.LoadLocal, number: local, args: [] }] };
  const [first, ...others] = run.map(({ statement }) => statement);
  if (first === undefined) return [];
  if (!targets.has(first)) return [copy, first, ...others];
  // The statement that jumps lead to stays the same object; what it was follows it.
  const moved: Statement = { ...first };
  Object.assign(first, copy);
  delete first.number;
  delete first.target;
  return [first, moved, ...others];
}

function readsOf({ statement }: Step, local: number): number {
  return localsRead(statement).filter((read) => read === local).length;
}

function readFromRegister(node: Expression, local: number): Expression {
  if (node.op === Op.LoadLocal && node.number === local) return { op: Op.ReturnValue, args: [] };
  return { ...node, args: node.args.map((arg) => readFromRegister(arg, local)) };
}
