/** Takes one simulated cell through currents, voltages and rests and notes along the way what a picture needs. */
import { Cell } from '../../sim/cell/cell.js';
import { type CellParameters, cellWith } from '../../sim/cell/cellParameters.js';
import { type Pool } from '../../sim/cell/pools.js';

/** Current at which a charge at constant voltage ends, share of the capacity an hour: C/50. */
const CUT_RATE_PER_H = 0.02;
/** Longest current step, and longest hold of a voltage: a short may keep either from ending. */
const CURRENT_MAX_S = 48 * 3600;
const VOLTAGE_MAX_S = 3 * 3600;

export const SECONDS_PER_HOUR = 3600;

/** A limit is met to this time, s, as a cycler does by repeating the step that passed it. */
const STEP_MIN_S = 1e-3;

/** What the terminals count in a cycle. */
export interface CycleCharges {
  readonly charge_C: number;
  readonly discharge_C: number;
}

export interface CellRunOptions {
  readonly seed?: number;
  /** Internal step; the reference cell allows 7.5 s at constant voltage (cathodeStep.ts). */
  readonly step_s?: number;
}

export class CellRun {
  readonly cell: Cell;
  /** Time since the start, s. */
  time_s = 0;
  /** Called after every step and at every change of current; null = nothing is noted. */
  note: (() => void) | null = null;

  private readonly step_s: number;

  constructor(parameters: Partial<CellParameters>, { seed = 1, step_s = 5 }: CellRunOptions = {}) {
    this.cell = new Cell(cellWith(parameters), seed);
    this.step_s = step_s;
    this.cell.operateCurrent(0);
  }

  /** Charge of a pool, C. */
  pool_C(pool: Pool): number {
    return this.cell.state.pools.of(pool);
  }

  /** Holds a terminal current for a time, or until something is reached. */
  hold(current_A: number, duration_s: number, until: () => boolean = () => false): void {
    this.run(duration_s, until, () => this.cell.operateCurrent(current_A));
  }

  rest(duration_s: number): void {
    this.hold(0, duration_s);
  }

  /** Constant current to a voltage, then constant voltage until the current has fallen to C/50. */
  charge(current_A: number, voltage_V: number, capacity_Ah = 1): void {
    const { point } = this.cell;
    this.hold(current_A, CURRENT_MAX_S, () => point.terminal_V >= voltage_V);
    this.run(
      VOLTAGE_MAX_S,
      () => point.current_A <= CUT_RATE_PER_H * capacity_Ah,
      () => this.cell.operateVoltage(voltage_V, current_A),
    );
  }

  /** Holds a terminal voltage for a time, within a current. */
  holdVoltage(voltage_V: number, currentMax_A: number, duration_s: number): void {
    this.run(
      duration_s,
      () => false,
      () => this.cell.operateVoltage(voltage_V, currentMax_A),
    );
  }

  discharge(current_A: number, voltage_V: number): void {
    this.hold(-current_A, CURRENT_MAX_S, () => this.cell.point.terminal_V <= voltage_V);
  }

  /** Charge, rest, discharge and rest at C/2 between the reference cell's limits. */
  cycle(rest_s = SECONDS_PER_HOUR): CycleCharges {
    const { state } = this.cell;
    const start_C = state.passed_C;
    this.charge(0.5, 3.6);
    const top_C = state.passed_C;
    this.rest(rest_s);
    this.discharge(0.5, 2.4);
    const bottom_C = state.passed_C;
    this.rest(rest_s);
    return { charge_C: top_C - start_C, discharge_C: top_C - bottom_C };
  }

  private run(duration_s: number, until: () => boolean, operate: () => void): void {
    const end_s = this.time_s + duration_s;
    let step_s = this.step_s;
    operate();
    this.note?.();
    while (this.time_s < end_s - STEP_MIN_S && step_s > STEP_MIN_S && !until()) {
      const part_s = Math.min(step_s, end_s - this.time_s);
      this.cell.keep();
      this.cell.advance(part_s);
      operate();
      if (until()) {
        // Passed within the step: a collector that empties would be overdrawn by the rest of it.
        this.cell.goBack();
        operate();
        step_s = part_s / 2;
        continue;
      }
      this.time_s += part_s;
      this.note?.();
    }
    this.cell.check(this.time_s);
  }
}
