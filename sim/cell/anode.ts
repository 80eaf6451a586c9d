/**
 * Overpotential of the collector, V, and its slope, against the faradaic current.
 *
 *   th  = 1 - exp(-q_active/q_nuc)                                     cover of the collector; scharifkerHills.ts
 *   J   = 1000 I_F/A                                                   mA/cm2, positive = plating
 *   plating   eta = eta_BV(J, a) + I_F R_if/(a A) + eta_nuc J/sqrt(J^2 + J_s^2)
 *   stripping eta = -min(eta_BV(|J|, a th) + |I_F| R_if/(a A th), E_ox)
 *   eta_BV = (2RT/F) asinh(J/(2 J0 a th)) ; J0 = J0_25 exp(Ea/R (1/298 K - 1/T))
 *   eta_nuc = (eta_0 + c_P P) exp(-q_active/q_nuc)
 *   R_if = R_inf + R_1 (1 MPa/P)                                       a = contact share, see contact.ts
 * Plating at constant potential under the cover law of Scharifker and Hills goes to the zones of the nuclei only: there
 * th stands beside a as in stripping, and eta_nuc is nothing.
 * eta_nuc does not depend on the current (Cu|NZSP, seeds/mechanisms.md (3)); J_s only joins it to rest without a jump.
 * Source: PHYSICS A3. Sodium can be plated on the whole collector (new nuclei, which cost eta_nuc) but stripped only
 * from what is covered, so the overpotential diverges as the collector empties and the cell voltage collapses: the
 * anode-limited end of discharge. Beyond E_ox the collector or electrolyte is oxidised instead.
 */
import {
  FARADAY_C_PER_MOL,
  GAS_CONSTANT_J_PER_MOL_K,
  REFERENCE_PRESSURE_KPA,
  ZERO_CELSIUS_K,
} from './constants.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { Pool } from './pools.js';
import { NucleiZones } from './scharifkerHills.js';
import { ArrheniusFactor } from './slowFunction.js';

/** Smallest cover the formulae see: keeps an empty collector finite (its overpotential is then E_ox). */
const COVER_MIN = 1e-12;

/**
 * Width of the join between plating and rest, mA/cm2; assumed, at most 0.004. A twentieth of the smallest current at which
 * nucleation is measured (40 uA/cm2, seeds/mechanisms.md (3)), where 99.9 % of the overpotential shows.
 */
const NUCLEATION_JOIN_MA_PER_CM2 = 0.002;
const JOIN_SQUARED = NUCLEATION_JOIN_MA_PER_CM2 * NUCLEATION_JOIN_MA_PER_CM2;

/** Beyond this many nucleation charges the bare share is below the resolution of a double. */
const COVERED = 40;

export class AnodeModel {
  /** Result of `evaluate`: overpotential, V. */
  overpotential_V = 0;
  /** Result of `evaluate`: d(overpotential)/d(faradaic current), ohm, not negative. */
  slope_ohm = 0;
  /** Cover of the collector, 0..1, of the state last prepared. */
  cover = 0;
  /** What is evaluated holds a constant potential: plating goes to the zones of the nuclei where the cell has them. */
  atConstantPotential = false;

  readonly zones: NucleiZones;

  private readonly layersPerC: number;
  private readonly arrhenius: ArrheniusFactor;
  private readonly density_mA_per_cm2_per_A: number;
  private thermal_V = 0;
  private exchange_mA_per_cm2 = 0;
  private nucleation_V = 0;
  private interface_ohm = 0;
  private ahead = false;

  constructor(private readonly cell: CellParameters) {
    this.arrhenius = new ArrheniusFactor(cell.exchangeActivation_J_per_mol);
    this.layersPerC = 1 / (cell.nucleationCharge_C_per_cm2 * cell.electrodeArea_cm2);
    this.density_mA_per_cm2_per_A = 1000 / cell.electrodeArea_cm2;
    this.zones = new NucleiZones(cell);
  }

  /** Plating goes to the zones of nuclei only: at constant potential, and while they are ahead of the metal. */
  get onZones(): boolean {
    return this.ahead && this.atConstantPotential;
  }

  /** Takes from the state what does not depend on the current. */
  prepare(state: CellState): void {
    let layers = state.pools.of(Pool.Active) * this.layersPerC;
    if (this.zones.active) {
      this.ahead = state.nucleiZones >= layers;
      if (this.ahead) layers = state.nucleiZones;
      this.zones.prepare(state);
    }
    const bare = layers < COVERED ? Math.exp(-layers) : 0;
    this.cover = 1 - bare;
    const temperature_K = state.temperature_degC + ZERO_CELSIUS_K;
    this.thermal_V = (2 * GAS_CONSTANT_J_PER_MOL_K * temperature_K) / FARADAY_C_PER_MOL;
    this.exchange_mA_per_cm2 =
      2 * this.cell.exchangeCurrent_mA_per_cm2 * state.contact * this.arrhenius.at(temperature_K);
    this.nucleation_V =
      (this.cell.nucleationOverpotential_V +
        this.cell.nucleationPressure_V_per_MPa * state.pressure_kPa * 0.001) *
      bare;
    this.interface_ohm =
      (this.cell.interfaceResistance_ohm_cm2 +
        (this.cell.interfacePressureResistance_ohm_cm2 * REFERENCE_PRESSURE_KPA) / state.pressure_kPa) /
      (state.contact * this.cell.electrodeArea_cm2);
  }

  /** Overpotential and slope at a faradaic current, A. */
  evaluate(faradaic_A: number): void {
    const plates = faradaic_A >= 0;
    const size_A = plates ? faradaic_A : -faradaic_A;
    const j = size_A * this.density_mA_per_cm2_per_A;
    const onZones = plates && this.onZones;
    const covered = this.cover > COVER_MIN ? this.cover : COVER_MIN;
    const share = plates && !onZones ? 1 : covered;
    const exchange = this.exchange_mA_per_cm2 * share;
    const x = j / exchange;
    const root = Math.sqrt(x * x + 1);
    const drop_V = this.thermal_V * Math.log(x + root) + (size_A * this.interface_ohm) / share;
    this.slope_ohm =
      this.interface_ohm / share + (this.density_mA_per_cm2_per_A * this.thermal_V) / (root * exchange);
    if (plates) {
      this.overpotential_V = drop_V;
      if (onZones) this.addDiffusion(j);
      else if (this.nucleation_V > 0) this.addNucleation(j);
    } else if (drop_V < this.cell.collectorOxidation_V) {
      this.overpotential_V = -drop_V;
    } else {
      this.overpotential_V = -this.cell.collectorOxidation_V;
      this.slope_ohm = 0;
    }
  }

  private addDiffusion(j: number): void {
    this.zones.evaluate(j, 0.5 * this.thermal_V);
    this.overpotential_V += this.zones.overpotential_V;
    this.slope_ohm += this.density_mA_per_cm2_per_A * this.zones.slope_V_cm2_per_mA;
  }

  private addNucleation(j: number): void {
    const square = j * j + JOIN_SQUARED;
    const distance = Math.sqrt(square);
    this.overpotential_V += (this.nucleation_V * j) / distance;
    this.slope_ohm +=
      (this.density_mA_per_cm2_per_A * this.nucleation_V * JOIN_SQUARED) / (square * distance);
  }
}
