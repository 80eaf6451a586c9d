/**
 * Thickness of the stack and the pressure the fixture answers with.
 *
 *   h = 1e4/A_fp (va q_active + va q_filament + vd q_dead + vs q_sei - vc q_out)/3600     um, from the fresh cell
 *   dx/dt = (f h - x)/tau                                                     Maxwell element: creep of the stack
 *   P = P_0 + k (h - x) + k_T (T - T_ambient)
 * with molar volumes in cm3/Ah, vd = va (1 + porosity), q_out = sodium that left the cathode. Source: PHYSICS A6.
 * Reference cell: a full charge makes +134 um and +670 kPa. A fixture of constant pressure has k = 0.
 */
import { COULOMB_PER_AH } from './constants.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { ExponentialDecay } from './exponentialDecay.js';
import { Pool } from './pools.js';

export class Mechanics {
  private readonly um_per_C_active: number;
  private readonly um_per_C_dead: number;
  private readonly um_per_C_sei: number;
  private readonly um_per_C_cathode: number;
  private readonly stiffness_kPa_per_um: number;
  private readonly capacity_C: number;
  private readonly creep: ExponentialDecay;

  constructor(private readonly cell: CellParameters) {
    const scale = 1e4 / cell.footprintArea_cm2 / COULOMB_PER_AH;
    this.um_per_C_active = scale * cell.sodiumVolume_cm3_per_Ah;
    this.um_per_C_dead = scale * cell.sodiumVolume_cm3_per_Ah * (1 + cell.deadPorosity);
    this.um_per_C_sei = scale * cell.seiVolume_cm3_per_Ah;
    this.um_per_C_cathode = scale * cell.cathodeVolume_cm3_per_Ah;
    this.capacity_C = cell.capacity_Ah * COULOMB_PER_AH;
    const pressed = cell.fixture === 'spring' || cell.fixture === 'constant-gap';
    this.stiffness_kPa_per_um = pressed ? cell.stiffness_kPa_per_um : 0;
    this.creep = new ExponentialDecay(cell.creepTime_s);
  }

  /** Change of thickness since the fresh cell, um. */
  thickness_um(state: CellState): number {
    const pools = state.pools;
    const out_C = this.capacity_C - pools.of(Pool.Cathode) - pools.of(Pool.Locked);
    return (
      this.um_per_C_active * (pools.of(Pool.Active) + pools.of(Pool.Filament)) +
      this.um_per_C_dead * pools.of(Pool.Dead) +
      this.um_per_C_sei * pools.of(Pool.Sei) -
      this.um_per_C_cathode * out_C
    );
  }

  /** Advances the creep over a step and sets the pressure of its end. */
  advance(state: CellState, step_s: number): void {
    const thickness_um = this.thickness_um(state);
    const end_um = this.cell.creepShare * thickness_um;
    state.creep_um = end_um + (state.creep_um - end_um) * this.creep.over(step_s);
    state.pressure_kPa =
      this.cell.preload_kPa +
      this.stiffness_kPa_per_um * (thickness_um - state.creep_um) +
      (this.stiffness_kPa_per_um > 0
        ? this.cell.thermalPressure_kPa_per_K * (state.temperature_degC - this.cell.ambient_degC)
        : 0);
  }
}
