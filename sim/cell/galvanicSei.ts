/**
 * Galvanic corrosion: sodium and bare collector in one electrolyte are a short-circuited pair.
 *
 *   dq_sei/dt = i_g A 4 th (1 - th)
 * Zero on a bare and on a fully covered collector, worst half-covered: early in the charge, late in the discharge, and
 * in a rest there. No current outside, no change of voltage on a plateau. Source: PHYSICS A4, mechanisms (5).
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import type { Conditions } from './conditions.js';
import { Path, Pool } from './pools.js';

const UA_PER_A = 1e6;

export class GalvanicSei {
  private readonly area_cm2: number;
  private readonly current_uA_per_cm2: number;

  constructor(cell: CellParameters) {
    this.area_cm2 = cell.electrodeArea_cm2;
    this.current_uA_per_cm2 = cell.galvanicCurrent_uA_per_cm2;
  }

  /** Rate at a cover, A. */
  rate_A(cover: number, added_uA_per_cm2: number): number {
    return (
      ((this.current_uA_per_cm2 + added_uA_per_cm2) * this.area_cm2 * 4 * cover * (1 - cover)) / UA_PER_A
    );
  }

  advance(state: CellState, conditions: Conditions, cover: number, step_s: number): void {
    if (this.current_uA_per_cm2 === 0 && conditions.galvanic_uA_per_cm2 === 0) return;
    const rate_A = this.rate_A(cover, conditions.galvanic_uA_per_cm2);
    state.pools.transfer(Pool.Active, Pool.Sei, rate_A * step_s, Path.GalvanicSei);
  }
}
