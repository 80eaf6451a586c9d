/** Random functions do the same before and after: same calls with the same values, same stores, same result. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode, type Expression, type Statement } from './code.js';
import { Op } from './operations.js';
import { shrinkCode, useRegister } from './shrinkImage.js';
import { ADD, ARGUMENTS, LOCALS, program, trace } from './testing/randomFunction.js';

describe('a function that was shrunk', () => {
  it('does the same', () => {
    fc.assert(
      fc.property(program, (code) => {
        const expected = trace(code);
        const shrunk = useRegister(shrinkCode(structuredClone(code), ARGUMENTS).code, ARGUMENTS);
        expect(trace(shrunk.code)).toEqual(expected);
        expect(encode(shrunk.code).length).toBeLessThanOrEqual(encode(code).length);
        expect(shrunk.slotCount).toBeLessThanOrEqual(LOCALS);
      }),
      { numRuns: 3000 },
    );
  });
});

const local = (number: number): Expression => ({ op: Op.LoadLocal, number, args: [] });
const store = (number: number, value: Expression): Statement => ({
  op: Op.StoreLocal,
  number,
  args: [value],
});
const end = (value: Expression): Statement => ({ op: Op.Return, args: [value] });

describe('what the compiler writes', () => {
  it('for "if (a && b)" tests each once and keeps nothing', () => {
    const otherwise = end({ op: 0x90, args: [] });
    const test: Statement = { op: Op.JumpIfFalse, args: [local(3)], target: otherwise };
    const first: Statement = {
      op: Op.JumpIfFalse,
      args: [{ op: Op.ToBoolean, args: [local(3)] }],
      target: test,
    };
    const code = [
      store(3, local(1)),
      first,
      store(3, local(2)),
      test,
      end({ op: 0x91, args: [] }),
      otherwise,
    ];
    const { code: shrunk, slotCount } = shrinkCode(code, ARGUMENTS);
    expect(shrunk.map(({ op }) => op)).toEqual([Op.JumpIfFalse, Op.JumpIfFalse, Op.Return, Op.Return]);
    expect(shrunk.slice(0, 2).map(({ args, target }) => [args[0]?.number, target])).toEqual([
      [1, otherwise],
      [2, otherwise],
    ]);
    expect(slotCount).toBe(ARGUMENTS);
  });

  it('for a value used once computes it there, but not across a call that may change what it reads', () => {
    const read: Expression = { op: Op.Index, args: [local(0), { op: 0x91, args: [] }] };
    const call: Statement = { op: Op.Call0, args: [{ op: Op.StaticFunction, number: 1, args: [] }] };
    const used = end({ op: ADD, args: [local(3), local(1)] });
    expect(shrinkCode([store(3, read), structuredClone(used)], ARGUMENTS).code).toHaveLength(1);
    expect(shrinkCode([store(3, read), call, structuredClone(used)], ARGUMENTS).code).toHaveLength(3);
  });

  it('for a text of a Buffer makes it before the Buffer is written', () => {
    const text: Expression = { op: ADD, args: [{ op: Op.StaticAscii, number: 0, args: [] }, local(0)] };
    const write: Statement = {
      op: Op.IndexSet,
      args: [local(0), { op: 0x90, args: [] }, { op: 0x91, args: [] }],
    };
    expect(shrinkCode([store(3, text), write, end(local(3))], ARGUMENTS).code).toHaveLength(3);
  });

  it('for a function with a closure stays as it is', () => {
    const closure: Statement = store(3, { op: Op.MakeClosure, number: 1, args: [] });
    const code = [closure, store(4, local(1)), end(local(4))];
    expect(shrinkCode(structuredClone(code), ARGUMENTS)).toEqual({ code, slotCount: undefined });
  });
});
