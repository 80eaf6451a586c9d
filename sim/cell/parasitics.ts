/**
 * Currents that by-pass the electrodes without any filament: from outside they look exactly like a soft short.
 *
 *   I_el  = sigma_e A/L V                                               electronic conduction of the electrolyte
 *   I_sh  = i_s A exp(Ea/R (1/298 K - 1/T)) V/sqrt(V^2 + V_1^2)         redox shuttle: independent of V above V_1
 *   x     = i_ox A exp((V - V_ox)/w) ;  I_ox = x I_lim/(x + I_lim)      oxidation at high voltage, diffusion-limited
 * The oxidised species is reduced again at the sodium, so each returns its charge to the cathode like a short; the
 * irreversible part of the oxidation (gas, SEI) is not modelled. Source: PHYSICS A5, A8 (6); sizes assumed.
 */
import { ArrheniusFactor } from './slowFunction.js';
import { ZERO_CELSIUS_K } from './constants.js';
import type { CellParameters } from './cellParameters.js';

/** Below this the shuttle goes to zero with the voltage, V: a mediator cannot be oxidised by an empty cell. Assumed. */
const SHUTTLE_ONSET_V = 0.1;

const UA_PER_A = 1e6;
const CM_PER_UM = 1e-4;
const EXPONENT_MAX = 100;

export class Parasitics {
  /** Result of `evaluate`: current at the voltage, A, and its slope, S. */
  current_A = 0;
  slope_S = 0;
  /** False if nothing but shorts by-passes the electrodes now. */
  active = false;
  /** More than the current can be at +-`reach_V`, A. */
  reach_A = 0;

  private readonly electronic_S: number;
  private readonly shuttle25_A: number;
  private readonly oxidation_A: number;
  private readonly limit_A: number;
  private readonly arrhenius: ArrheniusFactor;
  private readonly steady: boolean;
  private shuttle_A = 0;

  constructor(
    private readonly cell: CellParameters,
    private readonly reach_V: number,
  ) {
    const area = cell.electrodeArea_cm2;
    this.electronic_S =
      (cell.electronicConductivity_S_per_cm * area) / (cell.electrolyteThickness_um * CM_PER_UM);
    this.shuttle25_A = (cell.shuttleCurrent_uA_per_cm2 * area) / UA_PER_A;
    this.oxidation_A = (cell.oxidationCurrent_uA_per_cm2 * area) / UA_PER_A;
    this.limit_A = (cell.oxidationLimit_uA_per_cm2 * area) / UA_PER_A;
    this.arrhenius = new ArrheniusFactor(cell.shuttleActivation_J_per_mol);
    this.steady = this.electronic_S > 0 || this.shuttle25_A > 0 || this.oxidation_A > 0;
  }

  /** Takes temperature and faults; `addedShuttle_A` is a fault's shuttle at 25 degC. */
  prepare(temperature_degC: number, addedShuttle_A: number): void {
    this.active = this.steady || addedShuttle_A > 0;
    if (!this.active) return;
    const at25_A = this.shuttle25_A + addedShuttle_A;
    this.shuttle_A = at25_A > 0 ? at25_A * this.arrhenius.at(temperature_degC + ZERO_CELSIUS_K) : 0;
    const oxidation_A = this.oxidation_A > 0 ? this.limit_A : 0;
    this.reach_A = this.electronic_S * this.reach_V + this.shuttle_A + oxidation_A;
  }

  evaluate(voltage_V: number): void {
    const root_V = Math.sqrt(voltage_V * voltage_V + SHUTTLE_ONSET_V * SHUTTLE_ONSET_V);
    this.current_A = this.electronic_S * voltage_V + (this.shuttle_A * voltage_V) / root_V;
    this.slope_S =
      this.electronic_S + (this.shuttle_A * SHUTTLE_ONSET_V * SHUTTLE_ONSET_V) / (root_V * root_V * root_V);
    if (this.oxidation_A === 0) return;
    const exponent = (voltage_V - this.cell.oxidationReference_V) / this.cell.oxidationSlope_V;
    const kinetic_A = this.oxidation_A * Math.exp(exponent < EXPONENT_MAX ? exponent : EXPONENT_MAX);
    const share = this.limit_A / (kinetic_A + this.limit_A);
    this.current_A += kinetic_A * share;
    this.slope_S += (kinetic_A * share * share) / this.cell.oxidationSlope_V;
  }
}
