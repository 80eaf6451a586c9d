/**
 * SEI that grows on covered collector without any current (calendar corrosion).
 *
 *   dq_sei/dt = m th k^2/(2 q_sei)    so   q_sei(t)^2 = q_sei(0)^2 + m th k^2 t     (parabolic, diffusion through the SEI)
 * with m the multiplier of a fault. It takes active metal and leaves the cathode alone: no change of voltage, a fall of
 * pressure, a shorter discharge. Source: PHYSICS A4.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { Path, Pool } from './pools.js';

/** Native film of the first moment, C per cm2 (a few nanometres); bounds the rate on a bare surface. Assumed 1e-4..1e-2. */
export const NATIVE_C_PER_CM2 = 1e-3;

/** Relative growth in a step below which three terms of the square root are exact. */
const SMALL_RATIO = 1e-5;

export class ChemicalSei {
  private readonly growth_C2_per_s: number;
  private readonly native_C: number;

  constructor(cell: CellParameters) {
    const k = cell.seiGrowth_C_per_cm2_sqrt_s * cell.electrodeArea_cm2;
    this.growth_C2_per_s = k * k;
    this.native_C = NATIVE_C_PER_CM2 * cell.electrodeArea_cm2;
  }

  /** Moves sodium from the active metal to the SEI; `cover` is the covered share of the collector. */
  advance(state: CellState, cover: number, step_s: number, multiplier = 1): void {
    const gained = multiplier * cover * this.growth_C2_per_s * step_s;
    if (gained === 0) return;
    const pool_C = state.pools.of(Pool.Sei);
    const film_C = pool_C > this.native_C ? pool_C : this.native_C;
    state.pools.transfer(Pool.Active, Pool.Sei, growth_C(film_C, gained), Path.ChemicalSei);
  }
}

/** sqrt(q^2 + g) - q without losing a small gain in the difference; quick for the small gains of a short step. */
function growth_C(film_C: number, gained_C2: number): number {
  const half_C = (0.5 * gained_C2) / film_C;
  const ratio = half_C / film_C;
  // sqrt(1 + 2r) - 1 = r - r^2/2 + r^3/2 - ...: the next term is below the last bit.
  if (ratio < SMALL_RATIO) return half_C * (1 - 0.5 * ratio * (1 - ratio));
  return gained_C2 / (Math.sqrt(film_C * film_C + gained_C2) + film_C);
}
