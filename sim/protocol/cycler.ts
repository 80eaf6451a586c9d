/**
 * Runs the protocol on the cell with an internal step and stops at the logging times.
 *
 * - A limit passed within a step is found by repeating the step shorter (bisection on the step, from the kept state),
 *   so the current stops where the limit is, however steep the voltage.
 * - Constant voltage is solved at every step; there is no controller that could oscillate.
 * - Rows: one 10 ms into every protocol step, then on the logging period counted from the step's start, and one at its end.
 */
import type { Cell } from '../cell/cell.js';
import { type FaultSchedule } from '../faults/faultSchedule.js';
import type { ProtocolStep } from './protocolSteps.js';
import { StepKind } from './protocolSteps.js';

/** The first row of a protocol step is logged this long after the switching, as cyclers do. */
const FIRST_ROW_S = 0.01;

/** Band, in V or A beyond the limit, in which a step may end. A cycler trips just past a lower voltage limit. */
const DISCHARGE_BAND_V: readonly [number, number] = [0.3e-3, 1e-3];
const CHARGE_BAND_V: readonly [number, number] = [0, 1e-6];
const CUT_OFF_BAND: readonly [number, number] = [0, 1e-5];

const BISECTIONS_MAX = 60;

/** Times closer than this are the same time, s. */
const CLOCK_RESOLUTION_S = 1e-6;

/** What follows the cell from one internal step to the next: the instruments' counters and the truth. */
export interface StepObserver {
  /** After every internal step: the terminal current held during it, A, its length and its end, s. */
  stepDone(current_A: number, step_s: number, time_s: number): void;
  /** Just before and just after faults change or a protocol step begins. */
  instant(time_s: number): void;
  /** After the fault schedule changed what is open. */
  faultsChanged(time_s: number): void;
}

export class Cycler {
  /** Time since the start, s. */
  time_s = 0;
  /** Cycle in progress, from 1. */
  cycle = 1;
  ended = false;
  /** The row last reached belongs to a rest. */
  rowInRest = false;

  private index = 0;
  private stepStart_s = 0;
  private elapsed_s = 0;
  private ticks = 0;
  private rows = 0;
  private starting = true;
  private limitReached = false;
  private readonly cycle_s: number;

  constructor(
    private readonly cell: Cell,
    private readonly steps: readonly ProtocolStep[],
    private readonly cycles: number,
    private readonly internalStep_s: number,
    private readonly logPeriod_s: number,
    private readonly faults: FaultSchedule,
    private readonly observer: StepObserver,
  ) {
    this.cycle_s = steps.reduce((sum, step) => sum + step.durationTypical_s, 0);
  }

  /** The protocol step in progress. */
  get step(): ProtocolStep {
    return this.steps[this.index];
  }

  /** Share of the protocol done, 0..1. */
  get progress(): number {
    if (this.ended) return 1;
    let done_s = 0;
    for (let i = 0; i < this.index; i++) done_s += this.steps[i].durationTypical_s;
    done_s += Math.min(this.elapsed_s, this.step.durationTypical_s);
    return (this.cycle - 1 + done_s / this.cycle_s) / this.cycles;
  }

  /** Runs to the next row; false when the protocol has ended. */
  runToRow(): boolean {
    if (this.ended) return false;
    if (this.starting) this.beginStep();
    let rowDue = false;
    while (!rowDue) rowDue = this.advance();
    return true;
  }

  private beginStep(): void {
    this.starting = false;
    this.stepStart_s = this.time_s;
    this.elapsed_s = 0;
    this.ticks = 0;
    this.rows = 0;
    this.updateFaults();
    this.observer.instant(this.time_s);
    this.operate();
  }

  private endStep(): void {
    this.starting = true;
    this.observer.instant(this.time_s);
    this.elapsed_s = 0;
    this.index++;
    if (this.index < this.steps.length) return;
    this.index = 0;
    if (this.cycle === this.cycles) {
      this.ended = true;
      return;
    }
    this.cycle++;
  }

