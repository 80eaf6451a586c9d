/** Diffusion shells against the analytic sphere (Crank, The Mathematics of Diffusion, 6.3.4). */
import { describe, expect, it } from 'vitest';
import { CellState } from './cellState.js';
import { symmetricEigenpairs } from './relaxationEigen.js';
import { ModeSum } from './relaxationModes.js';
import { shellModes, SphereShells } from './relaxationShells.js';

/** Roots of tan(a) = a by bisection between n pi and (n + 1/2) pi. */
const ROOTS = Array.from({ length: 400 }, (_, n) => {
  let low = (n + 1) * Math.PI;
  let high = low + Math.PI / 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (Math.tan(middle) > middle) high = middle;
    else low = middle;
  }
  return low;
});

/** Surface excess after a step of current over the steady one; time in units of R^2/D. */
function analyticRise(time: number): number {
  return 1 - 10 * ROOTS.reduce((sum, a) => sum + Math.exp(-a * a * time) / (a * a), 0);
}

const TAU_S = 200;

describe('SphereShells', () => {
  const sphere = new SphereShells();
  const modes = shellModes(sphere, TAU_S);

  it('relaxes slowest with R^2/(20.19 D)', () => {
    expect(ROOTS[0] ** 2).toBeCloseTo(20.1907, 4);
    const analytic_s = (15 * TAU_S) / ROOTS[0] ** 2;
    expect(Math.abs(modes[0].tau_s / analytic_s - 1)).toBeLessThan(0.005);
  });

  it('comes closer to the analytic eigenvalues with the square of the thickness', () => {
    const miss = (shells: number, k: number): number =>
      Math.abs(new SphereShells(shells).rates[k] / ROOTS[k] ** 2 - 1);
    for (const k of [0, 1, 2]) {
      const order = Math.log2(miss(20, k) / miss(40, k));
      expect(order).toBeGreaterThan(1.9);
      expect(order).toBeLessThan(2.1);
    }
  });

  it('conserves sodium: the mean of the shells stays what the pool says, to round-off', () => {
    const form = new ModeSum(modes);
    const state = new CellState();
    expect(sphere.volumes.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 14);
    for (let i = 0; i < 400; i++) {
      form.step(state, (i % 7 < 4 ? 1 : -1.3) / 7200, 0.5 + i, 1);
      const profile = sphere.profile(state.cathode.modes);
      const mean = profile.reduce((sum, c, k) => sum + c * sphere.volumes[k], 0);
      expect(Math.abs(mean)).toBeLessThan(1e-15);
    }
  });

  it('has the parabola of a steady current as its profile', () => {
    const form = new ModeSum(modes);
    const state = new CellState();
    for (let i = 0; i < 1000; i++) form.step(state, 1 / 7200, 100, 1);
    const profile = sphere.profile(state.cathode.modes);
    const n = profile.length;
    // c = c_0 + z 5/2 (r/R)^2: differences are those of r^2, exactly, but for the scale of z.
    const scale = (state.surfaceLag - profile[n - 1]) / (1 - ((n - 0.5) / n) ** 2);
    for (let i = 1; i < n; i++) {
      const step = scale * (((i + 0.5) / n) ** 2 - ((i - 0.5) / n) ** 2);
      expect((profile[i] - profile[i - 1]) / step).toBeCloseTo(1, 8);
    }
    expect(scale / ((5 / 2) * state.surfaceLag)).toBeGreaterThan(0.985);
    expect(scale / ((5 / 2) * state.surfaceLag)).toBeLessThan(1.015);
  });

  it('rises after a step of current as the analytic sphere: within 2 % of the steady excess from tau/2 on', () => {
    const form = new ModeSum(modes);
    const state = new CellState();
    const rate_per_s = 1 / 7200;
    let worst = 0;
    let worstEarly = 0;
    for (let t_s = 1; t_s <= 3000; t_s++) {
      form.step(state, rate_per_s, 1, 1);
      const miss = analyticRise(t_s / (15 * TAU_S)) - state.surfaceLag / (rate_per_s * TAU_S);
      // Thick shells: the surface comes late, never early.
      expect(miss).toBeGreaterThan(0);
      if (t_s >= TAU_S / 2) worst = Math.max(worst, miss);
      else if (t_s >= TAU_S / 10) worstEarly = Math.max(worstEarly, miss);
    }
    expect(worst).toBeLessThan(0.02);
    expect(worstEarly).toBeLessThan(0.066);
  });

  it('comes closer to the analytic rise with more shells', () => {
    const missAt = (shells: number): number => {
      const form = new ModeSum(shellModes(new SphereShells(shells), TAU_S));
      const state = new CellState();
      form.step(state, 1 / 7200, 60, 1);
      return analyticRise(60 / (15 * TAU_S)) - (state.surfaceLag * 7200) / TAU_S;
    };
    expect(missAt(16)).toBeLessThan(0.8 * missAt(12));
    expect(missAt(12)).toBeLessThan(0.8 * missAt(8));
  });
});

describe('symmetricEigenpairs', () => {
  it('finds the modes of a chain: 2 - 2 cos(k pi/(n + 1))', () => {
    const n = 11;
    const chain = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_row, j): number => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)),
    );
    symmetricEigenpairs(chain).forEach(({ value, vector }, k) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 13);
      expect(vector.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 13);
      chain.forEach((row, i) => {
        expect(row.reduce((sum, x, j) => sum + x * vector[j], 0)).toBeCloseTo(value * vector[i], 13);
      });
    });
  });
});
