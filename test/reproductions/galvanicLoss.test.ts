/**
 * Row 24: anode-free cells that rest in the last stage of discharge or the first of charge lose inventory fastest,
 * because the collector is only partly covered (lithium; shape only).
 *
 * Nothing is fitted. The form i 4 th (1 - th) and the cover th = 1 - exp(-q/q_nuc) are the model's; the size 1 uA/cm2
 * and q_nuc are assumed, so neither the loss nor the place of its peak on the axis is claimed. What is tested is that
 * a cell as a whole shows the peak, from both sides, in the capacity it gives back, and where it moves with q_nuc.
 */
import { describe, expect, it } from 'vitest';
import { Cell } from '../../sim/cell/cell.js';
import type { CellParameters } from '../../sim/cell/cellParameters.js';
import { cellWith } from '../../sim/cell/cellParameters.js';
import { Pool } from '../../sim/cell/pools.js';
import { dischargeTo, hold, LOSSLESS } from '../../sim/cell/testing/holdCell.js';

const CAPACITY_C = 3600;

function corroding(changes: Partial<CellParameters> = {}): Cell {
  return new Cell(cellWith({ ...LOSSLESS, galvanicCurrent_uA_per_cm2: 1, ...changes }));
}

/** Brings a fresh cell to a state of charge: by charging, or from a full charge by discharging. */
function bring(cell: Cell, share: number, from: 'charge' | 'discharge'): void {
  if (from === 'charge') hold(cell, 0.5, (share * CAPACITY_C) / 0.5, 0.5);
  else {
    hold(cell, 0.5, 7100);
    hold(cell, -0.5, (3550 - share * CAPACITY_C) / 0.5, 0.5);
  }
}

/** Sodium lost in an hour of rest at a state of charge, C. */
function lostInRest_C(
  share: number,
  from: 'charge' | 'discharge',
  changes: Partial<CellParameters> = {},
): number {
  const cell = corroding(changes);
  bring(cell, share, from);
  const before_C = cell.state.pools.of(Pool.Sei);
  hold(cell, 0, 3600, 5);
  expect(cell.balanceResidual_C()).toBe(0);
  return cell.state.pools.of(Pool.Sei) - before_C;
}

const SHARES = [0, 0.0005, 0.001, 0.002, 0.003, 0.004, 0.006, 0.01, 0.02, 0.04, 0.08, 0.2, 0.5, 0.95];

/** The state of charge of the largest loss. */
function peakOf(losses_C: readonly number[]): number {
  return SHARES[losses_C.indexOf(Math.max(...losses_C))];
}

describe('an hour of rest', () => {
  it('loses most where the collector is half covered, at the start of charge and the end of discharge alike', () => {
    for (const from of ['charge', 'discharge'] as const) {
      const losses_C = SHARES.map((share) => lostInRest_C(share, from));
      const peak = losses_C.indexOf(Math.max(...losses_C));
      for (let k = 1; k <= peak; k++) expect(losses_C[k]).toBeGreaterThan(losses_C[k - 1]);
      for (let k = peak + 1; k < SHARES.length; k++) expect(losses_C[k]).toBeLessThanOrEqual(losses_C[k - 1]);
      const cover = 1 - Math.exp((-SHARES[peak] * CAPACITY_C) / 20);
      expect(cover).toBeGreaterThan(0.35);
      expect(cover).toBeLessThan(0.65);
      // Almost nothing from 4 % of charge on.
      expect(losses_C[SHARES.indexOf(0.04)]).toBeLessThan(0.01 * losses_C[peak]);
    }
  });

  it('loses nothing on a bare collector', () => {
    expect(lostInRest_C(0, 'charge')).toBe(0);
  });

  it('loses it at ten times the charge if ten times the charge covers the collector', () => {
    const rough = { nucleationCharge_C_per_cm2: 0.4 };
    const losses_C = SHARES.map((share) => lostInRest_C(share, 'charge', rough));
    expect(peakOf(losses_C)).toBeGreaterThanOrEqual(0.02);
    expect(peakOf(losses_C)).toBeLessThanOrEqual(0.04);
  });

  it('shows in the capacity that comes back', () => {
    // Slow enough that the collector and not the cathode's lag ends the discharge.
    const returned_C = (share: number, rest_s: number): number => {
      const cell = corroding();
      bring(cell, share, 'charge');
      hold(cell, 0, rest_s, 5);
      return dischargeTo(cell, 0.05, 1.5);
    };
    const missing_C = (share: number): number => returned_C(share, 0) - returned_C(share, 3600);
    for (const share of [0.006, 0.02, 0.04]) {
      const lost_C = lostInRest_C(share, 'charge');
      expect(Math.abs(missing_C(share) / lost_C - 1)).toBeLessThan(0.02);
    }
  });
});
