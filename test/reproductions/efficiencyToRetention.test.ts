/**
 * Row 1: a Coulombic efficiency above 99.9 % keeps 80 % over 200 cycles (review: "required").
 *
 *   retention(n) = product of CE_k = CE^n with a constant loss;  0.999^200 = 81.9 %, the threshold for 80 % is 99.889 %
 * The loss per cycle is set, not fitted; the retention follows. Tolerance: the law is exact while every discharge
 * empties the collector; what is left is the change of the charge that stays behind at the voltage limit, below 1e-5.
 */
import { describe, expect, it } from 'vitest';
import { cycleCell, fade, secant } from './cycledCell.js';

/** Formation over in the first cycle and no calendar loss; quick cathode, so that the collector ends the discharge. */
const CELL = {
  formationShare: 0.9,
  seiGrowth_C_per_cm2_sqrt_s: 0,
  seiShare: 0,
  deadShare: 0,
  diffusionTime_s: 100,
};

/** The formation cycle, the reference cycle and 200 more. */
const CYCLES = 202;

describe('200 cycles of a cell that loses 0.1 % a cycle', () => {
  it('keep 0.999^200 = 81.9 %, more than 80 %', () => {
    const cell = cycleCell({ cell: { ...CELL, seiShare: 1e-3 }, cycles: CYCLES });
    const { retention, product, meanEfficiency } = fade(cell);
    expect(Math.abs(meanEfficiency - 0.999)).toBeLessThan(1e-7);
    expect(retention).toBeGreaterThan(0.8);
    expect(Math.abs(retention - 0.999 ** 200)).toBeLessThan(1e-5);
    expect(Math.abs(retention - product)).toBeLessThan(1e-5);
    expect(Math.max(...cell.activeLeft_C)).toBeLessThan(1);
    expect(cell.residual_C).toBe(0);
  });

  it('keep the same whether SEI or dead sodium takes it', () => {
    const withDead = (deadShare: number, cycles: number): ReturnType<typeof fade> =>
      fade(cycleCell({ cell: { ...CELL, seiShare: 5e-4, deadShare }, cycles }));
    // The isolated share depends on pressure and current, so its parameter for 0.1 % in all has to be found.
    const deadShare = secant((share) => withDead(share, 6).meanEfficiency - 0.999, 5e-4, 7e-4, 1e-8);
    const { retention, product } = withDead(deadShare, CYCLES);
    expect(Math.abs(retention - product)).toBeLessThan(1e-5);
    // The pressure rises as dead sodium collects, so the share drifts a little over 200 cycles.
    expect(Math.abs(retention - 0.999 ** 200)).toBeLessThan(1e-3);
  });

  it('would not keep 80 % at 99.88 %: the threshold lies between, as the law says', () => {
    const { retention } = fade(cycleCell({ cell: { ...CELL, seiShare: 1.2e-3 }, cycles: CYCLES }));
    expect(retention).toBeLessThan(0.8);
    expect(Math.abs(retention - 0.9988 ** 200)).toBeLessThan(1e-5);
  });
});
