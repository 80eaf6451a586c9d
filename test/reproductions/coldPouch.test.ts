/**
 * Row 5: 1.79 Ah NVP pouch at -40 degC, C/20, 2.8 to 3.8 V: 93.8 % after 50 cycles, Coulombic efficiency 99.88 %.
 *
 * FITTED: `seiShare`, so that the mean efficiency of the 50 cycles is 99.88 %. The retention is then a prediction.
 * It is 94.2 %, which is 0.9988^50; 93.8 +-0.05 % lies outside what the rounding of 99.88 % allows (93.9 to 94.4 %).
 * The two printed numbers agree if the efficiency is that of the last cycles of a cell whose loss slows down: this
 * takes a second FIT, the calendar growth of the SEI, to 93.8 %. The fitted constant is three times the reference cell's
 * at 25 degC, which is unlikely at -40 degC: read it as a size that would be needed, not as an explanation.
 * Geometry from the paper: 17 double-sided cathodes of 5 x 9.5 cm. Assumed: diffusion time 100 s at 25 degC, so that
 * the collector and not the cathode ends the discharge at -40 degC; everything else as the reference cell.
 * Changed: charged to 3.65 V, where the library's NVP curve ends, instead of 3.8 V.
 */
import { describe, expect, it } from 'vitest';
import type { CellParameters } from '../../sim/cell/cellParameters.js';
import type { CycledCell } from './cycledCell.js';
import { cycleCell, fade, secant } from './cycledCell.js';

const EFFICIENCY = 0.9988;
const PUBLISHED_RETENTION = 0.938;
const PUBLISHED_TOLERANCE = 0.0005;

const COLD_POUCH: Partial<CellParameters> = {
  capacity_Ah: 1.79,
  electrodeArea_cm2: 17 * 2 * 47.5,
  footprintArea_cm2: 47.5,
  layers: 34,
  ambient_degC: -40,
  diffusionTime_s: 100,
};

/** Formation, the reference cycle, and 50 more. */
function cycled(changes: Partial<CellParameters>): CycledCell {
  return cycleCell({
    cell: { ...COLD_POUCH, ...changes },
    cycles: 52,
    step_s: 40,
    protocol: {
      chargeRate_per_h: 0.05,
      dischargeRate_per_h: 0.05,
      voltageMin_V: 2.8,
      voltageMax_V: 3.65,
      cvCutRate_per_h: 0,
    },
  });
}

const meanOfLast = (cell: CycledCell): number =>
  cell.efficiency.slice(-5).reduce((sum, efficiency) => sum + efficiency, 0) / 5;

/** The share of SEI with which an efficiency of the cell comes out as printed. */
function fit(changes: Partial<CellParameters>, efficiencyOf: (cell: CycledCell) => number): number {
  const miss = (seiShare: number): number => efficiencyOf(cycled({ ...changes, seiShare })) - EFFICIENCY;
  return secant(miss, 8e-4, 9e-4, 1e-7);
}

describe('50 cycles at -40 degC', () => {
  it('keep 94.2 % if the mean efficiency is 99.88 %: the law, 0.4 points above the paper', () => {
    const seiShare = fit({}, (cell) => fade(cell).meanEfficiency);
    expect(seiShare).toBeGreaterThan(1e-4);
    expect(seiShare).toBeLessThan(2e-3);
    const cell = cycled({ seiShare });
    const { retention } = fade(cell);
    expect(Math.max(...cell.activeLeft_C)).toBeLessThan(1);
    expect(Math.abs(retention - EFFICIENCY ** 50)).toBeLessThan(5e-5);
    const rounding = 50 * 0.00005;
    expect(retention - PUBLISHED_RETENTION).toBeGreaterThan(rounding);
    expect(retention - PUBLISHED_RETENTION).toBeLessThan(2 * rounding);
  });

  it('keep 93.8 % if 99.88 % is where the efficiency of a slowing loss has arrived', () => {
    const slowing = { seiGrowth_C_per_cm2_sqrt_s: 7e-5 };
    const cell = cycled({ ...slowing, seiShare: fit(slowing, meanOfLast) });
    expect(cell.efficiency[2]).toBeLessThan(EFFICIENCY);
    expect(Math.abs(fade(cell).retention - PUBLISHED_RETENTION)).toBeLessThan(PUBLISHED_TOLERANCE);
  });

  it('keep more than the lost sodium allows while a slow cathode leaves metal on the collector', () => {
    const cell = cycled({ seiShare: 5e-4, diffusionTime_s: 200 });
    expect(cell.activeLeft_C[30]).toBeGreaterThan(20);
    expect(fade(cell).retention).toBeGreaterThan((1 - 5e-4) ** 50 + 0.01);
  });
});
