/**
 * One temperature for the whole cell.
 *
 *   C dT/dt = I_F (V_el - U) + I_F T dU/dT + I_sh V_el + I^2 R_lead - h (T - T_ambient)
 * Exact for heat that is constant over the step. I > 0 charges, so the entropic term has this sign.
 * Source: PHYSICS A6, heat capacity and transfer assumed.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { ZERO_CELSIUS_K } from './constants.js';
import { ExponentialDecay } from './exponentialDecay.js';
import type { OperatingPoint } from './operatingPoint.js';

export class Thermal {
  private readonly decay: ExponentialDecay;

  constructor(private readonly cell: CellParameters) {
    this.decay = new ExponentialDecay(cell.heatCapacity_J_per_K / cell.heatTransfer_W_per_K);
  }

  advance(state: CellState, point: OperatingPoint, step_s: number): void {
    const heat_W =
      point.faradaic_A * (point.electrode_V - point.openCircuit_V) +
      point.faradaic_A * (state.temperature_degC + ZERO_CELSIUS_K) * this.cell.entropy_V_per_K +
      point.leak_A * point.electrode_V +
      point.current_A * point.current_A * this.cell.leadResistance_ohm;
    const end_degC = this.cell.ambient_degC + heat_W / this.cell.heatTransfer_W_per_K;
    state.temperature_degC = end_degC + (state.temperature_degC - end_degC) * this.decay.over(step_s);
  }
}
