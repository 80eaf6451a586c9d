/**
 * Depletion of a liquid electrolyte at the collector and its overpotential.
 *
 *   r_k: dr_k/dt = (w_k J/J_lim - r_k)/tau_k ,  w_k = 2/l_k^2 ,  tau_k = tau/l_k^2 ,  l_k = (k - 1/2) pi ,  k = 1..12
 *   r = sum r_k = 1 - c/c_0 at the collector ;  eta_c = -(RT/F) ln(1 - r)
 * The modes are those of one-dimensional diffusion through a layer L with its far side at c_0: tau = L^2/D,
 * J_lim = F D c_0/(t_a L). A step of current J > J_lim empties the collector's side after Sand's time
 *   t_S = pi D (F c_0/(2 J t_a))^2 = (pi/4) tau (J_lim/J)^2     (a layer without end: later near J_lim, +19 % at 1.2 J_lim)
 * and a smaller one goes to r = J/J_lim. Exact exponential updates. Source: PHYSICS A3 (liquid option), there for a
 * constant current only. Off (J_lim = 0) in the reference cell, whose electrolyte is a single-ion conductor.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { FARADAY_C_PER_MOL, GAS_CONSTANT_J_PER_MOL_K, ZERO_CELSIUS_K } from './constants.js';
import { ExponentialDecay } from './exponentialDecay.js';

/** Modes kept; the slowness of the twelfth is a thousandth of the first, the rest of the weight goes to it. */
export const CONCENTRATION_MODES = 12;

/** Least share of the salt the formula sees: a depleted collector costs 0.7 V, then the voltage limits act. */
const LEFT_MIN = 1e-12;

export class Concentration {
  private readonly limit_A: number;
  private readonly weights: number[] = [];
  private readonly decays: ExponentialDecay[] = [];

  constructor(cell: CellParameters) {
    this.limit_A = (cell.limitingCurrent_mA_per_cm2 * cell.electrodeArea_cm2) / 1000;
    let rest = 1;
    for (let k = 1; k <= CONCENTRATION_MODES; k++) {
      const eigenvalue = (k - 0.5) * Math.PI;
      const weight = k < CONCENTRATION_MODES ? 2 / (eigenvalue * eigenvalue) : rest;
      rest -= weight;
      this.weights.push(weight);
      this.decays.push(new ExponentialDecay(cell.concentrationTime_s / (eigenvalue * eigenvalue)));
    }
  }

  /** Advances the modes over a step with a constant faradaic current. */
  advance(state: CellState, faradaic_A: number, step_s: number): void {
    if (this.limit_A === 0) return;
    const relative = faradaic_A / this.limit_A;
    let depletion = 0;
    for (let k = 0; k < CONCENTRATION_MODES; k++) {
      const end = relative * this.weights[k];
      const mode = end + (state.concentrationModes[k] - end) * this.decays[k].over(step_s);
      state.concentrationModes[k] = mode;
      depletion += mode;
    }
    state.depletion = depletion;
  }
}

/** Overpotential of a depletion r, V; 0 where there is none. */
export function concentrationOverpotential_V(depletion: number, temperature_degC: number): number {
  if (depletion === 0) return 0;
  const left = 1 - depletion > LEFT_MIN ? 1 - depletion : LEFT_MIN;
  const thermal_V = (GAS_CONSTANT_J_PER_MOL_K * (temperature_degC + ZERO_CELSIUS_K)) / FARADAY_C_PER_MOL;
  return -thermal_V * Math.log(left);
}
