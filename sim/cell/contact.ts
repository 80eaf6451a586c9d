/**
 * Share of the collector's area in contact with the electrolyte: voids on stripping, healing under pressure, and the
 * metal that loses or regains contact with them.
 *
 *   stripping above J_c:  da/dt = -kappa (J/a - J_c) ,   J_c = J_1 (P/1 MPa) exp(-Ea/R (1/T - 1/298 K))
 *   at any time        :  da/dt = (a_max - a)/tau ,      tau = tau_1 (1 MPa/P) exp(Ea/R (1/T - 1/298 K))
 *   plating            :  da/dt = (a_max - a) J/q_fill   plated sodium fills the voids first
 *   stranded = beta (loss of contact / contact) of the active metal; on regain the same share of the stranded returns
 * kappa in cm2/mAh, J in mA/cm2. J/a: the current crowds into what is left, so loss of contact can run away.
 * Source: PHYSICS A3 (there with J instead of J/a and without the filling: mechanisms (4), pores grow on dissolution and
 * shrink on deposition). With kappa = 0, a wetted interface, nothing changes.
 */
import { REFERENCE_PRESSURE_KPA, ZERO_CELSIUS_K } from './constants.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import type { Conditions } from './conditions.js';
import { Path, Pool } from './pools.js';
import { ArrheniusFactor } from './slowFunction.js';

/** Smallest contact share of the model: below it the cell is open. */
export const CONTACT_MIN = 0.05;

const SECONDS_PER_HOUR = 3600;

export class Contact {
  private readonly arrhenius: ArrheniusFactor;

  constructor(private readonly cell: CellParameters) {
    this.arrhenius = new ArrheniusFactor(cell.contactActivation_J_per_mol);
  }

  /** Sets the contact of the end of a step with a constant faradaic current. */
  advance(state: CellState, conditions: Conditions, faradaic_A: number, step_s: number): void {
    const voids = this.cell.voidGrowth_cm2_per_mAh + conditions.voidGrowth_cm2_per_mAh;
    let ceiling = this.cell.contactShare * conditions.contactLimit;
    if (ceiling < CONTACT_MIN) ceiling = CONTACT_MIN;
    const before = state.contact;
    if (voids === 0 && before === ceiling) return;
    const mobility =
      (this.arrhenius.at(state.temperature_degC + ZERO_CELSIUS_K) * state.pressure_kPa) /
      REFERENCE_PRESSURE_KPA;
    const density_mA_per_cm2 = (1000 * faradaic_A) / this.cell.electrodeArea_cm2;
    let rate_per_s = mobility / this.cell.contactHealing_s;
    if (density_mA_per_cm2 > 0) {
      rate_per_s += density_mA_per_cm2 / (this.cell.voidFilling_mAh_per_cm2 * SECONDS_PER_HOUR);
    }
    // Exact for the healing alone, whatever the step; a lowered ceiling (a fault) is followed at the same pace.
    let after = ceiling + (before - ceiling) * Math.exp(-rate_per_s * step_s);
    if (voids > 0 && density_mA_per_cm2 < 0) {
      const excess = -density_mA_per_cm2 / before - this.cell.criticalStripping_mA_per_cm2 * mobility;
      if (excess > 0) after -= (voids * excess * step_s) / SECONDS_PER_HOUR;
    }
    if (after < CONTACT_MIN) after = CONTACT_MIN;
    state.contact = after;
    this.moveMetal(state, before, after);
  }

  private moveMetal(state: CellState, before: number, after: number): void {
    if (after < before) {
      const share = (this.cell.strandedByVoids * (before - after)) / before;
      if (share === 0) return;
      state.pools.transfer(Pool.Active, Pool.Stranded, share * state.pools.of(Pool.Active), Path.Stranding);
    } else if (after > before && before < this.cell.contactShare && state.pools.of(Pool.Stranded) > 0) {
      const share = (after - before) / (this.cell.contactShare - before);
      const stranded_C = state.pools.of(Pool.Stranded);
      state.pools.transfer(Pool.Stranded, Pool.Active, share * stranded_C, Path.Reconnection);
    }
  }
}
