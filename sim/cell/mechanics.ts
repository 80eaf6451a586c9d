/**
 * Thickness of the stack and the pressure the fixture answers with.
 *
 *   h = 1e4/A_fp (va (q_active + q_filament + q_stranded) + vd q_dead + (vs + v_gas) q_sei - vc q_out)/3600 + h_gas
 *                                                                          um, from the fresh cell
 *   dx_i/dt = (f_i h - x_i)/tau_i                                          Maxwell elements: creep of the stack
 *   dx_e/dt = e h_Na ((P - Y)/Y)^3 for P > Y                               sodium extruded sideways, for good
 *   P = P_0 + k (h - x_1 - x_2 - x_e) + k_T (T - T_assembly) ,   1/k = 1/k_fixture + 1/k_stack   (stiffness.ts)
 * with molar volumes in cm3/Ah, vd = va (1 + porosity), q_out = sodium that left the cathode (in a half cell vc is the
 * volume of the counter electrode's sodium). Source: PHYSICS A6. h is the thickness that the stack would have at the
 * preload; under constant pressure (k = 0) the pressure is blind and `thickness_um` is the measurable.
 * Extrusion: yield stress of sodium 0.19..0.28 MPa (seeds/mechanisms.md (1)), rate and cubic law assumed, off by default.
 * Reference cell: a full charge makes +134 um and, with k = 5 * 40/(5 + 40) = 4.44 kPa/um, +596 kPa.
 */
import { freshCathode_C } from './cathodeReservoir.js';
import { COULOMB_PER_AH } from './constants.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import type { Conditions } from './conditions.js';
import { ExponentialDecay } from './exponentialDecay.js';
import { Pool } from './pools.js';
import { EffectiveStiffness } from './stiffness.js';

const SECONDS_PER_HOUR = 3600;

/** The creep law is not meant for more than this many yield stresses. */
const OVERSTRESS_MAX = 10;

export class Mechanics {
  private readonly um_per_C_active: number;
  private readonly um_per_C_dead: number;
  private readonly um_per_C_sei: number;
  private readonly um_per_C_cathode: number;
  private readonly stiffness: EffectiveStiffness;
  private readonly initial_C: number;
  private readonly creep: ExponentialDecay;
  private readonly fastCreep: ExponentialDecay;

  constructor(private readonly cell: CellParameters) {
    const scale = 1e4 / cell.footprintArea_cm2 / COULOMB_PER_AH;
    const half = cell.geometry === 'half';
    this.um_per_C_active = scale * cell.sodiumVolume_cm3_per_Ah;
    this.um_per_C_dead = scale * cell.sodiumVolume_cm3_per_Ah * (1 + cell.deadPorosity);
    this.um_per_C_sei = scale * (cell.seiVolume_cm3_per_Ah + cell.gasVolume_cm3_per_Ah);
    this.um_per_C_cathode = scale * (half ? cell.sodiumVolume_cm3_per_Ah : cell.cathodeVolume_cm3_per_Ah);
    this.initial_C = half ? cell.capacity_Ah * cell.counterExcess * COULOMB_PER_AH : freshCathode_C(cell);
    this.stiffness = new EffectiveStiffness(cell);
    this.creep = new ExponentialDecay(cell.creepTime_s);
    this.fastCreep = new ExponentialDecay(cell.fastCreepTime_s);
  }

  /** Change of thickness since the fresh cell, um. */
  thickness_um(state: CellState): number {
    const { pools } = state;
    const out_C = this.initial_C - pools.of(Pool.Cathode) - pools.of(Pool.Locked);
    return (
      this.um_per_C_active * (pools.of(Pool.Active) + pools.of(Pool.Filament) + pools.of(Pool.Stranded)) +
      this.um_per_C_dead * pools.of(Pool.Dead) +
      this.um_per_C_sei * pools.of(Pool.Sei) -
      this.um_per_C_cathode * out_C +
      state.gas_um
    );
  }

  /** Advances creep, extrusion and gas over a step and sets the pressure of its end. */
  advance(state: CellState, step_s: number, conditions?: Conditions): void {
    if (conditions !== undefined && conditions.gas_um_per_h > 0) {
      state.gas_um += (conditions.gas_um_per_h * step_s) / SECONDS_PER_HOUR;
    }
    const thickness_um = this.thickness_um(state);
    const end_um = this.cell.creepShare * thickness_um;
    state.creep_um = end_um + (state.creep_um - end_um) * this.creep.over(step_s);
    if (this.cell.fastCreepShare > 0) {
      const fastEnd_um = this.cell.fastCreepShare * thickness_um;
      state.fastCreep_um = fastEnd_um + (state.fastCreep_um - fastEnd_um) * this.fastCreep.over(step_s);
    }
    if (this.cell.extrusion_per_h > 0) this.extrude(state, step_s);
    state.thickness_um = thickness_um - state.extruded_um;
    let preload_kPa = this.cell.preload_kPa;
    let fixtureShare = 1;
    if (conditions !== undefined) {
      preload_kPa += conditions.preloadOffset_kPa;
      fixtureShare = conditions.stiffnessMultiplier;
    }
    if (!this.stiffness.answers) {
      state.pressure_kPa = preload_kPa;
      return;
    }
    const compressed_um = state.thickness_um - state.creep_um - state.fastCreep_um;
    state.pressure_kPa =
      preload_kPa +
      this.stiffness.at(fixtureShare) * compressed_um +
      this.cell.thermalPressure_kPa_per_K * (state.temperature_degC - this.cell.ambient_degC);
  }

  private extrude(state: CellState, step_s: number): void {
    const over = state.pressure_kPa / this.cell.yieldStress_kPa - 1;
    if (over <= 0) return;
    const overstress = over < OVERSTRESS_MAX ? over : OVERSTRESS_MAX;
    const sodium_um = this.um_per_C_active * state.pools.of(Pool.Active);
    const rate_per_h = this.cell.extrusion_per_h * overstress * overstress * overstress;
    state.extruded_um += (rate_per_h * sodium_um * step_s) / SECONDS_PER_HOUR;
  }
}
