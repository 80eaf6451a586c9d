/** Fixtures, creep, extrusion and gas, beyond the elastic case of `mechanisms.test.ts`. */
import { describe, expect, it } from 'vitest';
import { Cell } from './cell.js';
import { type CellParameters, cellWith } from './cellParameters.js';
import { CellState } from './cellState.js';
import { Conditions } from './conditions.js';
import { Mechanics } from './mechanics.js';
import { Path, Pool } from './pools.js';
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
      swing({ fixture: 'spring', fixtureStiffness_kPa_per_um: 5, stackStiffness_kPa_per_um: 45 }),
      swing({ fixture: 'constant-gap', fixtureStiffness_kPa_per_um: 5, stackStiffness_kPa_per_um: 45 }),
      swing({ fixture: 'constant-pressure' }),
    ];
    expect(spring[1]).toBeCloseTo(135.2, 9);
    expect(gap[1]).toBe(spring[1]);
    expect(constant[1]).toBe(spring[1]);
    // 5 and 45 in series are 4.5 kPa/um; the rigid frame leaves the stack alone.
    expect(spring[0]).toBeCloseTo(4.5 * 135.2, 9);
    expect(gap[0]).toBeCloseTo(45 * 135.2, 8);
    expect(constant[0]).toBe(0);
  });

  it('tends to the softer of fixture and stack, whichever it is', () => {
    const stiffness = (fixture: number, stack: number): number =>
      swing({ fixtureStiffness_kPa_per_um: fixture, stackStiffness_kPa_per_um: stack })[0] / 135.2;
    expect(stiffness(0, 40)).toBe(0);
    expect(stiffness(0.01, 1000)).toBeCloseTo(0.01, 6);
    expect(stiffness(1000, 1)).toBeCloseTo(1, 2);
    expect(stiffness(7, 30)).toBeCloseTo(1 / (1 / 7 + 1 / 30), 9);
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

  it('is thickness that does not come back, seen under constant pressure and missing from that of a spring', () => {
    const strippedAfter = (fixture: 'constant-pressure' | 'spring'): CellState => {
      const mechanics = new Mechanics(cellWith({ ...NO_CREEP, extrusion_per_h: 1e-4, fixture }));
      const state = chargedState();
      for (let n = 0; n < 100; n++) mechanics.advance(state, 3600);
      // The metal goes back into the cathode, which is full again.
      state.pools.transfer(Pool.Active, Pool.Cathode, 3600, Path.Stripping);
      mechanics.advance(state, 1);
      return state;
    };
    const free = strippedAfter('constant-pressure');
    expect(free.extruded_um).toBeGreaterThan(1);
    expect(free.thickness_um).toBe(-free.extruded_um);
    const pressed = strippedAfter('spring');
    expect(pressed.pressure_kPa - 1000).toBeCloseTo((-40 / 9) * pressed.extruded_um, 9);
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
    expect(state.pressure_kPa - before_kPa).toBeCloseTo(40 / 9, 9);
  });

  const loosened = (overrides: Partial<CellParameters>): [number, number] => {
    const mechanics = new Mechanics(cellWith({ ...NO_CREEP, ...overrides }));
    const state = chargedState();
    const conditions = new Conditions();
    conditions.preloadOffset_kPa = -200;
    conditions.stiffnessMultiplier = 0.5;
    mechanics.advance(state, 1, conditions);
    const loose_kPa = state.pressure_kPa;
    mechanics.advance(state, 1, new Conditions());
    return [loose_kPa, state.pressure_kPa];
  };

  it('takes preload and stiffness from a spring and gives them back', () => {
    const [loose_kPa, tight_kPa] = loosened({});
    // 2.5 and 40 kPa/um in series, then 5 and 40: more than half is left, as the stack did not loosen.
    expect(loose_kPa).toBeCloseTo(800 + (100 / 42.5) * 135.2, 9);
    expect(tight_kPa).toBeCloseTo(1000 + (200 / 45) * 135.2, 9);
  });

  it('takes preload alone from a rigid frame', () => {
    const [loose_kPa, tight_kPa] = loosened({ fixture: 'constant-gap' });
    expect(tight_kPa - loose_kPa).toBeCloseTo(200, 8);
    expect(tight_kPa).toBeCloseTo(1000 + 40 * 135.2, 8);
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
