/** Random functions do the same before and after: same calls with the same values, same stores, same result. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode, type Expression, type Statement } from './code.js';
import { Op } from './operations.js';
import { shrinkCode } from './shrinkImage.js';

const [ADD, SUB, LESS] = [58, 59, 70];
const ARGUMENTS = 3;
const LOCALS = 7;
const FIELDS = 4;

const expression: fc.Arbitrary<Expression> = fc.letrec<{ value: Expression }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.integer({ min: 1, max: LOCALS - 1 }).map((number) => ({ op: Op.LoadLocal, number, args: [] })),
    fc.integer({ min: -3, max: 3 }).map((value) => ({ op: 0x90 + value, args: [] })),
    fc.constantFrom(Op.True, Op.False, Op.ReturnValue).map((op) => ({ op, args: [] })),
    field(),
    fc
      .tuple(fc.constantFrom(ADD, SUB, LESS), tie('value'), tie('value'))
      .map(([op, a, b]) => ({ op, args: [a, b] })),
    fc.tuple(fc.constantFrom(Op.Not, Op.ToBoolean), tie('value')).map(([op, a]) => ({ op, args: [a] })),
  ),
})).value;

/** An element of the array that is argument 0. */
function field(): fc.Arbitrary<Expression> {
  return fc.integer({ min: 0, max: FIELDS - 1 }).map((i) => ({
    op: Op.Index,
    args: [
      { op: Op.LoadLocal, number: 0, args: [] },
      { op: 0x90 + i, args: [] },
    ],
  }));
}

/** A statement, and for jumps how far ahead it leads. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: LOCALS - 1 }), expression)
      .map(([number, value]) => ({ op: Op.StoreLocal, number, args: [value], ahead: 0 })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(expression, fc.integer({ min: 1, max: 6 }))
      .map(([value, ahead]) => ({ op: Op.JumpIfFalse, args: [value], ahead })),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 6 })
      .map((ahead) => ({ op: Op.Jump, args: [] as Expression[], ahead })),
  },
  { weight: 1, arbitrary: expression.map((value) => ({ op: Op.Return, args: [value], ahead: 0 })) },
  {
    weight: 2,
    arbitrary: expression.map((value) => ({
      op: Op.Call0 + 1,
      args: [{ op: Op.StaticFunction, number: 1, args: [] }, value],
      ahead: 0,
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(field(), expression)
      .map(([place, value]) => ({ op: Op.IndexSet, args: [...place.args, value], ahead: 0 })),
  },
);

const program = fc.array(step, { minLength: 1, maxLength: 30 }).map((steps) => {
  const end: Statement = { op: Op.Return, args: [{ op: Op.LoadLocal, number: 1, args: [] }] };
  const code: Statement[] = steps.map(({ ahead: _, ...rest }) => structuredClone(rest));
  code.push(end);
  for (const [i, { ahead }] of steps.entries()) {
    const statement = code[i];
    if (ahead > 0 && statement !== undefined) statement.target = code[i + ahead] ?? end;
  }
  return code;
});

/** What the function does: what it calls with, what it stores, what it returns. */
function trace(code: readonly Statement[]): unknown[] {
  const done: unknown[] = [];
  const fields: unknown[] = [10, 20, 30, 40];
  const locals: unknown[] = [fields, 5, true];
  let result: unknown;
  const value = ({ op, number = 0, args }: Expression): unknown => {
    const [a, b] = args.map((arg) => value(arg));
    if (op === Op.LoadLocal) return locals[number];
    if (op === Op.True || op === Op.False) return op === Op.True;
    if (op === Op.ReturnValue) return result;
    if (op === Op.Index) return (a as unknown[])[b as number];
    if (op === Op.Not) return !truth(a);
    if (op === Op.ToBoolean) return truth(a);
    if (op === ADD) return Number(a) + Number(b);
    if (op === SUB) return Number(a) - Number(b);
    if (op === LESS) return Number(a) < Number(b);
    if (op === Op.StaticFunction) return number;
    return op - 0x90;
  };
  for (let at = 0; ;) {
    const statement = code[at++];
    if (statement === undefined) throw new Error('ran beyond the end');
    const values = statement.args.map((arg) => value(arg));
    const jump = (): void => {
      at = code.indexOf(statement.target ?? statement);
    };
    if (statement.op === Op.Return) return [...done, 'returns', values[0]];
    if (statement.op === Op.StoreLocal) locals[statement.number ?? 0] = values[0];
    else if (statement.op === Op.StoreReturnValue) result = values[0];
    else if (statement.op === Op.IndexSet) fields[values[1] as number] = values[2];
    else if (statement.op === Op.Jump) jump();
    else if (statement.op === Op.JumpIfFalse) {
      if (!truth(values[0])) jump();
    } else {
      done.push(['calls', values[1], ...fields]);
      result = done.length * 7;
    }
  }
}

/** The machine's inverted truth of numbers that are not whole plays no part: any consistent truth will do. */
function truth(value: unknown): boolean {
  return Boolean(value);
}

describe('a function that was shrunk', () => {
  it('does the same', () => {
    fc.assert(
      fc.property(program, (code) => {
        const expected = trace(code);
        const { code: shrunk, slotCount } = shrinkCode(structuredClone(code), ARGUMENTS);
        expect(trace(shrunk)).toEqual(expected);
        expect(encode(shrunk).length).toBeLessThanOrEqual(encode(code).length);
        expect(slotCount).toBeLessThanOrEqual(LOCALS);
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

  it('for a function with a closure stays as it is', () => {
    const closure: Statement = store(3, { op: Op.MakeClosure, number: 1, args: [] });
    const code = [closure, store(4, local(1)), end(local(4))];
    expect(shrinkCode(structuredClone(code), ARGUMENTS)).toEqual({ code, slotCount: undefined });
  });
});
