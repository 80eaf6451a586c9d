/**
 * Surface lag of the cathode: by how much its surface is ahead of its mean, z = s_surface - s, as a fraction of the
 * practical capacity. The pools stay the only owner of sodium; z only says where in the particle it is.
 *
 *   z(t) = integral K(t - t') I_F(t')/Q dt',   integral of K = diffusionTime_s for every form
 * so at a steady current all forms end at z = I_F tau/Q, and at rest all fall to zero; they differ in between:
 *   lag       K = exp(-t/tau)                            relaxationLag.ts
 *   shells    diffusion in a sphere, tau = R^2/(15 D)    relaxationShells.ts
 *   powerLaw  K ~ t^-1/2 from 1 s to 10 h                relaxationPowerLaw.ts
 * All are exact for a current that is constant over the step, at any step. Source: PHYSICS A2, A9.7.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { SingleLag } from './relaxationLag.js';
import { ModeSum } from './relaxationModes.js';
import { powerLawModes } from './relaxationPowerLaw.js';
import { shellModes, SphereShells } from './relaxationShells.js';

export interface Relaxation {
  /**
   * Advances the modes of the state over a step and sets `state.surfaceLag`.
   * @param rate_per_s faradaic current over the practical capacity, I_F/Q, constant over the step
   * @param timeFactor time constants at the temperature of the step over those at 25 degC
   */
  step(state: CellState, rate_per_s: number, step_s: number, timeFactor: number): void;
}

/** The form the cell names. */
export function createRelaxation(cell: CellParameters): Relaxation {
  const tau_s = cell.diffusionTime_s;
  switch (cell.relaxation) {
    case 'lag':
      return new SingleLag(tau_s);
    case 'shells':
      return new ModeSum(shellModes(new SphereShells(), tau_s));
    case 'powerLaw':
      return new ModeSum(powerLawModes(tau_s));
  }
}
