/**
 * How much slower solid-state diffusion is at a temperature than at 25 degC.
 *
 *   factor(T) = exp(Ea/R (1/T - 1/298.15 K)),  so that  tau(T) = factor tau(25 degC)
 * Source: PHYSICS A2 and A9.7 (the waiting rule holds at the actual temperature); Arrhenius, Ea assumed.
 * The temperature is taken on a grid of 1/64 K, so that the exponential is not computed at every step. The factor stays
 * a function of the temperature alone, whatever the past; at 30 kJ/mol it is off by less than 0.05 % down to -20 degC.
 */
import { GAS_CONSTANT_J_PER_MOL_K, REFERENCE_K, ZERO_CELSIUS_K } from './constants.js';
import type { CellParameters } from './cellParameters.js';

const GRID_PER_K = 64;

export class DiffusionTemperature {
  private readonly activation_K: number;
  private gridIndex = 25 * GRID_PER_K;
  private present = 1;

  constructor(cell: CellParameters) {
    this.activation_K = cell.diffusionActivation_J_per_mol / GAS_CONSTANT_J_PER_MOL_K;
  }

  /** Time constants at this temperature over those at 25 degC. */
  factor(temperature_degC: number): number {
    const index = Math.floor(temperature_degC * GRID_PER_K + 0.5);
    if (index !== this.gridIndex) {
      this.gridIndex = index;
      const temperature_K = index / GRID_PER_K + ZERO_CELSIUS_K;
      this.present = Math.exp(this.activation_K * (1 / temperature_K - 1 / REFERENCE_K));
    }
    return this.present;
  }
}
