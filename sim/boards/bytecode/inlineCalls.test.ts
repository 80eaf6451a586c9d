/** Random callers with a random function they call do the same when that function was put into its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression, Statement } from './code.js';
import { nodes } from './flow.js';
import { type ImageFunction, setSlotCount, slotCount } from './image.js';
import { inlineCalls } from './inlineCalls.js';
import { Op } from './operations.js';
import { shrinkCode, useRegister } from './shrinkImage.js';
import { ARGUMENTS, LOCALS, OTHER, program, trace } from './testing/randomFunction.js';

const DESCRIPTION_BYTES = 16;
const ARGUMENT_COUNT_AT = 10;
const FLAGS_AT = 11;

function imageFunction(code: Statement[]): ImageFunction {
  const one = { description: new Uint8Array(DESCRIPTION_BYTES), code };
  one.description[ARGUMENT_COUNT_AT] = ARGUMENTS;
  setSlotCount(one, LOCALS);
  return one;
}

/** The caller with its first call of the other function; a second one would keep both from moving. */
function withOneCall(code: Statement[]): Statement[] {
  const isCall = ({ op }: Statement): boolean => op === Op.Call0 + ARGUMENTS;
  const first = code.findIndex(isCall);
  const kept = code.filter((statement, i) => i === first || !isCall(statement));
  const end = kept.at(-1);
  for (const statement of kept) {
    if (statement.target !== undefined && !kept.includes(statement.target) && end) statement.target = end;
  }
  return kept;
}

/** A function that calls none, and so reads no result of a call: at its start there is none that it could count on. */
const callee = program.map((code) => {
  const [, ...rest] = withOneCall([call(), ...code]);
  for (const node of rest.flatMap((statement) => nodes(statement))) {
    if (node.op === Op.ReturnValue) Object.assign(node, local(1));
  }
  return rest;
});

const local = (number: number): Expression => ({ op: Op.LoadLocal, number, args: [] });

function call(): Statement {
  const callee: Expression = { op: Op.StaticFunction, number: OTHER, args: [] };
  return { op: Op.Call0 + ARGUMENTS, args: [callee, local(0), local(1), local(2)] };
}

describe('a function that is called in one place', () => {
  it('does there what it did, and the caller goes on with its result', () => {
    let moved = 0;
    fc.assert(
      fc.property(program.map(withOneCall), callee, (caller, called) => {
        const expected = trace(caller, called);
        const functions = inlineCalls([caller, called].map((code) => imageFunction(structuredClone(code))));
        const [first, second] = functions;
        expect(trace(first?.code ?? [], second?.code)).toEqual(expected);
        const shrunk = useRegister(shrinkCode(first?.code ?? [], ARGUMENTS).code, ARGUMENTS);
        expect(trace(shrunk.code, second?.code)).toEqual(expected);
        if (second === undefined) moved++;
      }),
      { numRuns: 1000 },
    );
    expect(moved).toBeGreaterThan(150);
  });

  const end = (value: Expression): Statement => ({ op: Op.Return, args: [value] });
  const move = (callers: Statement[][], callee: Statement[]): ImageFunction[] => {
    const [main = [], ...others] = callers;
    return inlineCalls([main, callee, ...others].map((code) => imageFunction(code)));
  };

  it('is gone, and references to those behind it follow', () => {
    const behind: Statement = { op: Op.Call0, args: [{ op: Op.StaticFunction, number: 2, args: [] }] };
    const again = structuredClone(behind);
    const functions = move([[call(), behind, again, end(local(1))], [end(local(2))]], [end(local(2))]);
    expect(functions).toHaveLength(2);
    expect([behind, again].map(({ args }) => args[0]?.number)).toEqual([1, 1]);
    expect(slotCount(functions[0])).toBeGreaterThan(LOCALS);
  });

  it('stays when it is called twice, given away as a value, or calls itself', () => {
    expect(move([[call(), call(), end(local(1))]], [end(local(2))])).toHaveLength(2);
    const value: Expression = { op: Op.StaticFunction, number: OTHER, args: [] };
    expect(move([[call(), end(value)]], [end(local(2))])).toHaveLength(2);
    expect(move([[end(local(1))]], [call(), end(local(2))])).toHaveLength(2);
  });

  it('stays when it counts on a fresh local, has a closure, or takes another number of values', () => {
    expect(move([[call(), end(local(1))]], [end(local(ARGUMENTS))])).toHaveLength(2);
    const closure: Statement = {
      op: Op.StoreLocal,
      number: 3,
      args: [{ op: Op.MakeClosure, number: 1, args: [] }],
    };
    expect(move([[call(), end(local(1))]], [closure, end(local(1))])).toHaveLength(2);
    const short = call();
    short.args.pop();
    short.op--;
    expect(move([[short, end(local(1))]], [end(local(1))])).toHaveLength(2);
  });

  it.each([
    ['it needs a `this`', 1],
    ['it is a constructor', 2],
    ['it makes a list of the values behind its first', 4],
  ])('stays when %s', (_, flags) => {
    const callee = imageFunction([end(local(2))]);
    callee.description[FLAGS_AT] = flags;
    expect(inlineCalls([imageFunction([call(), end(local(1))]), callee])).toHaveLength(2);
  });
});
