/**
 * The bare cell under the simplest cycling there is, for its speed alone: C/2 to 3.6 V, an hour of rest, C/2 to 2.4 V, an
 * hour of rest, in steps of 1 s without cycler, sensors or truth. The reference cell, drawn as by default.
 */
import { Cell } from '../../sim/cell/cell.js';
import { referenceCell } from '../../sim/cell/cellParameters.js';
import { drawCell } from '../../sim/spread/drawCell.js';

const STEP_S = 1;
const RATE_PER_H = 0.5;
const VOLTAGE_MIN_V = 2.4;
const VOLTAGE_MAX_V = 3.6;
const REST_S = 3600;

export class CellCycling {
  /** Cycles completed. */
  cycles = 0;
  private readonly cell = new Cell(drawCell(referenceCell(), 1), 1);
  private readonly current_A = RATE_PER_H * referenceCell().capacity_Ah;
  private direction = 1;
  private rest_s = 0;

  /** One step of 1 s. */
  step(): void {
    const { cell } = this;
    cell.operateCurrent(this.rest_s > 0 ? 0 : this.direction * this.current_A);
    cell.advance(STEP_S);
    if (this.rest_s > 0) {
      this.rest_s -= STEP_S;
      return;
    }
    const terminal_V = cell.point.terminal_V;
    if (this.direction > 0 ? terminal_V < VOLTAGE_MAX_V : terminal_V > VOLTAGE_MIN_V) return;
    if (this.direction < 0) this.cycles++;
    this.direction = -this.direction;
    this.rest_s = REST_S;
  }

  /** Sum of the sodium pools now minus at the start, C. */
  get balanceResidual_C(): number {
    return this.cell.balanceResidual_C();
  }
}
