/**
 * Where a function's statements lead, and which locals still matter behind each: what the passes need to know before they
 * move or drop anything.
 */
import type { Expression, Statement } from './code.js';
import { endsFlow, Op } from './operations.js';

/** Operations by which another function or an exception can reach this one's locals, or its flow is not what it shows. */
const HIDDEN: ReadonlySet<number> = new Set([
  Op.MakeClosure,
  Op.Try,
  Op.EndTry,
  Op.Catch,
  Op.Finally,
  Op.ReThrow,
  Op.ThrowJump,
]);

/** Whether all reads and writes of the function's locals stand in its own code, in the order they show. */
export function isPlain(code: readonly Statement[]): boolean {
  return !code.some((statement) => nodes(statement).some(({ op }) => HIDDEN.has(op)));
}

/** The statement and all expressions in it. */
export function nodes(node: Expression): Expression[] {
  return [node, ...node.args.flatMap((arg) => nodes(arg))];
}

/** Locals that the statement reads, once for each read. */
export function localsRead(node: Expression): number[] {
  return nodes(node).flatMap(({ op, number }) => (op === Op.LoadLocal ? [number ?? 0] : []));
}

export function localWritten({ op, number }: Statement): number | undefined {
  return op === Op.StoreLocal ? number : undefined;
}

/** Indices of the statements that can follow statement `i`. */
export function successors(code: readonly Statement[], i: number, order: Map<Statement, number>): number[] {
  const statement = code[i];
  if (statement === undefined) return [];
  const next = endsFlow(statement.op) ? [] : [i + 1];
  const target = statement.target === undefined ? undefined : order.get(statement.target);
  return target === undefined ? next : [...next, target];
}

export function orderOf(code: readonly Statement[]): Map<Statement, number> {
  return new Map(code.map((statement, i) => [statement, i]));
}

export function jumpTargets(code: readonly Statement[]): Set<Statement> {
  return new Set(code.flatMap(({ target }) => (target === undefined ? [] : [target])));
}

export interface Liveness {
  /** For each statement, the locals whose value is read later on some way from there, before it is written. */
  after: Set<number>[];
  /** The same before each statement. */
  before: Set<number>[];
}

export function liveness(code: readonly Statement[]): Liveness {
  const order = orderOf(code);
  const before = code.map(() => new Set<number>());
  const after = code.map(() => new Set<number>());
  for (let changed = true; changed;) {
    changed = false;
    for (let i = code.length - 1; i >= 0; i--) {
      const statement = code[i];
      const [out, into] = [after[i], before[i]];
      if (statement === undefined || out === undefined || into === undefined) continue;
      for (const next of successors(code, i, order)) for (const local of before[next] ?? []) out.add(local);
      const size = into.size;
      const written = localWritten(statement);
      for (const local of out) if (local !== written) into.add(local);
      for (const local of localsRead(statement)) into.add(local);
      if (into.size !== size) changed = true;
    }
  }
  return { after, before };
}

/** The code without some statements; a jump to one of them leads to what followed it. */
export function withoutStatements(
  code: readonly Statement[],
  dropped: (statement: Statement, i: number) => boolean,
): Statement[] {
  const kept: Statement[] = [];
  const onward = new Map<Statement, Statement>();
  const drops = code.map(dropped);
  let next: Statement | undefined;
  for (let i = code.length - 1; i >= 0; i--) {
    const statement = code[i];
    if (statement === undefined) continue;
    if (!drops[i]) {
      kept.unshift(statement);
      next = statement;
    } else if (next !== undefined) {
      onward.set(statement, next);
    }
  }
  for (const statement of kept) {
    const moved = statement.target === undefined ? undefined : onward.get(statement.target);
    if (moved !== undefined) statement.target = moved;
  }
  return kept;
}
