/** Temperature, polarisation and hysteresis of the cathode. */
import { describe, expect, it } from 'vitest';
import { cathodeById } from '../library/cathodes.js';
import { CathodeModel } from './cathode.js';
import { DiffusionTemperature } from './cathodeDiffusion.js';
import { Cell } from './cell.js';
import { cellWith, type CellParameters } from './cellParameters.js';
import { CellState } from './cellState.js';
import { Pool } from './pools.js';
import { RELAXATION_KINDS } from './relaxationKind.js';

function model(cell: Partial<CellParameters>): CathodeModel {
  return new CathodeModel(cellWith(cell), cathodeById(cell.cathode ?? 'NVP'));
}

function half(): CellState {
  const state = new CellState();
  state.pools.fill(Pool.Cathode, 1800);
  state.pools.fill(Pool.Active, 1800);
  return state;
}

describe('temperature', () => {
  it('shifts the potential by dU/dT', () => {
    const cathode = model({ entropy_V_per_K: -1e-4 });
    const state = half();
    const at25_V = cathode.surfacePotential_V(state);
    state.temperature_degC = 45;
    expect(cathode.surfacePotential_V(state) - at25_V).toBeCloseTo(-2e-3, 12);
  });

  it('slows diffusion by Arrhenius: 1 at 25 degC exactly, 3.03 at 0 degC for 30 kJ/mol', () => {
    const diffusion = new DiffusionTemperature(cellWith({}));
    expect(diffusion.factor(25)).toBe(1);
    for (const temperature_degC of [-20, 0, 24.99, 45.003]) {
      const exact = Math.exp((30000 / 8.314462618) * (1 / (temperature_degC + 273.15) - 1 / 298.15));
      // The grid of 1/64 K at -20 degC: Ea/(R T^2) / 128.
      expect(Math.abs(diffusion.factor(temperature_degC) / exact - 1)).toBeLessThan(5e-4);
    }
    expect(diffusion.factor(0)).toBeCloseTo(Math.exp((30000 / 8.314462618) * (1 / 273.15 - 1 / 298.15)), 12);
    expect(diffusion.factor(0)).toBeCloseTo(3.03, 2);
  });

  it('depends on the temperature alone, not on the way there', () => {
    const [up, down] = [new DiffusionTemperature(cellWith({})), new DiffusionTemperature(cellWith({}))];
    for (let t = 20; t < 30; t += 0.003) up.factor(t);
    for (let t = 40; t > 30; t -= 0.007) down.factor(t);
    expect(up.factor(30.1)).toBe(down.factor(30.1));
  });

  it.each(RELAXATION_KINDS)('makes the surface of "%s" lag more in the cold', (relaxation) => {
    const lagAt = (temperature_degC: number): number => {
      const cathode = model({ relaxation });
      const state = half();
      state.temperature_degC = temperature_degC;
      for (let i = 0; i < 3600; i++) cathode.advance(state, 0.5, 1);
      return state.surfaceLag;
    };
    expect(lagAt(0)).toBeGreaterThan(1.2 * lagAt(25));
  });
});

describe('two RC elements', () => {
  it('hold I R when steady, relax with their own time, and are off at R = 0', () => {
    const cathode = model({ fastResistance_ohm: 0.01, slowResistance_ohm: 0 });
    const state = half();
    for (let i = 0; i < 1000; i++) cathode.advance(state, 0.5, 1);
    expect(state.fastPolarisation_V).toBeCloseTo(0.005, 10);
    expect(state.slowPolarisation_V).toBe(0);
    cathode.advance(state, 0, 40);
    expect(state.fastPolarisation_V).toBeCloseTo(0.005 * Math.exp(-1), 10);
  });
});

describe('hysteresis', () => {
  /** Goes to and fro by a share of the capacity, at a C-rate; v_h after each leg, V. */
  function legs(share: number, rate: number, count: number, step_s: number): number[] {
    const cathode = model({ hysteresis_V: 0.008 });
    const state = half();
    const seconds = (share * 3600) / rate;
    return Array.from({ length: count }, (_, leg) => {
      for (let t = 0; t < seconds - 1e-9; t += step_s)
        cathode.advance(state, leg % 2 === 0 ? rate : -rate, step_s);
      return state.cathode.hysteresis_V;
    });
  }

  it('is off unless the cell states one', () => {
    const cathode = model({});
    const state = half();
    for (let i = 0; i < 1000; i++) cathode.advance(state, 0.5, 1);
    expect(state.cathode.hysteresis_V).toBe(0);
  });

  it('reaches +8 mV on charge and -8 mV on discharge, by the charge and not by the time', () => {
    const [charged_V, discharged_V] = legs(0.3, 1, 2, 1);
    expect(charged_V).toBeCloseTo(0.008, 8);
    expect(discharged_V).toBeCloseTo(-0.008, 8);
    const slow = legs(0.03, 0.1, 2, 1);
    const fast = legs(0.03, 1, 2, 4);
    expect(slow[0]).toBeCloseTo(fast[0], 12);
    expect(slow[1]).toBeCloseTo(fast[1], 12);
  });

  it('closes its loop: the same swing comes back to the same place, wider for a larger swing', () => {
    const small = legs(0.01, 0.5, 80, 1);
    expect(small[78]).toBeCloseTo(small[76], 12);
    expect(small[79]).toBeCloseTo(small[77], 12);
    expect(small[78]).toBeCloseTo(-small[79], 12);
    // The closed loop of a swing x: M tanh(x/(2 gamma)).
    expect(small[78]).toBeCloseTo(0.008 * Math.tanh(0.01 / 0.04), 10);
    expect(legs(0.1, 0.5, 40, 1)[38]).toBeGreaterThan(small[78]);
  });

  it('stays at rest and stands in the voltage of the cell, not in its open-circuit potential', () => {
    const cell = new Cell(cellWith({ hysteresis_V: 0.008 }));
    const plain = new Cell(cellWith({}));
    for (const it of [cell, plain]) {
      for (const current_A of [0.5, 0]) {
        for (let i = 0; i < 3600; i++) {
          it.operateCurrent(current_A);
          it.advance(1);
        }
      }
      it.operateCurrent(0);
    }
    expect(cell.state.cathode.hysteresis_V).toBeCloseTo(0.008, 8);
    expect(cell.point.terminal_V - plain.point.terminal_V).toBeCloseTo(0.008, 5);
    expect(cell.point.openCircuit_V - plain.point.openCircuit_V).toBeCloseTo(0, 5);
  });
});
