/**
 * SEI that grows on covered collector without any current (calendar corrosion).
 *
 *   dq_sei/dt = th k^2/(2 q_sei)      so   q_sei(t)^2 = q_sei(0)^2 + th k^2 t     (parabolic, diffusion through the SEI)
 * It takes active metal and leaves the cathode alone: no change of voltage, a fall of pressure, a shorter discharge.
 * Source: PHYSICS A4.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { Path, Pool } from './pools.js';

/** Native film of the first moment, C per cm2 (a few nanometres); bounds the rate on a bare surface. Assumed 1e-4..1e-2. */
const NATIVE_C_PER_CM2 = 1e-3;

export class ChemicalSei {
  private readonly growth_C2_per_s: number;
  private readonly native_C: number;

  constructor(cell: CellParameters) {
    const k = cell.seiGrowth_C_per_cm2_sqrt_s * cell.electrodeArea_cm2;
    this.growth_C2_per_s = k * k;
    this.native_C = NATIVE_C_PER_CM2 * cell.electrodeArea_cm2;
  }

  /** Moves sodium from the active metal to the SEI; `cover` is the covered share of the collector. */
  advance(state: CellState, cover: number, step_s: number): void {
    const gained = cover * this.growth_C2_per_s * step_s;
    if (gained === 0) return;
    const pool_C = state.pools.of(Pool.Sei);
    const film_C = pool_C > this.native_C ? pool_C : this.native_C;
    // sqrt(q^2 + g) - q, written so that a small gain is not lost in the difference.
    const grown_C = gained / (Math.sqrt(film_C * film_C + gained) + film_C);
    state.pools.transfer(Pool.Active, Pool.Sei, grown_C, Path.ChemicalSei);
  }
}
