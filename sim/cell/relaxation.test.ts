/** The three forms of the surface lag against each other and against their closed forms. */
import { describe, expect, it } from 'vitest';
import { cellWith, type CellParameters } from './cellParameters.js';
import { CellState } from './cellState.js';
import { createRelaxation } from './relaxation.js';
import { RELAXATION_KINDS } from './relaxationKind.js';
import { ModeSum } from './relaxationModes.js';
import { POWER_LAW_ERROR, POWER_LAW_FIT, powerLawModes } from './relaxationPowerLaw.js';

/** C/2 as a fraction of the capacity per second. */
const RATE_PER_S = 0.5 / 3600;

function lagAfter(
  cell: Partial<CellParameters>,
  moves: readonly (readonly [number, number])[],
  step_s: number,
): CellState {
  const relaxation = createRelaxation(cellWith(cell));
  const state = new CellState();
  for (const [rate_per_s, duration_s] of moves) {
    const steps = Math.round(duration_s / step_s);
    for (let i = 0; i < steps; i++) relaxation.step(state, rate_per_s, step_s, 1);
  }
  return state;
}

describe.each(RELAXATION_KINDS)('surface lag as %s', (relaxation) => {
  it('ends at I tau/Q under a steady current and at zero at rest', () => {
    const steady = lagAfter({ relaxation }, [[RATE_PER_S, 2e6]], 100);
    expect(steady.surfaceLag / (RATE_PER_S * 200)).toBeCloseTo(1, 9);
    const rested = lagAfter(
      { relaxation },
      [
        [RATE_PER_S, 7200],
        [0, 2e6],
      ],
      100,
    );
    expect(Math.abs(rested.surfaceLag)).toBeLessThan(1e-15);
  });

  it('does not depend on the step, from 0.1 s to 600 s', () => {
    const moves = [
      [RATE_PER_S, 1800],
      [0, 600],
      [-2 * RATE_PER_S, 1200],
    ] as const;
    const fine = lagAfter({ relaxation }, moves, 0.1).surfaceLag;
    expect(fine).toBeLessThan(0);
    for (const step_s of [1, 10, 600]) {
      expect(lagAfter({ relaxation }, moves, step_s).surfaceLag).toBeCloseTo(fine, 13);
    }
  });

  it('is linear and antisymmetric in the current', () => {
    const once = lagAfter({ relaxation }, [[RATE_PER_S, 700]], 1).surfaceLag;
    expect(lagAfter({ relaxation }, [[-3 * RATE_PER_S, 700]], 1).surfaceLag / once).toBeCloseTo(-3, 12);
  });

  it('takes the time factor as slower diffusion: longer, and larger by the same factor', () => {
    const cell = cellWith({ relaxation });
    const [warm, cold] = [createRelaxation(cell), createRelaxation(cell)];
    const [warmState, coldState] = [new CellState(), new CellState()];
    for (let i = 0; i < 500; i++) {
      warm.step(warmState, RATE_PER_S, 1, 1);
      cold.step(coldState, RATE_PER_S, 4, 4);
    }
    expect(coldState.surfaceLag / warmState.surfaceLag).toBeCloseTo(4, 12);
  });

  it('is restored by copying the state', () => {
    const cell = cellWith({ relaxation });
    const form = createRelaxation(cell);
    const [state, kept, again] = [new CellState(), new CellState(), new CellState()];
    for (let i = 0; i < 100; i++) form.step(state, RATE_PER_S, 1, 1);
    kept.copyFrom(state);
    form.step(state, RATE_PER_S, 1, 1);
    form.step(state, -RATE_PER_S, 7, 1);
    again.copyFrom(kept);
    form.step(again, RATE_PER_S, 1, 1);
    form.step(again, -RATE_PER_S, 7, 1);
    expect(again.surfaceLag).toBe(state.surfaceLag);
  });

  it('goes back to before its first step', () => {
    const form = createRelaxation(cellWith({ relaxation }));
    const [state, fresh] = [new CellState(), new CellState()];
    form.step(state, RATE_PER_S, 10, 1);
    const first = state.surfaceLag;
    state.copyFrom(fresh);
    form.step(state, RATE_PER_S, 10, 1);
    expect(state.surfaceLag).toBe(first);
  });
});

describe('the single lag', () => {
  it('is 1 - exp(-t/tau)', () => {
    const { surfaceLag } = lagAfter({ relaxation: 'lag' }, [[RATE_PER_S, 100]], 10);
    expect(surfaceLag).toBeCloseTo(RATE_PER_S * 200 * (1 - Math.exp(-0.5)), 15);
  });
});

describe('the power law', () => {
  it('is t^-1/2 within its stated error from 1 s to 10 h, and no better', () => {
    let worst = 0;
    for (let i = 0; i <= 1000; i++) {
      const t_s = 36000 ** (i / 1000);
      const kernel = POWER_LAW_FIT.reduce((sum, [tau_s, weight]) => sum + weight * Math.exp(-t_s / tau_s), 0);
      worst = Math.max(worst, Math.abs(kernel * Math.sqrt(t_s) - 1));
    }
    expect(worst).toBeLessThan(POWER_LAW_ERROR);
    expect(worst).toBeGreaterThan(0.9 * POWER_LAW_ERROR);
  });

  it('relaxes after a short pulse as t^-1/2: 3.16 times less after ten times the time', () => {
    const pulse = [RATE_PER_S, 1] as const;
    const at = (rest_s: number): number =>
      lagAfter({ relaxation: 'powerLaw' }, [pulse, [0, rest_s]], 1).surfaceLag;
    for (const t_s of [30, 300, 3000]) {
      const fall = at(t_s) / at(10 * t_s);
      expect(fall).toBeGreaterThan(Math.sqrt(10) * 0.9);
      expect(fall).toBeLessThan(Math.sqrt(10) * 1.1);
    }
  });

  it('has reached 0.27 of its steady excess after two hours, as its header says', () => {
    const { surfaceLag } = lagAfter({ relaxation: 'powerLaw' }, [[RATE_PER_S, 7200]], 10);
    expect(surfaceLag / (RATE_PER_S * 200)).toBeCloseTo(0.27, 2);
  });
});

describe('ModeSum', () => {
  it('refuses more modes than the state holds', () => {
    expect(() => new ModeSum(Array.from({ length: 17 }, () => ({ tau_s: 1, gain_s: 1 })))).toThrow(/17/);
    expect(() => new ModeSum(powerLawModes(100))).not.toThrow();
  });
});
