import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Path, Pool, Pools, QUANTUM_PER_C, SODIUM_MAX_C } from './pools.js';

describe('Pools', () => {
  it('moves charge and never more than there is', () => {
    const pools = new Pools();
    pools.fill(Pool.Cathode, 10);
    expect(pools.transfer(Pool.Cathode, Pool.Active, 4, Path.Plating)).toBe(4);
    expect(pools.of(Pool.Cathode)).toBe(6);
    expect(pools.transfer(Pool.Cathode, Pool.Active, 7, Path.Plating)).toBe(6);
    expect(pools.of(Pool.Cathode)).toBe(0);
    expect(pools.of(Pool.Active)).toBe(10);
  });

  it('carries what rounding left over, so that tiny transfers add up', () => {
    const pools = new Pools();
    pools.fill(Pool.Active, 1);
    const tiny_C = 0.3 / QUANTUM_PER_C;
    for (let i = 0; i < 100000; i++) pools.transfer(Pool.Active, Pool.Sei, tiny_C, Path.ChemicalSei);
    expect(Math.abs(pools.of(Pool.Sei) - 100000 * tiny_C)).toBeLessThanOrEqual(1 / QUANTUM_PER_C);
  });

  it('keeps the sum to the last bit, at the largest cell too', () => {
    const pool = fc.integer({ min: 0, max: 5 });
    const move = fc.tuple(
      pool,
      pool,
      fc.double({ min: 0, max: 5000, noNaN: true }),
      fc.integer({ min: 0, max: 4 }),
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: SODIUM_MAX_C, noNaN: true }),
        fc.array(move),
        (sodium_C, moves) => {
          const pools = new Pools();
          pools.fill(Pool.Cathode, sodium_C);
          const start = pools.sum_C();
          for (const [from, to, amount, path] of moves) {
            if (from !== to) pools.transfer(from, to, amount, path);
            expect(pools.of(from)).toBeGreaterThanOrEqual(0);
          }
          expect(pools.sum_C()).toBe(start);
        },
      ),
    );
  });
});
