/**
 * The cell's terminals as the cycler sees them through its shunt: the cell, and beside it whatever conducts across the
 * terminals outside it (PHYSICS F21).
 *
 *   I_shunt = I_cell + G V          V terminal voltage, G external conductance; charging positive
 * At constant shunt current this is one equation in I_cell, rising because V rises with I_cell: regula falsi
 * (Illinois) inside the bracket I_shunt -+ G * 10 V. Without a conductance nothing is solved and nothing differs.
 */
import type { Cell } from '../cell/cell.js';
import type { CyclerConditions } from './cyclerConditions.js';

/** No terminal voltage of one cell lies outside +-10 V. */
const TERMINAL_LIMIT_V = 10;

const ITERATIONS_MAX = 100;

/** Current to which the equation is solved, relative to the bracket. */
const TOLERANCE = 1e-13;

export class Terminals {
  /** Current through the shunt, A. */
  shunt_A = 0;
  /** Current through what conducts outside the cell, A. */
  external_A = 0;

  constructor(
    private readonly cell: Cell,
    private readonly conditions: CyclerConditions,
  ) {}

  get voltage_V(): number {
    return this.cell.point.terminal_V;
  }

  /** Solves the present instant for a current through the shunt, A. */
  holdCurrent(shunt_A: number): void {
    const conductance_S = this.conditions.externalConductance_S;
    if (conductance_S === 0) this.cell.operateCurrent(shunt_A);
    else this.solve(shunt_A, conductance_S);
    this.shunt_A = shunt_A;
    this.external_A = conductance_S * this.voltage_V;
  }

  /** Solves the present instant for a terminal voltage, V, with the shunt within +-`currentMax_A`. */
  holdVoltage(voltage_V: number, currentMax_A: number): void {
    const conductance_S = this.conditions.externalConductance_S;
    const beside_A = conductance_S * voltage_V;
    this.cell.operateVoltage(voltage_V, currentMax_A + beside_A);
    const shunt_A = this.cell.point.current_A + conductance_S * this.voltage_V;
    if (conductance_S > 0 && shunt_A > currentMax_A) this.holdCurrent(currentMax_A);
    else if (conductance_S > 0 && shunt_A < -currentMax_A) this.holdCurrent(-currentMax_A);
    else {
      this.shunt_A = shunt_A;
      this.external_A = conductance_S * this.voltage_V;
    }
  }

  private solve(shunt_A: number, conductance_S: number): void {
    const reach_A = conductance_S * TERMINAL_LIMIT_V;
    let low_A = shunt_A - reach_A;
    let high_A = shunt_A + reach_A;
    let lowMiss_A = this.miss(low_A, shunt_A, conductance_S);
    let highMiss_A = this.miss(high_A, shunt_A, conductance_S);
    let side = 0;
    for (let n = 0; n < ITERATIONS_MAX; n++) {
      const cell_A = (low_A * highMiss_A - high_A * lowMiss_A) / (highMiss_A - lowMiss_A);
      const miss_A = this.miss(cell_A, shunt_A, conductance_S);
      if (miss_A <= TOLERANCE * reach_A && miss_A >= -TOLERANCE * reach_A) return;
      if (miss_A > 0) {
        high_A = cell_A;
        highMiss_A = miss_A;
        if (side === 1) lowMiss_A *= 0.5;
        side = 1;
      } else {
        low_A = cell_A;
        lowMiss_A = miss_A;
        if (side === -1) highMiss_A *= 0.5;
        side = -1;
      }
      if (high_A - low_A <= TOLERANCE * reach_A) return;
    }
  }

  /** Solves the cell at a current and returns by how much the shunt's current would be too large, A. */
  private miss(cell_A: number, shunt_A: number, conductance_S: number): number {
    this.cell.operateCurrent(cell_A);
    return cell_A + conductance_S * this.voltage_V - shunt_A;
  }
}
