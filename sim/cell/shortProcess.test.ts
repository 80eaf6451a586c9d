/** Birth, life and end of soft shorts. */
import { describe, expect, it } from 'vitest';
import { Cell } from './cell.js';
import { cellWith } from './cellParameters.js';
import { EventRandom } from './eventRandom.js';
import { FilamentBirth } from './filamentBirth.js';
import { Pool } from './pools.js';
import { electronResidual_C, hold, LOSSLESS } from './testing/holdCell.js';

/** A lossless cell in the middle of its plateau, filaments without sodium unless stated. */
function charged(overrides = {}, seed = 1): Cell {
  const cell = new Cell(cellWith({ ...LOSSLESS, filamentCharge_C_per_mS: 0, ...overrides }), seed);
  hold(cell, 0.5, 3600, 10);
  return cell;
}

describe('trains of short events', () => {
  it('come at the stated rate, as many whatever the step', () => {
    const born = [1, 10].map((step_s) => {
      const cell = charged();
      cell.conditions.addBursts(30 / 3600, 1e6, 20);
      hold(cell, 0, 200 * 3600, step_s);
      return cell.state.filaments.born;
    });
    // Poisson with mean 6000: 4 sigma are 310.
    expect(Math.abs(born[0] - 6000)).toBeLessThan(310);
    expect(Math.abs(born[1] - born[0])).toBeLessThanOrEqual(1);
  });

  it('pass V/R times their duration each, shorter or longer than the step', () => {
    for (const [duration_s, step_s] of [
      [5, 1],
      [5.3, 1],
      [5, 10],
      [0.02, 1],
    ]) {
      const cell = charged();
      cell.conditions.addBursts(60 / 3600, 1000, duration_s);
      const voltage_V = cell.point.electrode_V;
      hold(cell, 0, 20 * 3600, step_s);
      const { filaments, leaked_C } = cell.state;
      const events = filaments.born + filaments.transients;
      expect(events).toBeGreaterThan(1000);
      // The voltage relaxes by a few millivolts; one event may still be under way.
      expect(Math.abs(leaked_C / ((events * voltage_V * duration_s) / 1000) - 1)).toBeLessThan(0.01);
      expect(duration_s < step_s ? filaments.born : filaments.transients).toBe(0);
      expect(Math.abs(electronResidual_C(cell, 3600))).toBeLessThan(1e-8);
    }
  });

  it('leave a dip of I R t/T, averaged over the converter time', () => {
    const cell = charged();
    cell.conditions.addBursts(1e-3, 100, 0.01);
    cell.state.filaments.burstLeft[0] = 1e-9;
    const { electrode_V, slope_ohm } = cell.point;
    cell.operateCurrent(0);
    cell.advance(1);
    const current_A = electrode_V / (100 + slope_ohm);
    expect(cell.dip_V / (current_A * slope_ohm * 0.01 * (1 - Math.exp(-1)))).toBeCloseTo(1, 1);
    const first_V = cell.dip_V;
    cell.operateCurrent(0);
    cell.advance(1);
    expect(cell.dip_V / first_V).toBeCloseTo(Math.exp(-1), 9);
  });

  it('fuse earlier where they heat themselves', () => {
    const cell = charged({ fusePower_W: 0.0114, fuseRate_per_s: 0.1 });
    cell.conditions.addBursts(60 / 3600, 1000, 1000);
    hold(cell, 0, 10 * 3600, 0.5);
    const { filaments, leaked_C } = cell.state;
    const power = cell.point.electrode_V ** 2 / 1000 / 0.0114;
    const life_s = leaked_C / (filaments.born * (cell.point.electrode_V / 1000));
    expect(life_s * (0.001 + 0.1 * power * power)).toBeCloseTo(1, 1);
  });
});

