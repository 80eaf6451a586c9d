/**
 * What becomes of the metal with time alone: isolation (alternative law), corrosion of dead sodium, and its way back.
 *
 *   firstOrder :  dq_d/dt = m gamma (q_native/q_sei) q_active         O'Kane's form, slower under a thicker film
 *   corrosion  :  dead -> SEI,      k_c q_dead
 *   reactivate :  dead -> active,   k_re q_dead                       if th > 0 and P > P_re
 *   reconnect  :  stranded -> active, (P/1 MPa)/tau th q_stranded     if P > P_re
 * Isolated metal keeps reacting though it is outside the circuit (mechanisms (6)); stranded metal comes back under
 * pressure on a covered collector, dead metal only by a chemical way (redox mediator, dissolving shell).
 * Source: PHYSICS A1, A4; rates assumed.
 */
import { REFERENCE_PRESSURE_KPA } from './constants.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { NATIVE_C_PER_CM2 } from './chemicalSei.js';
import type { Conditions } from './conditions.js';
import { Path, Pool } from './pools.js';
import { expm1 } from './slowFunction.js';

const SECONDS_PER_HOUR = 3600;

export class Isolation {
  private readonly native_C: number;
  private readonly firstOrder_per_s: number;

  constructor(private readonly cell: CellParameters) {
    this.native_C = NATIVE_C_PER_CM2 * cell.electrodeArea_cm2;
    this.firstOrder_per_s = cell.deadLaw === 'firstOrder' ? cell.isolation_per_s : 0;
  }

  advance(state: CellState, conditions: Conditions, cover: number, step_s: number): void {
    const { pools } = state;
    if (this.firstOrder_per_s > 0) {
      const sei_C = pools.of(Pool.Sei);
      const film = sei_C > this.native_C ? this.native_C / sei_C : 1;
      const rate = this.firstOrder_per_s * conditions.deadMultiplier * film;
      const lost_C = -pools.of(Pool.Active) * expm1(-rate * step_s);
      const stranded_C = lost_C * this.cell.strandedShare;
      pools.transfer(Pool.Active, Pool.Dead, lost_C - stranded_C, Path.Isolation);
      if (stranded_C > 0) pools.transfer(Pool.Active, Pool.Stranded, stranded_C, Path.Stranding);
    }
    if (this.cell.deadCorrosion_per_h > 0 && pools.of(Pool.Dead) > 0) {
      this.decay(state, Pool.Dead, Pool.Sei, this.cell.deadCorrosion_per_h, step_s, Path.DeadCorrosion);
    }
    if (cover === 0 || state.pressure_kPa < this.cell.reconnectionPressure_kPa) return;
    const reactivation_per_h = this.cell.reactivation_per_h + conditions.reactivation_per_h;
    if (reactivation_per_h > 0 && pools.of(Pool.Dead) > 0) {
      this.decay(state, Pool.Dead, Pool.Active, reactivation_per_h, step_s, Path.Reactivation);
    }
    if (pools.of(Pool.Stranded) > 0) {
      const perHour =
        (SECONDS_PER_HOUR * cover * state.pressure_kPa) / (REFERENCE_PRESSURE_KPA * this.cell.reconnection_s);
      this.decay(state, Pool.Stranded, Pool.Active, perHour, step_s, Path.Reconnection);
    }
  }

  /** First order and exact for any step. */
  private decay(
    state: CellState,
    from: Pool,
    to: Pool,
    rate_per_h: number,
    step_s: number,
    path: Path,
  ): void {
    const left_C = state.pools.of(from);
    state.pools.transfer(from, to, -left_C * expm1((-rate_per_h / SECONDS_PER_HOUR) * step_s), path);
  }
}
