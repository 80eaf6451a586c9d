import { describe, expect, it } from 'vitest';
import { Cell } from './cell.js';
import { type CellParameters, cellWith } from './cellParameters.js';
import { Parasitics } from './parasitics.js';
import { Pool } from './pools.js';
import { electronResidual_C, hold, LOSSLESS } from './testing/holdCell.js';

function currentAt(overrides: Partial<CellParameters>, voltage_V: number, temperature_degC = 25): number {
  const parasitics = new Parasitics(cellWith(overrides), 10);
  parasitics.prepare(temperature_degC, 0);
  parasitics.evaluate(voltage_V);
  return parasitics.current_A;
}

describe('Parasitics', () => {
  it('leak 8.5 uA through an electrolyte of 1e-11 S/cm and 0.85 mA through one of 1e-9', () => {
    expect(currentAt({ electronicConductivity_S_per_cm: 1e-11 }, 3.4)).toBeCloseTo(8.5e-6, 9);
    expect(currentAt({ electronicConductivity_S_per_cm: 1e-9 }, 3.4)).toBeCloseTo(8.5e-4, 7);
  });

  it('shuttle the same at every voltage, none at zero, more when warm', () => {
    const shuttle = { shuttleCurrent_uA_per_cm2: 1, shuttleActivation_J_per_mol: 40000 };
    expect(currentAt(shuttle, 2.5) / currentAt(shuttle, 3.6)).toBeCloseTo(1, 3);
    expect(currentAt(shuttle, 3.6)).toBeCloseTo(500e-6, 6);
    expect(currentAt(shuttle, 0)).toBe(0);
    expect(currentAt(shuttle, -3)).toBeCloseTo(-currentAt(shuttle, 3), 15);
    const warmer = (40000 / 8.314462618) * (1 / 298.15 - 1 / 308.15);
    expect(currentAt(shuttle, 3.4, 35) / currentAt(shuttle, 3.4)).toBeCloseTo(Math.exp(warmer), 9);
  });

  it('oxidise e-fold every slope voltage, up to the diffusion limit', () => {
    const oxidation = { oxidationCurrent_uA_per_cm2: 0.01, oxidationLimit_uA_per_cm2: 50 };
    expect(currentAt(oxidation, 3.7) / currentAt(oxidation, 3.7 - 0.052)).toBeCloseTo(Math.E, 6);
    expect(currentAt(oxidation, 6)).toBeCloseTo(50e-6 * 500, 6);
    expect(currentAt(oxidation, 10)).toBeLessThanOrEqual(50e-6 * 500);
  });

  it('give a slope that is the derivative', () => {
    const all = new Parasitics(
      cellWith({
        electronicConductivity_S_per_cm: 1e-9,
        shuttleCurrent_uA_per_cm2: 2,
        oxidationCurrent_uA_per_cm2: 0.5,
      }),
      10,
    );
    all.prepare(30, 1e-3);
    for (const voltage_V of [-1, 0.02, 2.5, 3.6, 4.1, 4.6]) {
      all.evaluate(voltage_V);
      const slope_S = all.slope_S;
      all.evaluate(voltage_V + 1e-5);
      const above_A = all.current_A;
      all.evaluate(voltage_V - 1e-5);
      expect((above_A - all.current_A) / 2e-5 / slope_S).toBeCloseTo(1, 5);
    }
  });

  it('return their charge to the cathode like a short, and are booked apart from one', () => {
    const cell = new Cell(
      cellWith({ ...LOSSLESS, shuttleCurrent_uA_per_cm2: 2, shuttleActivation_J_per_mol: 0 }),
    );
    hold(cell, 0.5, 3600);
    const before_C = cell.state.pools.of(Pool.Cathode);
    const shuttled_C = cell.state.parasitic_C;
    hold(cell, 0, 3600);
    expect(cell.state.leaked_C).toBe(0);
    expect(cell.state.parasitic_C - shuttled_C).toBeCloseTo(3.6, 2);
    expect(cell.state.pools.of(Pool.Cathode) - before_C).toBeCloseTo(cell.state.parasitic_C - shuttled_C, 8);
    cell.conditions.shortConductance_S = 1e-3;
    hold(cell, 0, 3600);
    const leaked_C = cell.state.leaked_C;
    expect(leaked_C / 3600).toBeCloseTo(cell.point.electrode_V * 1e-3, 5);
    for (const current_A of [0.5, -0.5]) {
      cell.operateCurrent(current_A);
      const { faradaic_A, leak_A, parasitic_A, electrode_V } = cell.point;
      expect(faradaic_A + leak_A + parasitic_A).toBeCloseTo(current_A, 12);
      expect(leak_A).toBeCloseTo(electrode_V * 1e-3, 12);
    }
    cell.operateVoltage(3.42, 1);
    expect(cell.point.terminal_V).toBeCloseTo(3.42, 11);
    expect(Math.abs(electronResidual_C(cell, 3600))).toBeLessThan(1e-8);
  });
});
