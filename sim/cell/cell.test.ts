import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimulationError } from '../simulationError.js';
import { Cell } from './cell.js';
import { cellWith } from './cellParameters.js';
import { Pool } from './pools.js';

const LOSSLESS = { formationLoss: 0, seiShare: 0, seiGrowth_C_per_cm2_sqrt_s: 0, deadShare: 0 };

function hold(cell: Cell, current_A: number, seconds: number, step_s = 1): void {
  for (let t = 0; t < seconds; t += step_s) {
    cell.operateCurrent(current_A);
    cell.advance(step_s);
  }
  cell.operateCurrent(current_A);
}

/** Electron balance: int I dt - int I_sh dt + d(cathode) - int I_par dt + q_over, C. */
function electronResidual_C(cell: Cell): number {
  const { state } = cell;
  const cathodeChange_C = state.pools.of(Pool.Cathode) - 3600;
  return state.passed_C - state.leaked_C + cathodeChange_C - state.parasitic_C + state.overDischarge_C;
}

describe('Cell', () => {
  it('has about 70 mOhm at C/2 in the middle of the plateau', () => {
    const cell = new Cell(cellWith(LOSSLESS));
    hold(cell, 0.5, 3600);
    const loaded_V = cell.point.terminal_V;
    const open_V = cell.point.openCircuit_V;
    const resistance_ohm = (loaded_V - open_V) / 0.5;
    expect(resistance_ohm).toBeGreaterThan(0.06);
    expect(resistance_ohm).toBeLessThan(0.09);
  });

  it('leaks V/R at rest and under current, and hands the sodium back to the cathode', () => {
    const cell = new Cell(cellWith(LOSSLESS));
    hold(cell, 0.5, 3600);
    cell.conditions.shortConductance_S = 1 / 2000;
    for (const current_A of [0, 0.5, -0.5]) {
      cell.operateCurrent(current_A);
      expect(cell.point.leak_A).toBeCloseTo(cell.point.electrode_V / 2000, 12);
      expect(cell.point.faradaic_A + cell.point.leak_A).toBeCloseTo(current_A, 12);
    }
    const before_C = cell.state.pools.of(Pool.Cathode);
    const leaked_C = cell.state.leaked_C;
    hold(cell, 0, 3600);
    expect(cell.state.leaked_C - leaked_C).toBeGreaterThan(6);
    expect(cell.state.pools.of(Pool.Cathode) - before_C).toBeCloseTo(cell.state.leaked_C - leaked_C, 8);
  });

  it('holds a voltage exactly, with and without a short', () => {
    for (const conductance_S of [0, 1 / 2000, 1 / 20]) {
      const cell = new Cell(cellWith(LOSSLESS));
      hold(cell, 0.5, 3600);
      cell.conditions.shortConductance_S = conductance_S;
      for (let i = 0; i < 100; i++) {
        cell.operateVoltage(3.42, 1);
        expect(cell.point.terminal_V).toBeCloseTo(3.42, 11);
        expect(cell.point.leak_A).toBeCloseTo(conductance_S * cell.point.electrode_V, 11);
        cell.advance(1);
      }
    }
  });

  it('limits the current of a constant voltage', () => {
    const cell = new Cell(cellWith(LOSSLESS));
    hold(cell, 0.5, 3600);
    cell.operateVoltage(3.6, 0.5);
    expect(cell.point.current_A).toBe(0.5);
    expect(cell.point.terminal_V).toBeLessThan(3.6);
  });

  it('shows corrosion at rest in the pressure and not in the voltage', () => {
    const cell = new Cell(
      cellWith({ ...LOSSLESS, seiGrowth_C_per_cm2_sqrt_s: 2e-4, creepShare: 0, slowResistance_ohm: 0 }),
    );
    hold(cell, 0.5, 3600);
    hold(cell, 0, 7200);
    const start_V = cell.point.terminal_V;
    const pressure_kPa = cell.state.pressure_kPa;
    const temperature_degC = cell.state.temperature_degC;
    const sei_C = cell.state.pools.of(Pool.Sei);
    hold(cell, 0, 36000, 10);
    const corroded_C = cell.state.pools.of(Pool.Sei) - sei_C;
    expect(corroded_C).toBeGreaterThan(3);
    expect(Math.abs(cell.point.terminal_V - start_V)).toBeLessThan(1e-6);
    // dP = k 1e4/A (vs - va) q/3600, plus what is left of the cooling.
    // Fixture and stack in series: 5 and 40 kPa/um.
    const fall_kPa = ((200 / 45) * 1e4 * (0.55 - 0.886) * corroded_C) / 50 / 3600;
    const cooling_kPa = 0.5 * (cell.state.temperature_degC - temperature_degC);
    expect(cell.state.pressure_kPa - pressure_kPa).toBeCloseTo(fall_kPa + cooling_kPa, 8);
    expect(fall_kPa).toBeLessThan(-0.25);
  });

  it('stops leaking when the collector is empty: the voltage collapses and nothing goes negative', () => {
    const cell = new Cell(cellWith(LOSSLESS));
    hold(cell, 0.5, 60);
    cell.conditions.shortConductance_S = 1 / 100;
    hold(cell, 0, 3600);
    expect(cell.state.pools.of(Pool.Active)).toBeLessThan(1e-6);
    expect(cell.point.leak_A).toBeLessThan(1e-6);
    expect(cell.point.terminal_V).toBeLessThan(1e-3);
    expect(cell.state.leaked_C).toBeCloseTo(30, 6);
    expect(cell.state.overDischarge_C).toBe(0);
    expect(Math.abs(electronResidual_C(cell))).toBeLessThan(1e-8);
  });

  it('books a forced discharge of an empty collector as parasitic oxidation', () => {
    const cell = new Cell(cellWith(LOSSLESS));
    hold(cell, 0.5, 100);
    hold(cell, -0.5, 110);
    expect(cell.state.overDischarge_C).toBeCloseTo(5, 6);
    expect(cell.point.terminal_V).toBeLessThan(0);
    expect(Math.abs(electronResidual_C(cell))).toBeLessThan(1e-8);
  });

  it('keeps sodium to the bit and electrons to the quantum for any currents, shorts, steps and losses', () => {
    const move = fc.record({
      current_A: fc.double({ min: -1, max: 0.6, noNaN: true }),
      short_S: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 0.05, noNaN: true })),
      dead: fc.double({ min: 0, max: 50, noNaN: true }),
      step_s: fc.constantFrom(0.01, 0.37, 1, 3, 10),
      steps: fc.integer({ min: 1, max: 120 }),
    });
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 12 }), (moves) => {
        const cell = new Cell(cellWith({}));
        hold(cell, 0.5, 1000, 10);
        for (const { current_A, short_S, dead, step_s, steps } of moves) {
          cell.conditions.shortConductance_S = short_S;
          cell.conditions.deadMultiplier = dead;
          for (let i = 0; i < steps && cell.state.pools.of(Pool.Cathode) > 300; i++) {
            cell.operateCurrent(current_A);
            cell.advance(step_s);
          }
        }
        expect(cell.balanceResidual_C()).toBe(0);
        expect(Math.abs(electronResidual_C(cell))).toBeLessThan(1e-8);
        for (const pool of [Pool.Cathode, Pool.Active, Pool.Dead, Pool.Sei]) {
          expect(cell.state.pools.of(pool)).toBeGreaterThanOrEqual(0);
        }
        expect(Number.isFinite(cell.point.terminal_V + cell.state.temperature_degC)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('goes back to the kept state exactly', () => {
    const cell = new Cell(cellWith({}));
    hold(cell, 0.5, 600);
    cell.keep();
    const before = JSON.stringify(cell.state);
    hold(cell, -0.5, 100);
    expect(JSON.stringify(cell.state)).not.toBe(before);
    cell.goBack();
    expect(JSON.stringify(cell.state)).toBe(before);
  });

  it('conserves energy: the heat of a held current is I (V - U) plus the entropic heat', () => {
    const cell = new Cell(cellWith({ ...LOSSLESS, ambient_degC: 25 }));
    hold(cell, 0.5, 3600);
    hold(cell, 0.5, 1800);
    // Steady on the plateau: h (T - T_ambient) equals the heat, but for the slow polarisation still growing.
    const heat_W = 0.5 * (cell.point.terminal_V - cell.point.openCircuit_V) + 0.5 * 298.3 * -1e-4;
    expect(0.08 * (cell.state.temperature_degC - 25)).toBeCloseTo(heat_W, 4);
  });

  it('stops with time, state and cause when it leaves the physical bounds', () => {
    const cell = new Cell(cellWith({}));
    hold(cell, 0.5, 100);
    cell.check(100);
    cell.state.temperature_degC = 120;
    expect(() => cell.check(100)).toThrow(SimulationError);
    expect(() => cell.check(100)).toThrow(/at 100.000 s: the temperature .* state: V=/);
    cell.state.temperature_degC = NaN;
    expect(() => cell.check(100)).toThrow(/temperature/);
  });
});
