/**
 * Puts the code of a function that is called in one place into that place: its description, the call and the return are
 * saved, and its arguments need no copy where they are read once.
 *
 *   call f(a, b); x = result      becomes      p = a; q = b; ...f, with `r = v; go on` for `return v`...; x = r
 *
 * The locals of the function get numbers behind the caller's; what is never needed at the same time shares a slot later
 * (slots.ts). Not moved: constructors and functions that take any number of values, functions with closures or exception
 * handlers, a caller that has them, a function that reads a local before it is written (it counts on a fresh one), one that is
 * called with another number of values than it takes, and one that would make its caller longer than `STATEMENTS_MAX`. A panic
 * of the machine names the caller then.
 */
import type { Expression, Statement } from './code.js';
import { isPlain, liveness, nodes } from './flow.js';
import { argumentCount, type ImageFunction, isSimplyCalled, setSlotCount, slotCount } from './image.js';
import { Op } from './operations.js';
import { neededBefore } from './returnRegister.js';

/** Longest function that is made. The passes behind take time with the square of it. */
const STATEMENTS_MAX = 2000;

interface CallSite {
  caller: ImageFunction;
  call: Statement;
}

/** Changes the functions in place; those that were put elsewhere are gone from the list, which keeps its order. */
export function inlineCalls(functions: ImageFunction[]): ImageFunction[] {
  const gone = new Set<ImageFunction>();
  for (let found = true; found;) {
    found = false;
    const sites = onlyCalls(functions, gone);
    for (const [i, { caller, call }] of sites) {
      const callee = functions[i];
      // A function that was moved or grown in this round is looked at again in the next.
      if (callee === undefined || gone.has(caller) || gone.has(callee) || !caller.code.includes(call))
        continue;
      if (!canMove(caller, call, callee)) continue;
      inline(caller, call, callee);
      gone.add(callee);
      found = true;
    }
  }
  return withoutFunctions(functions, gone);
}

/** The calls of functions that nothing else refers to. Function 0 is where the program starts. */
function onlyCalls(
  functions: readonly ImageFunction[],
  gone: ReadonlySet<ImageFunction>,
): Map<number, CallSite> {
  const references = new Map<number, number>();
  const sites = new Map<number, CallSite>();
  for (const caller of functions) {
    if (gone.has(caller)) continue;
    for (const statement of caller.code) {
      for (const { op, number = 0 } of nodes(statement)) {
        if (op !== Op.StaticFunction && op !== Op.MakeClosure) continue;
        references.set(number, (references.get(number) ?? 0) + 1);
      }
      const [called] = statement.args;
      if (statement.op < Op.Call0 || statement.op > Op.Call8 || called?.op !== Op.StaticFunction) continue;
      sites.set(called.number ?? 0, { caller, call: statement });
    }
  }
  return new Map([...sites].filter(([i]) => i !== 0 && references.get(i) === 1));
}

function canMove(caller: ImageFunction, call: Statement, callee: ImageFunction): boolean {
  if (caller === callee || !isSimplyCalled(callee)) return false;
  if (call.args.length - 1 !== argumentCount(callee)) return false;
  if (caller.code.length + callee.code.length > STATEMENTS_MAX) return false;
  if (!isPlain(caller.code) || !isPlain(callee.code)) return false;
  const [atStart = new Set<number>()] = liveness(callee.code).before;
  return [...atStart].every((local) => local < argumentCount(callee));
}

function inline(caller: ImageFunction, call: Statement, callee: ImageFunction): void {
  const at = caller.code.indexOf(call);
  const next = caller.code[at + 1];
  if (next === undefined) throw new Error('the code runs on beyond a call');
  const base = slotCount(caller);
  const result = base + slotCount(callee);
  setSlotCount(caller, result + 1);
  const keep = resultPlace(caller.code, at, result);
  const [, ...values] = call.args;
  const given = values.map((value, k) => store(base + k, value));
  for (const node of callee.code.flatMap((statement) => nodes(statement))) {
    if (node.op === Op.LoadLocal || node.op === Op.StoreLocal) node.number = base + (node.number ?? 0);
  }
  const body = callee.code.flatMap((statement) =>
    statement.op === Op.Return ? leave(statement, keep, next) : [statement],
  );
  // The call may be where a jump leads: it stays the same object and does what comes first.
  const [first, ...others] = [...given, ...body];
  if (first === undefined) throw new Error('a function without code');
  if (given.length > 0) {
    replaceBy(call, first);
    caller.code.splice(at, 1, call, ...others);
  } else {
    replaceBy(call, { op: Op.Jump, args: [], target: first });
    caller.code.splice(at, 1, call, first, ...others);
  }
}

/** How the caller gets what the function returns. */
type Keep = 'nowhere' | 'register' | number;

/**
 * Nowhere when nothing reads it; in a local when the next statement alone reads it, which then reads that local; else in the
 * machine's place of a call's result.
 */
function resultPlace(code: readonly Statement[], at: number, local: number): Keep {
  const needed = neededBefore(code);
  if (!needed[at + 1]) return 'nowhere';
  const next = code[at + 1];
  const isTarget = code.some(({ target }) => target === next);
  if (next === undefined || isTarget || next.target !== undefined || needed[at + 2]) return 'register';
  next.args = next.args.map((arg) => readInstead(arg, local));
  return local;
}

function readInstead(node: Expression, local: number): Expression {
  if (node.op === Op.ReturnValue) return { op: Op.LoadLocal, number: local, args: [] };
  return { ...node, args: node.args.map((arg) => readInstead(arg, local)) };
}

/** What `return` becomes. The statement stays the same object: a jump may lead to it. */
function leave(statement: Statement, keep: Keep, next: Statement): Statement[] {
  const [value] = statement.args;
  const jump: Statement = { op: Op.Jump, args: [], target: next };
  if (value === undefined || (keep === 'nowhere' && value.args.length === 0)) {
    replaceBy(statement, jump);
    return [statement];
  }
  replaceBy(
    statement,
    keep === 'register' || keep === 'nowhere'
      ? { op: Op.StoreReturnValue, args: [value] }
      : store(keep, value),
  );
  return [statement, jump];
}

function store(number: number, value: Expression): Statement {
  return { op: Op.StoreLocal, number, args: [value] };
}

function replaceBy(statement: Statement, other: Statement): void {
  delete statement.number;
  delete statement.target;
  Object.assign(statement, other);
}

/** The functions that are left, and all references by their new numbers. */
function withoutFunctions(
  functions: readonly ImageFunction[],
  gone: ReadonlySet<ImageFunction>,
): ImageFunction[] {
  const left = functions.filter((one) => !gone.has(one));
  const numberOf = new Map(left.map((one, i) => [one, i]));
  for (const node of left.flatMap(({ code }) => code.flatMap((statement) => nodes(statement)))) {
    if (node.op !== Op.StaticFunction && node.op !== Op.MakeClosure) continue;
    const one = functions[node.number ?? 0];
    if (one !== undefined) node.number = numberOf.get(one) ?? 0;
  }
  return left;
}
