/**
 * Potential of the cathode against sodium and its polarisation.
 *
 *   s = 1 - (q_cathode - r)/Q                  fraction of the practical capacity removed; r = first-charge reservoir
 *   z                                          surface lag, in one of three forms (relaxation.ts)
 *   dv/dt  = (I_F R - v)/tau                   fast (40 s) and slow (3 h) polarisation; R = 0 switches one off
 *   v_h                                        hysteresis (cathodeHysteresis.ts), off unless the cell states one
 *   U = U_lib(s + z) + offset + dU/dT (T - 25 degC)
 * Diffusion slows with the cold (cathodeDiffusion.ts). Exact exponential updates throughout. Source: PHYSICS A2.
 */
import type { Cathode } from '../library/cathodes.js';
import { DiffusionTemperature } from './cathodeDiffusion.js';
import { Hysteresis } from './cathodeHysteresis.js';
import { Reservoir } from './cathodeReservoir.js';
import { COULOMB_PER_AH } from './constants.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import type { Conditions } from './conditions.js';
import { ExponentialDecay } from './exponentialDecay.js';
import { Pool } from './pools.js';
import type { PositiveElectrode } from './positiveElectrode.js';
import { createRelaxation, type Relaxation } from './relaxation.js';

export class CathodeModel implements PositiveElectrode {
  private readonly freshCapacity_C: number;
  private readonly relaxation: Relaxation;
  private readonly diffusion: DiffusionTemperature;
  private readonly hysteresis: Hysteresis;
  private readonly reservoir: Reservoir;
  private readonly fast: ExponentialDecay;
  private readonly slow: ExponentialDecay;

  constructor(
    private readonly cell: CellParameters,
    private readonly curve: Cathode,
  ) {
    this.freshCapacity_C = cell.capacity_Ah * COULOMB_PER_AH;
    this.relaxation = createRelaxation(cell);
    this.diffusion = new DiffusionTemperature(cell);
    this.hysteresis = new Hysteresis(cell);
    this.reservoir = new Reservoir(cell, curve);
    this.fast = new ExponentialDecay(cell.fastTime_s);
    this.slow = new ExponentialDecay(cell.slowTime_s);
  }

  /** Fraction of the practical capacity removed as sodium. */
  fraction(state: CellState): number {
    return 1 - (state.pools.of(Pool.Cathode) - state.cathode.reservoir_C) / this.capacity_C(state);
  }

  /** Open-circuit potential at the surface, mean of the two branches of the hysteresis, V. */
  surfacePotential_V(state: CellState): number {
    let open_V = this.curve.voltage_V(this.fraction(state) + state.surfaceLag, this.cell.ocvEdgeWidth);
    if (state.cathode.reservoir_C > 0) {
      const reservoir_V = this.reservoir.voltage_V(state);
      if (reservoir_V < open_V) open_V = reservoir_V;
    }
    return open_V + this.cell.ocvOffset_V + this.cell.entropy_V_per_K * (state.temperature_degC - 25);
  }

  /** Advances lag, polarisations, hysteresis and reservoir over a step with a constant faradaic current. */
  advance(state: CellState, faradaic_A: number, step_s: number, conditions?: Conditions): void {
    const capacity_C = this.capacity_C(state);
    const rate_per_s = faradaic_A / capacity_C;
    let timeFactor = this.diffusion.factor(state.temperature_degC);
    if (conditions !== undefined) timeFactor *= conditions.diffusionMultiplier;
    this.relaxation.step(state, rate_per_s, step_s, timeFactor);
    this.hysteresis.advance(state, rate_per_s * step_s);
    this.reservoir.advance(state, capacity_C);
    const fastEnd_V = faradaic_A * this.cell.fastResistance_ohm;
    state.fastPolarisation_V = fastEnd_V + (state.fastPolarisation_V - fastEnd_V) * this.fast.over(step_s);
    const slowEnd_V = faradaic_A * this.cell.slowResistance_ohm;
    state.slowPolarisation_V = slowEnd_V + (state.slowPolarisation_V - slowEnd_V) * this.slow.over(step_s);
  }

  /** Practical capacity still connected, C. */
  private capacity_C(state: CellState): number {
    return this.freshCapacity_C * state.cathodeShare;
  }
}
