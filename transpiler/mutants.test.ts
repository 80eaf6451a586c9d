/** The operator matrix and the programs of features notice when a helper of the runtime, or the printed C, is a trifle wrong. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate, runInC, runInNode, type Experiment } from './testing/differential.js';
import { LOCAL_OBJECT_FEATURE } from './testing/localObjectFeature.js';
import { DOUBLE_STEPS, doubleProgram, INTEGER_STEPS, integerProgram } from './testing/operatorMatrix.js';
import { hasTarget, PC_O2 } from './testing/targets.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-mutants-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Mutant {
  name: string;
  file: 'ts_runtime.h' | 't.c';
  from: string;
  to: string;
  program: 'doubles' | 'integers' | 'objects';
}

const MUTANTS: readonly Mutant[] = [
  {
    name: 'whole part of huge numbers',
    file: 'ts_runtime.h',
    from: '(exponent < 32)',
    to: '(exponent < 31)',
    program: 'doubles',
  },
  {
    name: 'sign of the modulus',
    file: 'ts_runtime.h',
    from: '? (0u - magnitude) : magnitude',
    to: '? magnitude : magnitude',
    program: 'doubles',
  },
  {
    name: '-0 of min and max',
    file: 'ts_runtime.h',
    from: '? ~bits : (bits | TS_SIGN_BIT)',
    to: '? (~bits + 1u) : (bits | TS_SIGN_BIT)',
    program: 'doubles',
  },
  {
    name: 'negative numbers of min and max',
    file: 'ts_runtime.h',
    from: '? ~bits : (bits | TS_SIGN_BIT)',
    to: '? (bits & ~TS_SIGN_BIT) : (bits | TS_SIGN_BIT)',
    program: 'doubles',
  },
  {
    name: 'NaN of max',
    file: 'ts_runtime.h',
    from: 'return (ts_is_nan(b) || (ts_order(b) > ts_order(a))) ? b : a;',
    to: 'return (ts_order(b) > ts_order(a)) ? b : a;',
    program: 'doubles',
  },
  {
    name: 'infinities of min and max',
    file: 'ts_runtime.h',
    from: '~TS_SIGN_BIT) > TS_INFINITY_BITS',
    to: '~TS_SIGN_BIT) >= TS_INFINITY_BITS',
    program: 'doubles',
  },
  {
    name: 'rounding of a large product',
    file: 'ts_runtime.h',
    from: 'return (int32_t)ts_modulo_u32((double)exact);',
    to: 'return (int32_t)(uint32_t)(uint64_t)exact;',
    program: 'integers',
  },
  {
    name: '-0 of floor',
    file: 'ts_runtime.h',
    from: 'return x; /* keeps -0 */',
    to: 'return whole;',
    program: 'doubles',
  },
  {
    name: '-0 of ceil',
    file: 'ts_runtime.h',
    from: '? (ts_real)-0.0 : whole; /* ceil',
    to: '? whole : whole; /* ceil',
    program: 'doubles',
  },
  {
    name: 'count of shifts',
    file: 'ts_runtime.h',
    from: '(uint32_t)a << (count & 31u)',
    to: '(uint32_t)a << (count & 15u)',
    program: 'integers',
  },
  {
    name: 'sign of >>',
    file: 'ts_runtime.h',
    from: '(a < 0) ? ~(~bits',
    to: '(a > 0) ? ~(~bits',
    program: 'integers',
  },
  {
    name: 'division by 0',
    file: 'ts_runtime.h',
    from: 'if (b == 0) {\n        return 0;',
    to: 'if (b == 0) {\n        return 1;',
    program: 'integers',
  },
  {
    name: '-0 of %',
    file: 'ts_runtime.h',
    from: 'ts_has_sign(a)) ? (ts_real)-0.0',
    to: 'ts_has_sign(a)) ? (ts_real)0.0',
    program: 'integers',
  },
  {
    name: 'wrapping sum',
    file: 'ts_runtime.h',
    from: '(int32_t)((uint32_t)a + (uint32_t)b)',
    to: '(int32_t)((uint32_t)a + (uint32_t)b + ((a == b) ? 1u : 0u))',
    program: 'integers',
  },
  {
    name: 'exact comparison of a sum',
    file: 't.c',
    from: '(int64_t)a + 1 > b',
    to: '(int32_t)((uint32_t)a + 1u) > b',
    program: 'integers',
  },
  {
    name: 'a quotient rounded down',
    file: 'ts_runtime.h',
    from: '((a % b) < 0) ? (quotient - 1) : quotient',
    to: '(a < 0) ? (quotient - 1) : quotient',
    program: 'integers',
  },
  {
    name: 'a remainder by 0 held against 0',
    file: 't.c',
    from: '(b != 0) && (ts_mod_i32(a, b) == 0)',
    to: 'ts_mod_i32(a, b) == 0',
    program: 'integers',
  },
  {
    name: 'bits of an unsigned number',
    file: 't.c',
    from: '(u >> 3u) & 15u',
    to: '((uint32_t)((int32_t)u / 8)) & 15u',
    program: 'integers',
  },
  {
    name: '0 minus an integer',
    file: 't.c',
    from: '(double)(0 - (int64_t)a)',
    to: '-(double)a',
    program: 'integers',
  },
  {
    name: 'an object that is made at the first pass of a loop only',
    file: 't.c',
    from: 't_Range range;\n        t_Range_init(&range, width);',
    to: 'static t_Range range; if (width == 1) { t_Range_init(&range, width); }',
    program: 'objects',
  },
];

describe.skipIf(!hasTarget(PC_O2))('mutants', () => {
  const experiments = new Map<string, { experiment: Experiment; expected: string[] }>();

  beforeAll(() => {
    for (const [program, source, steps] of [
      ['doubles', doubleProgram(), DOUBLE_STEPS],
      ['integers', integerProgram(), INTEGER_STEPS],
      ['objects', LOCAL_OBJECT_FEATURE.source, 20],
    ] as const) {
      const folder = join(scratch, program);
      mkdirSync(folder);
      const experiment = { scratch: folder, source, steps };
      generate(experiment);
      experiments.set(program, { experiment, expected: runInNode(experiment, true) });
    }
  });

  it.each(MUTANTS)('$name: is noticed', ({ file, from, to, program }) => {
    const found = experiments.get(program);
    if (found === undefined) throw new Error('no such program');
    const { experiment, expected } = found;
    const path = join(experiment.scratch, 'c', file);
    const text = readFileSync(path, 'utf8');
    expect(text.split(from).length, `"${from}" must occur once`).toBe(2);
    writeFileSync(path, text.replace(from, to));
    try {
      expect(runInC(experiment, PC_O2, ['-DHASHED'])).not.toEqual(expected);
    } finally {
      writeFileSync(path, text);
    }
    expect(runInC(experiment, PC_O2, ['-DHASHED'])).toEqual(expected);
  });
});
