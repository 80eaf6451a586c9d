/**
 * What the faradaic current does to the sodium pools.
 *
 *   plating   (I_F > 0): cathode - q ;  SEI + f_s q ;  active + (1 - f_s) q
 *   stripping (I_F < 0): cathode + q ;  active - (1 + f_d) q ;  dead + f_d q
 * so that  int I dt - int I_sh dt = -d(cathode + locked) - q_par. Source: PHYSICS A1.
 * A step cannot strip more than there is. What a discharge draws beyond that oxidises collector and electrolyte
 * (q_par); at rest or on charge it is the short that gets less, because its voltage has collapsed.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { DeadSodium } from './deadSodium.js';
import { ElectrochemicalSei } from './electrochemicalSei.js';
import { Path, Pool } from './pools.js';

export class ElectrodeTransfer {
  private readonly sei: ElectrochemicalSei;
  private readonly dead: DeadSodium;

  constructor(cell: CellParameters) {
    this.sei = new ElectrochemicalSei(cell);
    this.dead = new DeadSodium(cell);
  }

  /**
   * Moves the sodium of one step and returns the faradaic charge that really flowed, C.
   * @param current_A terminal current
   * @param deadMultiplier 1, or more while a fault makes more dead sodium
   */
  advance(
    state: CellState,
    current_A: number,
    faradaic_A: number,
    step_s: number,
    deadMultiplier: number,
  ): number {
    if (faradaic_A > 0) {
      const plated_C = faradaic_A * step_s;
      const sei_C = this.sei.formed_C(state, plated_C);
      state.pools.transfer(Pool.Cathode, Pool.Active, plated_C, Path.Plating);
      state.pools.transfer(Pool.Active, Pool.Sei, sei_C, Path.ElectrochemicalSei);
      return plated_C;
    }
    if (faradaic_A < 0) {
      const wanted_C = -faradaic_A * step_s;
      const share = this.dead.share(-faradaic_A, state.pressure_kPa, deadMultiplier);
      const available_C = state.pools.of(Pool.Active) / (1 + share);
      const stripped_C = wanted_C < available_C ? wanted_C : available_C;
      state.pools.transfer(Pool.Active, Pool.Cathode, stripped_C, Path.Stripping);
      if (share > 0) state.pools.transfer(Pool.Active, Pool.Dead, share * stripped_C, Path.Isolation);
      if (stripped_C === wanted_C) return -wanted_C;
      if (current_A < 0) {
        // The discharge is forced: the rest comes from the collector and the electrolyte.
        const forced_C = -current_A * step_s < wanted_C ? -current_A * step_s : wanted_C;
        const parasitic_C = forced_C > stripped_C ? forced_C - stripped_C : 0;
        state.parasitic_C += parasitic_C;
        return -(stripped_C + parasitic_C);
      }
      return -stripped_C;
    }
    return 0;
  }
}
