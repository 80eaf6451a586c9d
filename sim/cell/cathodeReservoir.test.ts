/** The reservoir of Na5V2(PO4)3: two plateaus in the first charge, then NVP for good. */
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../scenario/scenarioError.js';
import { Cell } from './cell.js';
import { cellWith } from './cellParameters.js';
import { Pool } from './pools.js';

function fresh(reservoirShare?: number): Cell {
  return new Cell(
    cellWith({ cathode: 'Na5VP', ...(reservoirShare !== undefined && { reservoirShare }), formationLoss: 0 }),
  );
}

/** Passes a charge, Ah, at C/20; terminal voltages every 1 mAh. */
function pass(cell: Cell, charge_Ah: number): number[] {
  const sign = charge_Ah > 0 ? 1 : -1;
  const voltages: number[] = [];
  for (let k = 0; k < Math.round(Math.abs(charge_Ah) * 1000); k++) {
    for (let i = 0; i < 8; i++) {
      cell.operateCurrent(0.05 * sign);
      cell.advance(9);
    }
    cell.operateCurrent(0.05 * sign);
    voltages.push(cell.point.terminal_V);
  }
  return voltages;
}

describe('the Na5V2(PO4)3 reservoir', () => {
  it('charges at 0.35 V and 1.7 V, half of its sodium each, then as NVP', () => {
    const voltages = pass(fresh(), 0.7);
    // The reservoir is 0.2 Ah; about 6 mAh go by in the step between the plateaus, 30 mAh in the foot of the NVP curve.
    for (const v of voltages.slice(0, 94)) expect(Math.abs(v - 0.35)).toBeLessThan(0.05);
    for (const v of voltages.slice(106, 190)) expect(Math.abs(v - 1.7)).toBeLessThan(0.05);
    for (const v of voltages.slice(230)) expect(Math.abs(v - 3.37)).toBeLessThan(0.05);
    for (let i = 16; i < voltages.length; i++) expect(voltages[i]).toBeGreaterThan(voltages[i - 1] - 1e-3);
  });

  it('gives its sodium once: later discharges and charges see NVP only, and the metal stays', () => {
    const cell = fresh();
    pass(cell, 1.1);
    expect(cell.state.cathode.reservoir_C).toBe(0);
    const down = pass(cell, -0.85);
    for (const v of down.slice(10)) expect(v).toBeGreaterThan(3.2);
    const up = pass(cell, 0.8);
    for (const v of up) expect(v).toBeGreaterThan(3.2);
    // 1.1 - 0.85 + 0.8 Ah out of the cathode, less what SEI and dead sodium took from the collector.
    expect(cell.state.pools.of(Pool.Cathode)).toBeCloseTo((1.2 - 1.05) * 3600, 6);
    expect(cell.balanceResidual_C()).toBe(0);
  });

  it('ends a discharge by its cathode, with the reservoir left as metal', () => {
    const cell = fresh();
    pass(cell, 1.1);
    const voltages = pass(cell, -0.92);
    expect(voltages.at(-1)).toBeLessThan(2.4);
    expect(cell.state.pools.of(Pool.Active)).toBeGreaterThan(0.17 * 3600);
  });

  it('rests on its plateau when the first charge is interrupted, and takes nothing back', () => {
    const cell = fresh();
    pass(cell, 0.05);
    for (let i = 0; i < 3600; i++) {
      cell.operateCurrent(0);
      cell.advance(10);
    }
    cell.operateCurrent(0);
    expect(Math.abs(cell.point.terminal_V - 0.35)).toBeLessThan(0.005);
    const reservoir_C = cell.state.cathode.reservoir_C;
    pass(cell, -0.02);
    expect(cell.state.cathode.reservoir_C).toBe(reservoir_C);
    expect(cell.point.terminal_V).toBeLessThan(0);
    pass(cell, 0.03);
    expect(cell.state.cathode.reservoir_C).toBeLessThan(reservoir_C);
    expect(Math.abs(cell.point.terminal_V - 0.35)).toBeLessThan(0.05);
  });

  it('starts without pressure or balance of its own', () => {
    const cell = fresh();
    cell.operateCurrent(0);
    cell.advance(1);
    expect(cell.state.pressure_kPa).toBeCloseTo(1000, 9);
    expect(cell.state.pools.of(Pool.Cathode)).toBe(1.2 * 3600);
  });

  it('belongs to its cathode and must fit the exact arithmetic', () => {
    expect(cellWith({ cathode: 'Na5VP' }).reservoirShare).toBe(0.2);
    expect(cellWith({}).reservoirShare).toBe(0);
    expect(() => cellWith({ reservoirShare: 0.1 })).toThrow(/cell.reservoirShare is 0.1; cathode "NVP"/);
    const large = { cathode: 'Na5VP', capacity_Ah: 100, reservoirShare: 1 };
    expect(() => cellWith(large)).toThrow(ScenarioError);
    expect(() => cellWith(large)).toThrow(/cell.capacity_Ah is 100; .* at most 72.8/);
  });
});
