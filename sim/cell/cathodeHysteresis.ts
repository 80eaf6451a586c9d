/**
 * One-state hysteresis of the open-circuit potential (Plett's form).
 *
 *   dv_h/dq = (sign(I_F) M - v_h)/(gamma Q)
 * v_h follows the charge that passes, not the time: at rest it stays. M = `hysteresis_V` (0 = off; 8 mV assumed for
 * NVP), gamma = `hysteresisShare`. Exact for a constant current. What it costs over a cycle, 2 M Q, becomes heat.
 * Source: PHYSICS A2; Plett, Battery Management Systems vol. I, 2.8.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';

export class Hysteresis {
  private readonly half_V: number;
  private readonly share: number;

  constructor(cell: CellParameters) {
    this.half_V = cell.hysteresis_V;
    this.share = cell.hysteresisShare;
  }

  /** @param passed fraction of the capacity that flows in the step, positive = charging */
  advance(state: CellState, passed: number): void {
    if (this.half_V === 0 || passed === 0) return;
    const branch_V = passed > 0 ? this.half_V : -this.half_V;
    const size = passed > 0 ? passed : -passed;
    const { cathode } = state;
    cathode.hysteresis_V = branch_V + (cathode.hysteresis_V - branch_V) * Math.exp(-size / this.share);
  }
}
