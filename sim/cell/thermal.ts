/**
 * One temperature for the whole cell.
 *
 *   C dT/dt = I V - I_F (U - T dU/dT) - h (T - T_ambient)
 * The first two terms are the heat: what the terminals bring, less what the sodium takes up. Written out,
 * I_F (V_el - U) + I_F T dU/dT + (I_short + I_par) V_el + I^2 R_lead; I > 0 charges, so the entropic term has this sign.
 * Exact for heat that is constant over the step: int I V dt = stored enthalpy + heat to the last bit of arithmetic.
 * The heat of corrosion and isolation is not modelled. Source: PHYSICS A6, heat capacity and transfer assumed.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import type { Conditions } from './conditions.js';
import { ZERO_CELSIUS_K } from './constants.js';
import { ExponentialDecay } from './exponentialDecay.js';
import type { OperatingPoint } from './operatingPoint.js';

export class Thermal {
  private readonly decay: ExponentialDecay;
  private readonly entropy_V_per_K: number;

  constructor(private readonly cell: CellParameters) {
    this.decay = new ExponentialDecay(cell.heatCapacity_J_per_K / cell.heatTransfer_W_per_K);
    // Sodium against sodium has no reaction entropy.
    this.entropy_V_per_K = cell.geometry === 'half' ? 0 : cell.entropy_V_per_K;
  }

  /** Heat at an operating point with the faradaic current that really flowed, W. */
  heat_W(state: CellState, point: OperatingPoint, faradaic_A: number): number {
    const enthalpy_V = point.openCircuit_V - (state.temperature_degC + ZERO_CELSIUS_K) * this.entropy_V_per_K;
    return point.current_A * point.terminal_V - faradaic_A * enthalpy_V;
  }

  advance(
    state: CellState,
    conditions: Conditions,
    point: OperatingPoint,
    faradaic_A: number,
    step_s: number,
  ): void {
    const end_degC =
      this.cell.ambient_degC +
      conditions.ambientOffset_K +
      this.heat_W(state, point, faradaic_A) / this.cell.heatTransfer_W_per_K;
    state.temperature_degC = end_degC + (state.temperature_degC - end_degC) * this.decay.over(step_s);
  }
}