describe('spontaneous shorts', () => {
  it('are born only while plating', () => {
    const cell = charged({ shortBirths_per_h: 50, shortMedian_ohm: 1e6, shortSpread_decades: 0 });
    const count = (): number => cell.state.filaments.born + cell.state.filaments.transients;
    const before = count();
    expect(before).toBeGreaterThan(20);
    hold(cell, 0, 7200);
    hold(cell, -0.5, 1800);
    expect(count()).toBe(before);
  });

  it('are more on dead sodium, at high current and on a poor contact', () => {
    const cell = cellWith({ shortBirths_per_h: 3600 });
    const birth = new FilamentBirth(cell, new EventRandom(1));
    const { state } = new Cell(cell);
    expect(birth.rate_per_s(state, 1e-12)).toBeCloseTo(1, 9);
    expect(birth.rate_per_s(state, 1)).toBeCloseTo(Math.E, 9);
    state.pools.fill(Pool.Dead, 250);
    expect(birth.rate_per_s(state, 1e-12)).toBeCloseTo(2, 9);
    state.contact = 0.5;
    expect(birth.rate_per_s(state, 1e-12)).toBeCloseTo(3, 9);
  });

  it('have log-normal resistances and lives of three classes', () => {
    const birth = new FilamentBirth(cellWith({}), new EventRandom(7));
    const draws = 4000;
    let sum = 0;
    let squares = 0;
    let transient = 0;
    let long = 0;
    for (let event = 1; event <= draws; event++) {
      birth.draw(event);
      const decades = Math.log10(birth.resistance_ohm / 3162);
      sum += decades;
      squares += decades * decades;
      if (birth.hazard_per_s > 1) transient++;
      if (birth.hazard_per_s < 1e-3) long++;
    }
    // 4 sigma of each estimate.
    expect(Math.abs(sum / draws)).toBeLessThan(4 / Math.sqrt(draws));
    expect(Math.abs(squares / draws - 1)).toBeLessThan(4 * Math.sqrt(2 / draws));
    expect(Math.abs(transient / draws - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / draws));
    expect(Math.abs(long / draws - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / draws));
  });

  it('come out the same when a step is undone and repeated, and from the same seed only', () => {
    // The solver starts from another guess after an undone step: the same up to its last bits.
    const run = (seed: number, undo: boolean): string => {
      const cell = charged({ shortBirths_per_h: 2000, filamentCharge_C_per_mS: 0.1 }, seed);
      for (let n = 0; n < 300; n++) {
        cell.operateCurrent(0.5);
        if (undo) {
          cell.keep();
          cell.advance(7);
          cell.goBack();
          cell.operateCurrent(0.5);
        }
        cell.advance(1);
      }
      const { pools, leaked_C, filaments } = cell.state;
      const charges = [leaked_C, pools.of(Pool.Dead), pools.of(Pool.Filament), filaments.transientCharge_C];
      return JSON.stringify([filaments.born, filaments.transients, charges.map((x) => x.toFixed(9))]);
    };
    const plain = run(1, false);
    expect(run(1, true)).toBe(plain);
    expect(run(2, false)).not.toBe(plain);
  });
});

describe('a filament', () => {
  const planted = (growth_per_h: number, overrides = {}): Cell => {
    const cell = charged({ filamentCharge_C_per_mS: 2, ...overrides });
    cell.conditions.plant(1e-3, growth_per_h);
    cell.operateCurrent(0);
    return cell;
  };

  it('holds sodium in proportion to its conductance and returns half of it active, half dead', () => {
    const cell = planted(0);
    expect(cell.state.pools.of(Pool.Filament)).toBeCloseTo(2, 9);
    const active_C = cell.state.pools.of(Pool.Active);
    cell.conditions.reset();
    cell.operateCurrent(0);
    expect(cell.state.filaments.total_S).toBe(0);
    expect(cell.point.leak_A).toBe(0);
    expect(cell.state.pools.of(Pool.Filament)).toBe(0);
    expect(cell.state.pools.of(Pool.Dead)).toBeCloseTo(1, 9);
    expect(cell.state.pools.of(Pool.Active) - active_C).toBeCloseTo(1, 9);
    expect(cell.balanceResidual_C()).toBe(0);
  });

  it('grows e-fold while charging, not at rest, whatever the step, and stops when it takes the whole current', () => {
    for (const step_s of [1, 30]) {
      const cell = planted(2);
      hold(cell, 0, 1800, step_s);
      expect(cell.state.filaments.total_S).toBe(1e-3);
      hold(cell, 0.5, 1800, step_s);
      expect(cell.state.filaments.total_S / (1e-3 * Math.E)).toBeCloseTo(1, 9);
      expect(cell.state.pools.of(Pool.Filament)).toBeCloseTo(2 * Math.E, 6);
      expect(cell.balanceResidual_C()).toBe(0);
    }
    const hard = planted(60);
    hold(hard, 1, 1800);
    // One step of growth, 60/3600, is as near as it stops.
    expect(Math.abs(hard.state.filaments.total_S * hard.point.electrode_V - 1)).toBeLessThan(1 / 60);
  });

  it('dissolves on discharge unless a fault holds it', () => {
    const train = charged({ filamentDissolution_mAh_per_cm2: 0.05 });
    train.conditions.addBursts(1, 1000, 36000);
    train.state.filaments.burstLeft[0] = 1e-9;
    train.operateCurrent(0);
    train.advance(1);
    train.conditions.reset();
    train.operateCurrent(-0.5);
    expect(train.state.filaments.total_S).toBeCloseTo(1e-3, 12);
    hold(train, -0.5, 180);
    // 1 mA/cm2 for 180 s is 0.05 mAh/cm2: one e-fold, a little more for the leak itself.
    expect(train.state.filaments.total_S * 1e3).toBeCloseTo(Math.exp(-1), 2);
    const held = planted(0, { filamentDissolution_mAh_per_cm2: 0.05 });
    hold(held, -0.5, 180);
    expect(held.state.filaments.total_S).toBe(1e-3);
  });
});
