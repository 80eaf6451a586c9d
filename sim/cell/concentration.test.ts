import { describe, expect, it } from 'vitest';
import { Cell } from './cell.js';
import { cellWith } from './cellParameters.js';
import { CellState } from './cellState.js';
import { Concentration, concentrationOverpotential_V } from './concentration.js';
import { hold, LOSSLESS } from './testing/holdCell.js';

const TAU_S = 1000;
const LIQUID = { limitingCurrent_mA_per_cm2: 2, concentrationTime_s: TAU_S };
const LIMIT_A = 1;

describe('Concentration', () => {
  it("empties the collector side at Sand's time (pi/4) tau (J_lim/J)^2", () => {
    for (const over of [2.5, 4, 6]) {
      const model = new Concentration(cellWith(LIQUID));
      const state = new CellState();
      const sand_s = (Math.PI / 4) * TAU_S * over ** -2;
      const step_s = sand_s / 2000;
      let time_s = 0;
      while (state.depletion < 1) {
        model.advance(state, over * LIMIT_A, step_s);
        time_s += step_s;
      }
      // The layer is finite and the modes are twelve: within 1 %.
      expect(Math.abs(time_s / sand_s - 1)).toBeLessThan(0.01);
    }
  });

  it('follows the square root of time before, and J/J_lim in the end', () => {
    const model = new Concentration(cellWith(LIQUID));
    const state = new CellState();
    for (let n = 0; n < 500; n++) model.advance(state, 0.5 * LIMIT_A, 0.1);
    // u/c_0 = 2 (J/J_lim) sqrt(t/(pi tau))
    expect(state.depletion / Math.sqrt(50 / (Math.PI * TAU_S))).toBeCloseTo(1, 1);
    for (let n = 0; n < 100; n++) model.advance(state, 0.5 * LIMIT_A, 100);
    expect(state.depletion).toBeCloseTo(0.5, 9);
    for (let n = 0; n < 100; n++) model.advance(state, -0.5 * LIMIT_A, 100);
    expect(state.depletion).toBeCloseTo(-0.5, 9);
  });

  it('is exact for any step', () => {
    const [coarse, fine] = [new CellState(), new CellState()];
    const model = new Concentration(cellWith(LIQUID));
    model.advance(coarse, 0.7, 60);
    for (let n = 0; n < 600; n++) model.advance(fine, 0.7, 0.1);
    expect(fine.depletion).toBeCloseTo(coarse.depletion, 12);
  });

  it('costs -(RT/F) ln(1 - r)', () => {
    expect(concentrationOverpotential_V(0.5, 25)).toBeCloseTo(0.025693 * Math.LN2, 6);
    expect(concentrationOverpotential_V(-1, 25)).toBeCloseTo(-0.025693 * Math.LN2, 6);
    expect(concentrationOverpotential_V(0, 25)).toBe(0);
    expect(Number.isFinite(concentrationOverpotential_V(3, 25))).toBe(true);
  });
});

describe('a cell with a liquid electrolyte', () => {
  it('polarises and relaxes with the depletion, a single-ion conductor does not', () => {
    const [liquid, solid] = [LIQUID, {}].map((extra) => {
      const cell = new Cell(cellWith({ ...LOSSLESS, ...extra }));
      hold(cell, 0.5, 3600);
      return cell;
    });
    const extra_V = concentrationOverpotential_V(liquid.state.depletion, liquid.state.temperature_degC);
    expect(liquid.state.depletion).toBeCloseTo(0.5, 3);
    expect(liquid.point.terminal_V - solid.point.terminal_V).toBeCloseTo(extra_V, 3);
    expect(solid.state.depletion).toBe(0);
    liquid.keep();
    hold(liquid, 0, 10000);
    expect(Math.abs(liquid.state.depletion)).toBeLessThan(1e-3);
    liquid.goBack();
    expect(liquid.state.depletion).toBeCloseTo(0.5, 3);
  });
});
