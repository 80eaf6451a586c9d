import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChargeCounter } from './chargeCounter.js';

describe('net charge from two counters', () => {
  it('is the difference of counters that are never set back', () => {
    const counter = new ChargeCounter();
    counter.update(0.2, 0.1, 1, 10);
    counter.update(0.5, 0.1, 1, 10);
    counter.update(0.5, 0.6, -1, 10);
    expect(counter.net_Ah).toBeCloseTo(-0.2, 15);
  });

  it('is the same whether the cycler sets its counters back at each step or never', () => {
    const half = fc.record({ sign: fc.constantFrom(1, -1), rows: fc.integer({ min: 2, max: 30 }) });
    fc.assert(
      fc.property(fc.array(half, { minLength: 1, maxLength: 12 }), (halves) => {
        const never = new ChargeCounter();
        const each = new ChargeCounter();
        const total = [0, 0];
        never.update(0, 0, 0, 0);
        each.update(0, 0, 0, 0);
        for (const { sign, rows } of halves) {
          const own = [0, 0];
          const side = sign > 0 ? 0 : 1;
          for (let k = 0; k < rows; k++) {
            own[side] += 0.01;
            total[side] += 0.01;
            never.update(total[0], total[1], sign * 0.36, 100);
            each.update(own[0], own[1], sign * 0.36, 100);
          }
        }
        expect(each.net_Ah).toBeCloseTo(never.net_Ah, 12);
        expect(each.net_Ah).toBeCloseTo(total[0] - total[1], 12);
      }),
    );
  });

  it('takes a small fall as rounding and any other fall as an assignment', () => {
    const counter = new ChargeCounter();
    counter.update(1, 0, 1, 10);
    counter.update(0.9999, 0, 1, 10);
    expect(counter.net_Ah).toBeCloseTo(-0.0001, 15);
    counter.update(0.7, 0, 1, 10);
    expect(counter.event).toBe('assigned');
    expect(counter.net_Ah).toBeCloseTo(-0.0001, 15);
  });

  it('adds the first row of a half-cycle when the counters left it out', () => {
    const counter = new ChargeCounter();
    counter.update(1, 0, 1, 10);
    expect(counter.update(0, 0, -3.6, 100)).toBe(0);
    // The counter shows this row's charge only; the row before is in no counter.
    expect(counter.update(0, 0.1, -3.6, 100)).toBeCloseTo(-0.2, 15);
    expect(counter.event).toBe('lostRow');
    expect(counter.update(0, 0.2, -3.6, 100)).toBeCloseTo(-0.1, 15);
    expect(counter.event).toBe('none');
  });

  it('does not count twice what a coarse counter shows late', () => {
    const counter = new ChargeCounter();
    counter.update(0, 0, 0, 0);
    for (let row = 1; row <= 40; row++) counter.update(Math.floor(row / 10) * 0.1, 0, 0.36, 100);
    expect(counter.net_Ah).toBeCloseTo(0.4, 15);
  });

  it('does not take the offset of a long rest for lost charge', () => {
    const counter = new ChargeCounter();
    counter.update(0, 0, 0, 0);
    counter.update(0, 0, 0.001, 36000);
    counter.update(0.001, 0, 0.36, 10);
    expect(counter.net_Ah).toBe(0.001);
    expect(counter.event).toBe('none');
  });

  it('ignores the sign of a discharge counter that counts downwards', () => {
    const counter = new ChargeCounter();
    counter.update(0, 0, 0, 0);
    counter.update(0, -0.5, -1, 10);
    expect(counter.net_Ah).toBe(-0.5);
  });
});
