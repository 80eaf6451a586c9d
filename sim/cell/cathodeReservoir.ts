/**
 * Sodium that a presodiated cathode gives up in its first charge and never takes back.
 *
 * Na5V2(PO4)3 charges on plateaus at 0.35 V and 1.7 V until it is Na3V2(PO4)3 (seeds/mechanisms.md, section 2), which
 * then cycles as NVP. The sodium stays in the cathode pool; this only tells which part of that pool is reservoir:
 *
 *   r <- min(r, max(0, q_cathode - Q))        falls while charging, never rises
 *   s  = 1 - (q_cathode - r)/Q                0 until the reservoir has gone
 *   U  = min(U_reservoir(1 - r/r_0), U_library(s + z)) while r > 0
 * An interrupted first charge rests on its plateau; what a short or a discharge puts back meets the steep edge of the
 * library's curve, because the reservoir does not take it. Irreversible by definition (PHYSICS A2: first charge only);
 * a real cell taken to 1.0 V may get part of the 1.7 V plateau back.
 */
import type { Cathode } from '../library/cathodes.js';
import type { ReservoirPlateau } from '../library/cathodeCurve.js';
import { COULOMB_PER_AH } from './constants.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { Pool } from './pools.js';

/** Width of the steps between plateaus and of the rise at the end, share of the reservoir. Assumed, 0.002 .. 0.02. */
const STEP_WIDTH = 0.005;
/** Rise at the end of the last plateau, V: beyond any library curve, which then takes over. */
const END_RISE_V = 5;

/** Sodium of the fresh cathode, C: the practical capacity and the reservoir. */
export function freshCathode_C(cell: CellParameters): number {
  return cell.capacity_Ah * (1 + cell.reservoirShare) * COULOMB_PER_AH;
}

/** A fresh anode-free cell: all sodium is in the cathode, the reservoir full. */
export function fillFreshCathode(state: CellState, cell: CellParameters): void {
  state.pools.fill(Pool.Cathode, freshCathode_C(cell));
  state.cathode.reservoir_C = cell.capacity_Ah * cell.reservoirShare * COULOMB_PER_AH;
}

export class Reservoir {
  private readonly initial_C: number;
  private readonly plateaus: readonly ReservoirPlateau[];

  constructor(cell: CellParameters, cathode: Cathode) {
    this.initial_C = cell.capacity_Ah * cell.reservoirShare * COULOMB_PER_AH;
    this.plateaus = cathode.reservoir ?? [];
  }

  /** Follows the pool down. @param capacity_C practical capacity at present */
  advance(state: CellState, capacity_C: number): void {
    if (state.cathode.reservoir_C === 0) return;
    const excess_C = state.pools.of(Pool.Cathode) - capacity_C;
    if (excess_C < state.cathode.reservoir_C) state.cathode.reservoir_C = excess_C > 0 ? excess_C : 0;
  }

  /** Potential while the reservoir lasts, V. */
  voltage_V(state: CellState): number {
    const removed = 1 - state.cathode.reservoir_C / this.initial_C;
    let voltage_V = 0;
    let from_V = 0;
    let begin = 0;
    for (const plateau of this.plateaus) {
      const rise_V = plateau.voltage_V - from_V;
      // The first plateau has no step before it.
      voltage_V += begin === 0 ? rise_V : rise_V / (1 + Math.exp((begin - removed) / STEP_WIDTH));
      from_V = plateau.voltage_V;
      begin += plateau.share;
    }
    return voltage_V + END_RISE_V * Math.exp((removed - 1) / STEP_WIDTH);
  }
}
