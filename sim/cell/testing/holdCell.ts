/** Holds a cell at a current for a time, and the balances every test asks of it. Tests only. */
import type { Cell } from '../cell.js';
import { Pool } from '../pools.js';

export const LOSSLESS = { formationLoss: 0, seiShare: 0, seiGrowth_C_per_cm2_sqrt_s: 0, deadShare: 0 };

/** Holds a terminal current; the operating point is solved at the end. */
export function hold(cell: Cell, current_A: number, duration_s: number, step_s = 1): void {
  const steps = Math.round(duration_s / step_s);
  cell.operateCurrent(current_A);
  for (let n = 0; n < steps; n++) {
    cell.advance(step_s);
    cell.operateCurrent(current_A);
  }
}

/** Discharges until the terminal voltage is reached; returns the charge drawn, C. Bisects the last step. */
export function dischargeTo(cell: Cell, current_A: number, limit_V: number, step_s = 1): number {
  let drawn_C = 0;
  let part_s = step_s;
  cell.operateCurrent(-current_A);
  for (let n = 0; n < 1e6 && part_s > 1e-6; n++) {
    cell.keep();
    cell.advance(part_s);
    cell.operateCurrent(-current_A);
    if (cell.point.terminal_V > limit_V) {
      drawn_C += current_A * part_s;
    } else {
      cell.goBack();
      cell.operateCurrent(-current_A);
      part_s /= 2;
    }
  }
  return drawn_C;
}

/** int I dt - int I_short dt - int I_parasitic dt + d(cathode + locked) + q_over, C. */
export function electronResidual_C(cell: Cell, initialCathode_C: number): number {
  const { state } = cell;
  const cathode_C = state.pools.of(Pool.Cathode) + state.pools.of(Pool.Locked);
  return (
    state.passed_C -
    state.leaked_C -
    state.parasitic_C +
    (cathode_C - initialCathode_C) +
    state.overDischarge_C
  );
}
