/** What the operating point needs of the electrode opposite the collector: a cathode, or the metal of a half cell. */
import type { CellState } from './cellState.js';
import type { Conditions } from './conditions.js';

export interface PositiveElectrode {
  /** Open-circuit potential at the surface against sodium, V. */
  surfacePotential_V(state: CellState): number;
  /** Advances lag and polarisations over a step with a constant faradaic current. */
  advance(state: CellState, faradaic_A: number, step_s: number, conditions?: Conditions): void;
}
