/** The fluctuation of the potential under plating: its statistics, its step, and what it must leave alone. */
import { describe, expect, it } from 'vitest';
import { Cell } from './cell.js';
import { cellWith } from './cellParameters.js';
import { CellState } from './cellState.js';
import { DelaminationNoise } from './delaminationNoise.js';
import { hold, LOSSLESS } from './testing/holdCell.js';

const TAU_S = 30;
const NOISY = { delaminationNoise_V: 4e-3, delaminationTime_s: TAU_S };
/** 1 mA/cm2 on 500 cm2. */
const REFERENCE_A = 0.5;

function pressedState(pressure_kPa = 1000): CellState {
  const state = new CellState();
  state.pressure_kPa = pressure_kPa;
  return state;
}

/** Values at equal times, one every `every` steps. */
function trace(step_s: number, samples: number, every = 1, seed = 1): number[] {
  const noise = new DelaminationNoise(cellWith(NOISY), seed);
  const state = pressedState();
  return Array.from({ length: samples }, () => {
    for (let n = 0; n < every; n++) noise.advance(state, REFERENCE_A, step_s);
    return state.delamination.voltage_V;
  });
}

describe('DelaminationNoise', () => {
  it('has a quarter of the stated standard deviation at 1 mA/cm2 and 1 MPa, mean zero and exponential memory', () => {
    const values = trace(TAU_S / 20, 200_000);
    const mean = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
    const variance = mean(values.map((value) => value * value));
    // 200,000 values a twentieth of tau apart are worth 10,000 independent ones for the variance.
    expect(Math.abs(variance / 1e-6 - 1)).toBeLessThan(5 * Math.sqrt(2 / 10_000));
    expect(Math.abs(mean(values)) / 1e-3).toBeLessThan(5 * Math.sqrt(2 / 10_000));
    for (const lag of [5, 20, 40]) {
      const product = mean(values.slice(lag).map((value, k) => value * values[k]));
      expect(Math.abs(product / variance - Math.exp(-lag / 20))).toBeLessThan(5 * Math.sqrt(2 / 10_000));
    }
  });

  it('is the same trace for any step', () => {
    const fine = trace(0.1, 100, 60);
    for (const [step_s, every] of [
      [0.5, 12],
      [1.5, 4],
      [6, 1],
    ]) {
      trace(step_s, 100, every).forEach((value, k) => {
        expect(Math.abs(value - fine[k])).toBeLessThan(1e-12);
      });
    }
    // A step longer than the memory is worth its knots.
    expect(trace(60, 10)[9]).toBeCloseTo(fine[99], 12);
  });

  it('belongs to its seed', () => {
    expect(trace(1, 50)).toEqual(trace(1, 50));
    expect(trace(1, 50, 1, 2)).not.toEqual(trace(1, 50));
  });

  it('falls with current and with pressure', () => {
    const noise = new DelaminationNoise(cellWith(NOISY), 1);
    expect(noise.sigma_V(REFERENCE_A, 1000)).toBeCloseTo(1e-3, 15);
    expect(noise.sigma_V(3 * REFERENCE_A, 1000)).toBeCloseTo(0.5e-3, 15);
    expect(noise.sigma_V(REFERENCE_A, 3000)).toBeCloseTo(0.5e-3, 15);
    expect(noise.sigma_V(0, 0)).toBeCloseTo(4e-3, 15);
  });

  it('is there on plating only', () => {
    const noise = new DelaminationNoise(cellWith(NOISY), 1);
    const state = pressedState();
    for (const [current_A, there] of [
      [0.5, true],
      [0, false],
      [-0.5, false],
      [0.01, true],
    ] as const) {
      noise.advance(state, current_A, 1);
      expect(state.delamination.voltage_V !== 0).toBe(there);
    }
  });
});

describe('a cell with delamination', () => {
  it('adds the fluctuation to the voltage of plating and to nothing else of a constant current', () => {
    // Of constant temperature: otherwise the heat of the fluctuation moves the voltage by some microvolts.
    const still = { ...LOSSLESS, heatCapacity_J_per_K: 1e6 };
    const [noisy, quiet] = [NOISY, {}].map((extra) => new Cell(cellWith({ ...still, ...extra }), 4));
    for (let n = 0; n < 100; n++) {
      hold(noisy, 0.5, 20);
      hold(quiet, 0.5, 20);
      const added_V = noisy.state.delamination.voltage_V;
      expect(added_V).not.toBe(0);
      expect(noisy.point.electrode_V - quiet.point.electrode_V - added_V).toBeCloseTo(0, 6);
    }
    expect(noisy.state.pools.sum_C()).toBe(quiet.state.pools.sum_C());
    hold(noisy, 0, 1);
    hold(quiet, 0, 1);
    expect(noisy.point.electrode_V - quiet.point.electrode_V).toBeCloseTo(0, 6);
  });

  it('turns it into current at a constant voltage', () => {
    const cell = new Cell(cellWith({ ...LOSSLESS, ...NOISY }), 4);
    hold(cell, 0.5, 3600);
    const voltage_V = cell.point.terminal_V;
    const currents: number[] = [];
    for (let n = 0; n < 300; n++) {
      cell.operateVoltage(voltage_V, 2);
      currents.push(cell.point.current_A);
      expect(cell.point.terminal_V).toBeCloseTo(voltage_V, 9);
      cell.advance(1);
    }
    const jumps = currents.slice(1).map((current_A, k) => Math.abs(current_A - currents[k]));
    // 1 mV over about 50 mOhm is 20 mA; from second to second a fifth of it.
    expect(Math.max(...jumps)).toBeGreaterThan(2e-3);
    expect(Math.max(...jumps)).toBeLessThan(0.05);
  });

  it('repeats a step that was undone', () => {
    const cell = new Cell(cellWith({ ...LOSSLESS, ...NOISY }), 4);
    hold(cell, 0.5, 100);
    cell.keep();
    hold(cell, 0.5, 7);
    const first_V = cell.point.electrode_V;
    cell.goBack();
    hold(cell, 0.5, 7);
    expect(cell.point.electrode_V).toBe(first_V);
  });

  it('takes no random number from the soft shorts', () => {
    const births = [NOISY, {}].map((extra) => {
      const cell = new Cell(cellWith({ ...LOSSLESS, shortBirths_per_h: 20, fuseRate_per_s: 0, ...extra }), 9);
      return Array.from({ length: 60 }, () => {
        hold(cell, 0.5, 60);
        return cell.state.filaments.born;
      });
    });
    expect(births[0][59]).toBeGreaterThan(5);
    expect(births[0]).toEqual(births[1]);
  });
});
