/** Random functions of the machine, and what they do when they run: their calls, stores and results. */
import fc from 'fast-check';
import type { Expression, Statement } from '../code.js';
import { Op } from '../operations.js';

export const [ADD, SUB, LESS] = [58, 59, 70];
export const ARGUMENTS = 3;
export const LOCALS = 7;
const FIELDS = 4;
/** The function that is called. */
export const OTHER = 1;

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

function array(): Expression {
  return { op: Op.LoadLocal, number: 0, args: [] };
}

/** An element of the array that is argument 0. */
function field(): fc.Arbitrary<Expression> {
  return fc.integer({ min: 0, max: FIELDS - 1 }).map((i) => ({
    op: Op.Index,
    args: [array(), { op: 0x90 + i, args: [] }],
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
    arbitrary: fc.tuple(expression, expression).map(([one, other]) => ({
      op: Op.Call0 + ARGUMENTS,
      args: [{ op: Op.StaticFunction, number: OTHER, args: [] }, array(), one, other],
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

/** A function whose first argument is an array of four. */
export const program = fc.array(step, { minLength: 1, maxLength: 30 }).map((steps) => {
  const end: Statement = { op: Op.Return, args: [{ op: Op.LoadLocal, number: 1, args: [] }] };
  const code: Statement[] = steps.map(({ ahead: _, ...rest }) => structuredClone(rest));
  code.push(end);
  for (const [i, { ahead }] of steps.entries()) {
    const statement = code[i];
    if (ahead > 0 && statement !== undefined) statement.target = code[i + ahead] ?? end;
  }
  return code;
});

/**
 * What the function does: what it stores and returns, and each call. Calls run `other`, when there is one, and are told else.
 */
export function trace(code: readonly Statement[], other?: readonly Statement[]): unknown[] {
  const done: unknown[] = [];
  const register: { value: unknown } = { value: undefined };
  const fields: unknown[] = [10, 20, 30, 40];
  const returned = run(code, [fields, 5, true]);
  return [...done, 'returns', returned, ...fields];

  function run(body: readonly Statement[], locals: unknown[]): unknown {
    const value = ({ op, number = 0, args }: Expression): unknown => {
      const [a, b] = args.map((arg) => value(arg));
      if (op === Op.LoadLocal) return locals[number];
      if (op === Op.True || op === Op.False) return op === Op.True;
      if (op === Op.Undefined) return undefined;
      if (op === Op.ReturnValue) return register.value;
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
      const statement = body[at++];
      if (statement === undefined) throw new Error('ran beyond the end');
      const values = statement.args.map((arg) => value(arg));
      const jump = (): void => {
        at = body.indexOf(statement.target ?? statement);
      };
      if (statement.op === Op.Return) return values[0];
      if (statement.op === Op.StoreLocal) locals[statement.number ?? 0] = values[0];
      else if (statement.op === Op.StoreReturnValue) register.value = values[0];
      else if (statement.op === Op.IndexSet) {
        fields[values[1] as number] = values[2];
        done.push(['stores', values[1], values[2]]);
      } else if (statement.op === Op.Jump) jump();
      else if (statement.op === Op.JumpIfFalse) {
        if (!truth(values[0])) jump();
      } else if (other === undefined) {
        done.push(['calls', ...values.slice(2), ...fields]);
        register.value = done.length * 7;
      } else {
        register.value = run(other, values.slice(1));
      }
    }
  }
}

/** The machine's inverted truth of numbers that are not whole plays no part: any consistent truth will do. */
function truth(value: unknown): boolean {
  return Boolean(value);
}
