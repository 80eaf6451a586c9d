/**
 * Jumps that lead where they must in one step, conditions without needless negations, and no unreachable code.
 *
 * The compiler writes `if (a && b)` as: keep a; if it is false jump to a second test, of the value just kept. Here the
 * first jump leads to where the second would. A condition is taken the same way by `!!`, `!` and the jump itself
 * (devs_value_to_bool), so that `!!` before a jump changes nothing, on numbers as well.
 */
import type { Expression, Statement } from './code.js';
import { orderOf, successors, withoutStatements } from './flow.js';
import { Op } from './operations.js';

/** The code with shorter ways through it; the same statements run, but for jumps. */
export function straightenJumps(code: Statement[]): Statement[] {
  let straight = code;
  for (let size = -1; size !== straight.length;) {
    size = straight.length;
    for (const statement of straight) simplifyCondition(statement);
    straight = settleConstants(straight);
    thread(straight);
    straight = withoutIdleJumps(reachable(straight));
  }
  return straight;
}

function simplifyCondition(statement: Statement): void {
  if (statement.op !== Op.JumpIfFalse) return;
  for (;;) {
    const [outer] = statement.args;
    const [inner] = outer?.args ?? [];
    const [innermost] = inner?.args ?? [];
    if (outer?.op === Op.ToBoolean && inner !== undefined) statement.args = [inner];
    else if (outer?.op !== Op.Not || innermost === undefined) return;
    else if (inner?.op === Op.Not) statement.args = [innermost];
    else if (inner?.op === Op.ToBoolean) outer.args = [innermost];
    else return;
  }
}

/** A jump on `true` is none, one on `false` is always taken. */
function settleConstants(code: Statement[]): Statement[] {
  for (const statement of code) {
    if (statement.op !== Op.JumpIfFalse || statement.args[0]?.op !== Op.False) continue;
    statement.op = Op.Jump;
    statement.args = [];
  }
  return withoutStatements(code, ({ op, args }) => op === Op.JumpIfFalse && args[0]?.op === Op.True);
}

function thread(code: readonly Statement[]): void {
  const order = orderOf(code);
  const next = (statement: Statement): Statement | undefined => code[(order.get(statement) ?? -2) + 1];
  for (const statement of code) {
    // A way that comes back to where it was is an endless loop of the program.
    const seen = new Set<Statement>();
    for (;;) {
      const { target } = statement;
      if (target === undefined || seen.has(target)) break;
      seen.add(target);
      const onward = wayThrough(statement, target, next);
      if (onward === undefined) break;
      statement.target = onward;
    }
    const { target } = statement;
    if (statement.op === Op.Jump && target?.op === Op.Return && isShort(target)) {
      statement.op = Op.Return;
      statement.args = target.args.map((arg) => ({ ...arg }));
      delete statement.target;
    }
  }
}

/** Where the jump leads behind its target, if the target is a jump whose outcome is known. */
function wayThrough(
  jump: Statement,
  target: Statement,
  next: (statement: Statement) => Statement | undefined,
): Statement | undefined {
  if (target.op === Op.Jump) return target.target;
  if (jump.op !== Op.JumpIfFalse || target.op !== Op.JumpIfFalse) return undefined;
  const known = testOf(jump.args[0]);
  const asked = testOf(target.args[0]);
  if (known === undefined || asked?.local !== known.local) return undefined;
  return known.negated === asked.negated ? target.target : next(target);
}

/** The local a condition tests, if it tests nothing else. */
function testOf(condition: Expression | undefined): { local: number; negated: boolean } | undefined {
  if (condition?.op === Op.LoadLocal) return { local: condition.number ?? 0, negated: false };
  const [inner] = condition?.args ?? [];
  if (condition?.op !== Op.Not || inner?.op !== Op.LoadLocal) return undefined;
  return { local: inner.number ?? 0, negated: true };
}

/** A return that is no longer than a jump. */
function isShort({ args: [value] }: Statement): boolean {
  return value?.args.length === 0 && value.number === undefined;
}

function reachable(code: readonly Statement[]): Statement[] {
  const order = orderOf(code);
  const reached = new Set([0]);
  for (const i of reached) for (const next of successors(code, i, order)) reached.add(next);
  return code.filter((_, i) => reached.has(i));
}

/** Without jumps to the statement that follows anyway. */
function withoutIdleJumps(code: Statement[]): Statement[] {
  return withoutStatements(
    code,
    (statement, i) => statement.op === Op.Jump && statement.target === code[i + 1],
  );
}
