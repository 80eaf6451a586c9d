/** Fixtures, creep, extrusion and gas, beyond the elastic case of `mechanisms.test.ts`. */
import { describe, expect, it } from 'vitest';
import { Cell } from './cell.js';
import { type CellParameters, cellWith } from './cellParameters.js';
import { CellState } from './cellState.js';
import { Conditions } from './conditions.js';
import { Mechanics } from './mechanics.js';
import { Pool } from './pools.js';
import { hold, LOSSLESS } from './testing/holdCell.js';

const NO_CREEP = { creepShare: 0, thermalPressure_kPa_per_K: 0 };

function chargedState(): CellState {
  const state = new CellState();
  state.pools.fill(Pool.Active, 3600);
  state.pressure_kPa = 1000;
  return state;
}

describe('the three fixtures', () => {
  const swing = (overrides: Partial<CellParameters>): [number, number] => {
    const state = chargedState();
    new Mechanics(cellWith({ ...NO_CREEP, ...overrides })).advance(state, 1);
    return [state.pressure_kPa - 1000, state.thickness_um];
  };
  it('answer the same thickness with their own pressure', () => {
    const [spring, gap, constant] = [
      swing({ fixture: 'spring', stiffness_kPa_per_um: 5 }),
      swing({ fixture: 'constant-gap', stiffness_kPa_per_um: 40 }),
      swing({ fixture: 'constant-pressure' }),
    ];
    expect(spring[1]).toBeCloseTo(135.2, 9);
    expect(gap[1]).toBe(spring[1]);
    expect(constant[1]).toBe(spring[1]);
    expect(spring[0]).toBeCloseTo(676, 9);
    expect(gap[0] / spring[0]).toBeCloseTo(8, 9);
    expect(constant[0]).toBe(0);
  });
});

describe('creep', () => {
  it('has two modes, each with its share and time', () => {
    const cell = cellWith({ creepShare: 0.04, fastCreepShare: 0.03, fastCreepTime_s: 600 });
    const mechanics = new Mechanics(cell);
    const state = chargedState();
    for (let n = 0; n < 60; n++) mechanics.advance(state, 10);
    expect(state.fastCreep_um).toBeCloseTo(0.03 * state.thickness_um * (1 - Math.exp(-1)), 9);
    expect(state.creep_um).toBeCloseTo(0.04 * state.thickness_um * (1 - Math.exp(-600 / 14400)), 9);
  });
});

describe('extrusion', () => {
  const after = (pressure_kPa: number): number => {
    const mechanics = new Mechanics(
      cellWith({ ...NO_CREEP, extrusion_per_h: 1e-5, fixture: 'constant-pressure' }),
    );
    const state = chargedState();
    state.pressure_kPa = pressure_kPa;
    mechanics.advance(state, 3600);
    return state.extruded_um;
  };
  it('is nothing below the yield stress and cubic in the stress above it, for good', () => {
    expect(after(200)).toBe(0);
    const metal_um = (1e4 * 0.886) / 50;
    expect(after(400)).toBeCloseTo(1e-5 * metal_um, 12);
    expect(after(600) / after(400)).toBeCloseTo(8, 9);
  });
});

describe('gas and the fixture of a fault', () => {
  it('adds thickness while it lasts and keeps it', () => {
    const mechanics = new Mechanics(cellWith(NO_CREEP));
    const state = chargedState();
    const conditions = new Conditions();
    mechanics.advance(state, 1, conditions);
    const before_kPa = state.pressure_kPa;
    conditions.gas_um_per_h = 2;
    mechanics.advance(state, 1800, conditions);
    conditions.reset();
    mechanics.advance(state, 1, conditions);
    expect(state.pressure_kPa - before_kPa).toBeCloseTo(5, 9);
  });

  it('takes preload and stiffness away and gives them back', () => {
    const mechanics = new Mechanics(cellWith(NO_CREEP));
    const state = chargedState();
    const conditions = new Conditions();
    conditions.preloadOffset_kPa = -200;
    conditions.stiffnessMultiplier = 0.5;
    mechanics.advance(state, 1, conditions);
    expect(state.pressure_kPa).toBeCloseTo(800 + 338, 9);
    mechanics.advance(state, 1, new Conditions());
    expect(state.pressure_kPa).toBeCloseTo(1676, 9);
  });
});

describe('temperature', () => {
  it('follows a step of the surroundings with C/hA and moves the pressure by k_T', () => {
    const cell = new Cell(cellWith({ ...LOSSLESS, creepShare: 0 }));
    cell.conditions.ambientOffset_K = 10;
    hold(cell, 0, 750);
    expect(cell.state.temperature_degC).toBeCloseTo(25 + 10 * (1 - Math.exp(-1)), 6);
    expect(cell.state.pressure_kPa - 1000).toBeCloseTo(0.5 * (cell.state.temperature_degC - 25), 6);
  });
});