  private updateFaults(): void {
    // Step start plus elapsed may miss an edge by a rounding error.
    const edge_s = this.faults.nextEdge_s();
    const now_s = edge_s > this.time_s && edge_s - this.time_s < CLOCK_RESOLUTION_S ? edge_s : this.time_s;
    if (!this.faults.isDue(now_s, this.cycle)) return;
    this.operate();
    this.observer.instant(this.time_s);
    this.faults.update(now_s, this.cycle, this.cell.conditions);
    this.operate();
    this.observer.instant(this.time_s);
    this.observer.faultsChanged(this.time_s);
  }

  /** One internal step; true if a row is due at its end. */
  private advance(): boolean {
    const step = this.step;
    const row_s = this.rows === 0 ? FIRST_ROW_S : this.rows * this.logPeriod_s;
    let target_s = (this.ticks + 1) * this.internalStep_s;
    if (row_s < target_s) target_s = row_s;
    if (step.durationMax_s < target_s) target_s = step.durationMax_s;
    const edge_s = this.faults.nextEdge_s() - this.stepStart_s;
    if (edge_s < target_s && edge_s > this.elapsed_s) target_s = edge_s;
    if (target_s >= (this.ticks + 1) * this.internalStep_s) this.ticks++;

    const held_A = this.cell.point.current_A;
    const taken_s = this.take(step, target_s - this.elapsed_s);
    const limited = this.limitReached;
    this.elapsed_s = limited ? this.elapsed_s + taken_s : target_s;
    this.time_s = this.stepStart_s + this.elapsed_s;
    this.observer.stepDone(held_A, taken_s, this.time_s);
    this.cell.check(this.time_s);
    const ends = limited || this.elapsed_s >= step.durationMax_s;
    if (!ends && this.faults.nextEdge_s() < this.time_s + CLOCK_RESOLUTION_S) this.updateFaults();
    if (!ends && this.elapsed_s < row_s) return false;
    this.rowInRest = step.kind === StepKind.Rest;
    this.rows++;
    if (ends) this.endStep();
    return true;
  }

  /** Advances the cell by a step, or by the part of it after which the limit is just passed; returns the length. */
  private take(step: ProtocolStep, full_s: number): number {
    this.limitReached = false;
    if (step.kind === StepKind.Rest) {
      this.cell.advance(full_s);
      this.operate();
      return full_s;
    }
    const band = this.band(step);
    const low = band[0];
    const high = band[1];
    // Beyond the limit before it began (a short, an empty cell): one step, one row, and the current stops.
    const hopeless = this.beyondLimit(step) >= low;
    this.cell.keep();
    this.cell.advance(full_s);
    this.operate();
    let beyond = this.beyondLimit(step);
    if (!hopeless && beyond < low) return full_s;
    this.limitReached = true;
    if (hopeless || beyond <= high) return full_s;
    let short_s = 0;
    let long_s = full_s;
    let taken_s = full_s;
    for (let n = 0; n < BISECTIONS_MAX && (beyond < low || beyond > high); n++) {
      taken_s = 0.5 * (short_s + long_s);
      if (taken_s <= short_s || taken_s >= long_s) break;
      beyond = this.retake(taken_s, step);
      if (beyond < low) short_s = taken_s;
      else long_s = taken_s;
    }
    // Never stop short of the limit: the steep edge may leave no step that ends within the band.
    if (beyond < low) {
      taken_s = long_s;
      this.retake(taken_s, step);
    }
    return taken_s;
  }

  private retake(step_s: number, step: ProtocolStep): number {
    this.cell.goBack();
    this.operate();
    this.cell.advance(step_s);
    this.operate();
    return this.beyondLimit(step);
  }

  /** Solves the operating point of the present instant for what the step holds. */
  private operate(): void {
    const step = this.step;
    if (step.kind === StepKind.HoldVoltage) this.cell.operateVoltage(step.voltage_V, step.current_A);
    else this.cell.operateCurrent(step.current_A);
  }

  private beyondLimit(step: ProtocolStep): number {
    if (step.kind === StepKind.Charge) return this.cell.point.terminal_V - step.voltage_V;
    if (step.kind === StepKind.Discharge) return step.voltage_V - this.cell.point.terminal_V;
    return step.cutOff_A - this.cell.point.current_A;
  }

  private band(step: ProtocolStep): readonly [number, number] {
    if (step.kind === StepKind.Charge) return CHARGE_BAND_V;
    if (step.kind === StepKind.Discharge) return DISCHARGE_BAND_V;
    return CUT_OFF_BAND;
  }
}
