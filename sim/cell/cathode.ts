/**
 * Potential of the cathode against sodium and its polarisation.
 *
 *   s = 1 - q_cathode/Q                        fraction of the practical capacity removed
 *   dz/dt  = (I_F tau/Q - z)/tau               surface lag (one diffusion mode, seen as a shift of the curve)
 *   dv/dt  = (I_F R - v)/tau                   fast (40 s) and slow (3 h) polarisation
 *   U = U_lib(s + z) + offset + dU/dT (T - 25 degC)
 * Exact exponential updates. Source: PHYSICS A2; one mode only, a real particle relaxes in several.
 */
import type { Cathode } from '../library/cathodes.js';
import { COULOMB_PER_AH } from './constants.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { ExponentialDecay } from './exponentialDecay.js';
import { Pool } from './pools.js';

export class CathodeModel {
  private readonly capacity_C: number;
  private readonly diffusion: ExponentialDecay;
  private readonly fast: ExponentialDecay;
  private readonly slow: ExponentialDecay;

  constructor(
    private readonly cell: CellParameters,
    private readonly curve: Cathode,
  ) {
    this.capacity_C = cell.capacity_Ah * COULOMB_PER_AH;
    this.diffusion = new ExponentialDecay(cell.diffusionTime_s);
    this.fast = new ExponentialDecay(cell.fastTime_s);
    this.slow = new ExponentialDecay(cell.slowTime_s);
  }

  /** Fraction of the practical capacity removed as sodium. */
  fraction(state: CellState): number {
    return 1 - state.pools.of(Pool.Cathode) / this.capacity_C;
  }

  /** Open-circuit potential at the surface, V. */
  surfacePotential_V(state: CellState): number {
    const surface = this.fraction(state) + state.surfaceLag;
    return (
      this.curve.voltage_V(surface, this.cell.ocvEdgeWidth) +
      this.cell.ocvOffset_V +
      this.cell.entropy_V_per_K * (state.temperature_degC - 25)
    );
  }

  /** Advances lag and polarisations over a step with a constant faradaic current. */
  advance(state: CellState, faradaic_A: number, step_s: number): void {
    const lagEnd = (faradaic_A * this.cell.diffusionTime_s) / this.capacity_C;
    state.surfaceLag = lagEnd + (state.surfaceLag - lagEnd) * this.diffusion.over(step_s);
    const fastEnd_V = faradaic_A * this.cell.fastResistance_ohm;
    state.fastPolarisation_V = fastEnd_V + (state.fastPolarisation_V - fastEnd_V) * this.fast.over(step_s);
    const slowEnd_V = faradaic_A * this.cell.slowResistance_ohm;
    state.slowPolarisation_V = slowEnd_V + (state.slowPolarisation_V - slowEnd_V) * this.slow.over(step_s);
  }
}
