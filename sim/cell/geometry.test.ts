/**
 * Efficiencies above 100 % in both geometries: the claim that collapsing or present shorts make them, and what the
 * balance says (PHYSICS 0.1, A9 (5)).
 */
import { describe, expect, it } from 'vitest';
import { Cell } from './cell.js';
import { type CellParameters, cellWith } from './cellParameters.js';
import { Pool } from './pools.js';
import { dischargeTo, electronResidual_C, hold, LOSSLESS } from './testing/holdCell.js';

const HALF: Partial<CellParameters> = { ...LOSSLESS, geometry: 'half' };

describe('a half cell', () => {
  it('has the overpotential for a voltage: positive on plating, negative on stripping, zero at rest', () => {
    const cell = new Cell(cellWith(HALF));
    hold(cell, 0.5, 1000);
    expect(cell.point.terminal_V).toBeGreaterThan(0.01);
    expect(cell.point.terminal_V).toBeLessThan(0.1);
    hold(cell, 0, 10);
    expect(Math.abs(cell.point.terminal_V)).toBeLessThan(1e-9);
    hold(cell, -0.5, 100);
    expect(cell.point.terminal_V).toBeLessThan(-0.01);
    expect(cell.state.pressure_kPa).toBeCloseTo(1000 + 0.5 * (cell.state.temperature_degC - 25), 6);
  });

  it('without shorts gives back what was plated less what was lost', () => {
    for (const deadShare of [0, 0.01]) {
      const cell = new Cell(cellWith({ ...HALF, deadShare }));
      hold(cell, 0.5, 2000);
      const stripped_C = dischargeTo(cell, 0.5, -0.5);
      const missing_C = 1000 - stripped_C - cell.state.pools.of(Pool.Active);
      expect(missing_C).toBeCloseTo(cell.state.pools.of(Pool.Dead), 6);
      if (deadShare === 0) expect(stripped_C / 1000).toBeGreaterThan(0.999);
      else expect(missing_C).toBeGreaterThan(8);
    }
  });

  it('reads an efficiency above 100 % when a short carries part of the stripping current', () => {
    const cell = new Cell(cellWith(HALF));
    hold(cell, 0.5, 2000);
    cell.conditions.shortConductance_S = 1;
    const efficiency = dischargeTo(cell, 0.5, -0.4) / 1000;
    expect(efficiency).toBeGreaterThan(1.02);
    // What is too much went through the short: leaked charge is negative because the voltage is.
    const { leaked_C } = cell.state;
    expect(efficiency - 1).toBeCloseTo(-leaked_C / 1000, 3);
  });

  it('never reaches a cut-off beyond I/G: it strips for ever at the plateau V = -I/G', () => {
    const cell = new Cell(cellWith(HALF));
    hold(cell, 0.5, 500);
    cell.conditions.shortConductance_S = 2;
    hold(cell, -0.5, 2000);
    expect(cell.state.pools.of(Pool.Active)).toBeLessThan(0.01);
    expect(cell.point.electrode_V).toBeCloseTo(-0.25, 3);
    expect(cell.state.overDischarge_C).toBeLessThan(1);
    expect(Math.abs(electronResidual_C(cell, 20 * 3600))).toBeLessThan(1e-6);
  });
});

/** Loses 5 % to its formation, so that every discharge ends with an empty collector, and nothing after. */
const FORMED: Partial<CellParameters> = { ...LOSSLESS, formationLoss: 0.05, formationShare: 0.9 };

describe('a full cell', () => {
  const cycle = (cell: Cell): number => {
    const start_C = cell.state.passed_C;
    hold(cell, 0.5, 3000);
    const charge_C = cell.state.passed_C - start_C;
    return dischargeTo(cell, 0.5, 2.4) / charge_C;
  };

  it('loses efficiency by a short, whenever it is there', () => {
    for (const when of ['charge', 'discharge', 'both']) {
      const cell = new Cell(cellWith(LOSSLESS));
      if (when !== 'discharge') cell.conditions.shortConductance_S = 1e-3;
      hold(cell, 0.5, 3000);
      cell.conditions.shortConductance_S = when === 'charge' ? 0 : 1e-3;
      const efficiency = dischargeTo(cell, 0.5, 2.4) / 1500;
      expect(efficiency).toBeLessThan(0.995);
      expect(1 - efficiency).toBeCloseTo((cell.state.leaked_C + cell.state.pools.of(Pool.Active)) / 1500, 6);
    }
  });

  it('exceeds 100 % after dead sodium came back, by what came back', () => {
    const cell = new Cell(cellWith({ ...FORMED, deadShare: 0.02 }));
    cycle(cell);
    cycle(cell);
    const dead_C = cell.state.pools.of(Pool.Dead);
    expect(dead_C).toBeGreaterThan(20);
    cell.conditions.reactivation_per_h = 10;
    cell.conditions.deadMultiplier = 0;
    const efficiency = cycle(cell);
    const returned_C = dead_C - cell.state.pools.of(Pool.Dead);
    expect(returned_C).toBeGreaterThan(20);
    expect((efficiency - 1) * 1500).toBeCloseTo(returned_C, 0);
  });

  it('exceeds 100 % a little when filaments collapse: half of their sodium comes back', () => {
    const cell = new Cell(cellWith({ ...FORMED, filamentCharge_C_per_mS: 10 }));
    cycle(cell);
    cycle(cell);
    hold(cell, 0.5, 1000);
    cell.conditions.plant(1e-3, 0);
    cell.operateCurrent(0);
    const filament_C = cell.state.pools.of(Pool.Filament);
    expect(filament_C).toBeCloseTo(10, 6);
    dischargeTo(cell, 0.5, 2.4);
    cell.conditions.reset();
    expect(cell.state.pools.of(Pool.Filament)).toBe(filament_C);
    const efficiency = cycle(cell);
    expect((efficiency - 1) * 1500).toBeCloseTo(filament_C / 2, 0);
  });
});

describe('bad input', () => {
  it('is refused before the run, naming the key and what is allowed', () => {
    expect(() => cellWith({ geometry: 'quarter' as never })).toThrow(
      /cell.geometry is "quarter"; .* full, half/,
    );
    expect(() => cellWith({ deadLaw: 'none' as never })).toThrow(
      /cell.deadLaw is "none"; .* rate, firstOrder/,
    );
    expect(() => cellWith({ geometry: 'half', capacity_Ah: 10 })).toThrow(
      /counterExcess is 20; .* at most 14/,
    );
    expect(() => cellWith({ shortMedian_ohm: NaN })).toThrow(/cell.shortMedian_ohm is NaN/);
  });
});
