/**
 * What the faradaic current does to the sodium pools.
 *
 *   plating   (I_F > 0): cathode - q ;  SEI + f_s q ;  active + (1 - f_s) q
 *   stripping (I_F < 0): cathode + q ;  active - (1 + f_d) q ;  dead + (1 - y) f_d q ;  stranded + y f_d q
 * so that  int I dt - int I_sh dt - int I_par dt = -d(cathode + locked) - q_over. Source: PHYSICS A1.
 * A step cannot strip more than there is. What a discharge draws beyond that oxidises collector and electrolyte
 * (q_over); at rest or on charge it is the short that gets less, because its voltage has collapsed.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import type { Conditions } from './conditions.js';
import { DeadSodium } from './deadSodium.js';
import { ElectrochemicalSei } from './electrochemicalSei.js';
import { Path, Pool } from './pools.js';

export class ElectrodeTransfer {
  private readonly sei: ElectrochemicalSei;
  private readonly dead: DeadSodium;

  private readonly strandedShare: number;

  constructor(cell: CellParameters) {
    this.strandedShare = cell.strandedShare;
    this.sei = new ElectrochemicalSei(cell);
    this.dead = new DeadSodium(cell);
  }

  /**
   * Moves the sodium of one step and returns the faradaic charge that really flowed, C.
   * @param current_A terminal current
   * @param conditions what faults do to dead sodium and SEI
   * @param cover covered share of the collector
   */
  advance(
    state: CellState,
    current_A: number,
    faradaic_A: number,
    step_s: number,
    conditions: Conditions,
    cover: number,
  ): number {
    if (faradaic_A > 0) {
      const plated_C = faradaic_A * step_s;
      const sei_C = this.sei.formed_C(state, plated_C, conditions.seiMultiplier);
      state.pools.transfer(Pool.Cathode, Pool.Active, plated_C, Path.Plating);
      state.pools.transfer(Pool.Active, Pool.Sei, sei_C, Path.ElectrochemicalSei);
      return plated_C;
    }
    if (faradaic_A < 0) {
      const wanted_C = -faradaic_A * step_s;
      const share = this.dead.share(
        -faradaic_A,
        state.pressure_kPa,
        conditions.deadMultiplier,
        state.contact,
        cover,
      );
      const active_C = state.pools.of(Pool.Active);
      const enough = wanted_C * (1 + share) < active_C;
      const stripped_C = enough ? wanted_C : active_C / (1 + share);
      state.pools.transfer(Pool.Active, Pool.Cathode, stripped_C, Path.Stripping);
      if (share > 0) this.isolate(state, share * stripped_C);
      if (enough) return -wanted_C;
      if (current_A < 0) {
        // The discharge is forced: the rest comes from the collector and the electrolyte.
        const forced_C = -current_A * step_s < wanted_C ? -current_A * step_s : wanted_C;
        const oxidised_C = forced_C > stripped_C ? forced_C - stripped_C : 0;
        state.overDischarge_C += oxidised_C;
        return -(stripped_C + oxidised_C);
      }
      return -stripped_C;
    }
    return 0;
  }

  private isolate(state: CellState, isolated_C: number): void {
    const stranded_C = isolated_C * this.strandedShare;
    state.pools.transfer(Pool.Active, Pool.Dead, isolated_C - stranded_C, Path.Isolation);
    if (stranded_C > 0) state.pools.transfer(Pool.Active, Pool.Stranded, stranded_C, Path.Stranding);
  }
}
