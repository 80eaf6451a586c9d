/**
 * Loss of active cathode material, driven by faults.
 *
 *   sodiated    :  locked + f q_cathode ;  cathode - f q_cathode ;  Q (1 - f)     isolated with the sodium it holds
 *   de-sodiated :  Q (1 - f s)                                                     isolated empty: its sodium stays metal
 * f = rate * time, s = fraction removed. Sodiated loss keeps s and takes cyclable sodium; de-sodiated loss takes none,
 * but the sodium that finds no place any more stays on the collector as a reservoir. Source: PHYSICS A1, A8.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import type { Conditions } from './conditions.js';
import { COULOMB_PER_AH } from './constants.js';
import { Path, Pool } from './pools.js';
import { expm1 } from './slowFunction.js';

const SECONDS_PER_HOUR = 3600;

export class CathodeLoss {
  private readonly capacity_C: number;

  constructor(cell: CellParameters) {
    this.capacity_C = cell.capacity_Ah * COULOMB_PER_AH;
  }

  advance(state: CellState, conditions: Conditions, step_s: number): void {
    if (conditions.sodiatedLoss_per_h > 0) {
      const share = -expm1((-conditions.sodiatedLoss_per_h / SECONDS_PER_HOUR) * step_s);
      const sodium_C = share * state.pools.of(Pool.Cathode);
      state.pools.transfer(Pool.Cathode, Pool.Locked, sodium_C, Path.CathodeLoss);
      state.cathodeShare *= 1 - share;
    }
    if (conditions.desodiatedLoss_per_h > 0) {
      const removed = 1 - state.pools.of(Pool.Cathode) / (this.capacity_C * state.cathodeShare);
      if (removed <= 0) return;
      const rate_per_s = (conditions.desodiatedLoss_per_h / SECONDS_PER_HOUR) * removed;
      state.cathodeShare *= Math.exp(-rate_per_s * step_s);
    }
  }
}
