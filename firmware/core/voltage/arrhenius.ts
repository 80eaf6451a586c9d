/**
 * Arrhenius' factor of a resistance, exp(Ea/R (1/T - 1/T_ref)) with T_ref = 25 degC: 1 there, larger in the cold.
 * PHYSICS A3 (charge transfer, Ea 35 kJ/mol). Without a temperature it stays what it was. The last one is kept: a cell
 * warms slowly, and an exponential costs more than the rest of a step.
 */
import { exp } from '../mathx.js';

const GAS_CONSTANT_J_PER_MOL_K: number = 8.314462618;
const FARADAY_C_PER_MOL: number = 96485.33212;
const ZERO_CELSIUS_K: number = 273.15;
const REFERENCE_K: number = 298.15;
/** A change below this is not followed, K: 0.1 % of the resistance. */
const RESOLUTION_K: number = 0.02;

export class Arrhenius {
  factor: number = 1;
  temperature_degC: number = 25;
  /** 2RT/F, V. */
  twiceThermal_V: number = (2 * GAS_CONSTANT_J_PER_MOL_K * REFERENCE_K) / FARADAY_C_PER_MOL;

  private readonly activation_K: number;

  constructor(activation_J_per_mol: number) {
    this.activation_K = activation_J_per_mol / GAS_CONSTANT_J_PER_MOL_K;
  }

  step(temperature_degC: number): void {
    if (Math.abs(temperature_degC - this.temperature_degC) < RESOLUTION_K) {
      return;
    }
    this.temperature_degC = temperature_degC;
    const temperature_K: number = temperature_degC + ZERO_CELSIUS_K;
    this.twiceThermal_V = (2 * GAS_CONSTANT_J_PER_MOL_K * temperature_K) / FARADAY_C_PER_MOL;
    this.factor = exp(this.activation_K * (1 / temperature_K - 1 / REFERENCE_K));
  }
}
