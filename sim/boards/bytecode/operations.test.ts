import { describe, expect, it } from 'vitest';
import { endsFlow, FIRST_CONSTANT, isStatement, isStateless, Op } from './operations.js';

const LAST = 94;
const ALL = Array.from({ length: LAST }, (_, i) => i + 1);

describe('the table of operations', () => {
  it('ends the flow behind returns, jumps and throws, also one thrown again', () => {
    const final = [Op.Return, Op.Jump, Op.EndTry, Op.Throw, Op.ReThrow, Op.ThrowJump];
    expect(ALL.filter((op) => endsFlow(op))).toEqual(final);
  });

  it('has constants and arithmetic as stateless, and no statement, local, element or result of a call', () => {
    const stateless = ALL.filter((op) => isStateless(op));
    expect(stateless).toEqual(
      expect.arrayContaining([Op.Literal, Op.True, Op.Not, Op.ToBoolean, Op.Undefined]),
    );
    expect(stateless.filter((op) => isStatement(op))).toEqual([]);
    for (const op of [Op.LoadLocal, Op.ReturnValue, Op.Index]) expect(stateless).not.toContain(op);
    expect(isStateless(FIRST_CONSTANT)).toBe(true);
    expect(endsFlow(FIRST_CONSTANT)).toBe(false);
  });

  it('knows no other operation', () => {
    expect(() => endsFlow(0)).toThrow('unknown');
    expect(() => endsFlow(LAST + 1)).toThrow('unknown');
  });
});
