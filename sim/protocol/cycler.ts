/**
 * Runs the protocol on the cell with an internal step and stops at the logging times.
 *
 * Rows: one 10 ms into every protocol step, then when the logger wants one, and one at the step's end. A step whose
 * counted charge is already reached is left out. Every step ends by itself, so the run does; a step that ended because
 * its time was up and not at its limit is named in `abandoned`.
 */
import type { Cell } from '../cell/cell.js';
import type { FaultSchedule } from '../faults/faultSchedule.js';
import type { Logger } from './logger.js';
import type { Program } from './program.js';
import type { ProtocolStep } from './protocolSteps.js';
import { StepKind } from './protocolSteps.js';
import { StepRunner } from './stepRunner.js';
import { Terminals } from './terminals.js';

/** The first row of a protocol step is logged this long after the switching, as cyclers do. */
const FIRST_ROW_S = 0.01;

/** Times closer than this are the same time, s. */
const CLOCK_RESOLUTION_S = 1e-6;

/** A contactor that stays open for so long ends the run: long enough to see the cell cool and relax. */
const FORCED_REST_S = 6 * 3600;

const FORCED_REST: ProtocolStep = {
  kind: StepKind.Rest,
  place: 'contactor opened by the monitor',
  current_A: 0,
  voltage_V: 0,
  cutOff_A: 0,
  durationMax_s: FORCED_REST_S,
  givesUp: false,
  untilCharge_C: null,
  nextAtLimit: 0,
  contactorOpen: true,
  durationTypical_s: FORCED_REST_S,
};

/** What follows the cell from one internal step to the next: the instruments' counters and the truth. */
export interface StepObserver {
  /** After every internal step: the current through the shunt held during it, A, its length and its end, s. */
  stepDone(shunt_A: number, step_s: number, time_s: number): void;
  /** Just before and just after faults change or a protocol step begins. */
  instant(time_s: number): void;
  /** After the fault schedule changed what is open. */
  faultsChanged(time_s: number): void;
}

/** Steps the cycler gave up because their time was over before their limit was reached. */
export interface AbandonedSteps {
  count: number;
  /** Place in the protocol and end of the first of them. */
  first: string | null;
  first_s: number;
}

export class Cycler {
  readonly terminals: Terminals;
  readonly abandoned: AbandonedSteps = { count: 0, first: null, first_s: 0 };
  /** Time since the start, s. */
  time_s = 0;
  /** Cycle in progress, from 1. */
  cycle = 1;
  ended = false;
  /** The row last reached belongs to a rest with the contactor open. */
  rowContactorOpen = false;
  /** Charge that went past the cell through what conducts outside it, C. */
  external_C = 0;

  /** The rest that the monitor's contactor forces on the cycler; null while the contactor is closed. */
  private forcedRest: ProtocolStep | null = null;
  private readonly runner: StepRunner;
  private steps: readonly ProtocolStep[];
  private index = 0;
  private stepStart_s = 0;
  private stepDuration_s = 0;
  private elapsed_s = 0;
  private ticks = 0;
  private looks = 0;
  private starting = true;
  /** Charge through the shunt since a discharge last reached its voltage limit, C. */
  private counted_C = 0;
  private doneTypical_s = 0;

  constructor(
    private readonly cell: Cell,
    private readonly program: Program,
    private readonly internalStep_s: number,
    private readonly logger: Logger,
    private readonly faults: FaultSchedule,
    private readonly observer: StepObserver,
  ) {
    this.terminals = new Terminals(cell, faults.cycler);
    this.runner = new StepRunner(cell, this.terminals);
    this.steps = program.stepsOf(1);
  }

  /** The protocol step in progress. */
  get step(): ProtocolStep {
    return this.forcedRest ?? this.steps[this.index];
  }

  /** Share of the protocol done, 0..1. */
  get progress(): number {
    if (this.ended) return 1;
    const typical_s = this.step.durationTypical_s;
    const present_s = this.elapsed_s < typical_s ? this.elapsed_s : typical_s;
    const share = (this.doneTypical_s + present_s) / this.program.typical_s;
    return share < 1 ? share : 1;
  }

  /**
   * Opens or closes the contactor between cycler and cell. Open, the cell rests whatever the protocol says; when it
   * closes again, the cycler begins the interrupted step anew; when it stays open, the run ends.
   */
  forceOpen(open: boolean): void {
    if (open === (this.forcedRest !== null)) return;
    this.forcedRest = open ? FORCED_REST : null;
    this.starting = true;
    this.elapsed_s = 0;
  }

  /** Runs to the next row; false when the protocol has ended. */
  runToRow(): boolean {
    while (!this.ended) {
      if (this.starting && !this.beginStep()) continue;
      if (this.advance()) return true;
    }
    return false;
  }

  /** False if there is nothing left to do in this step. */
  private beginStep(): boolean {
    const step = this.step;
    this.stepDuration_s = step.durationMax_s;
    if (step.untilCharge_C !== null) {
      const left_s = (step.untilCharge_C - this.counted_C) / step.current_A;
      if (left_s < this.stepDuration_s) this.stepDuration_s = left_s;
    }
    if (this.stepDuration_s < CLOCK_RESOLUTION_S) {
      this.goTo(this.index + 1);
      return false;
    }
    this.starting = false;
    this.stepStart_s = this.time_s;
    this.elapsed_s = 0;
    this.ticks = 0;
    this.looks = 0;
    this.updateFaults();
    this.observer.instant(this.time_s);
    this.runner.operate(step);
    return true;
  }

  private endStep(limited: boolean): void {
    const step = this.step;
    this.observer.instant(this.time_s);
    if (this.forcedRest !== null) {
      this.ended = true;
      return;
    }
    if (limited && step.kind === StepKind.Discharge) this.counted_C = 0;
    if (!limited && step.givesUp && this.stepDuration_s === step.durationMax_s) {
      const { abandoned } = this;
      if (abandoned.count === 0) {
        abandoned.first = step.place;
        abandoned.first_s = this.time_s;
      }
      abandoned.count++;
    }
    this.goTo(limited ? step.nextAtLimit : this.index + 1);
  }

  /** Goes on with a later step of the cycle, or with the next cycle. */
  private goTo(index: number): void {
    this.starting = true;
    this.elapsed_s = 0;
    for (let i = this.index; i < index; i++) this.doneTypical_s += this.steps[i].durationTypical_s;
    this.index = index;
    if (index < this.steps.length) return;
    this.index = 0;
    if (this.cycle === this.program.cycles) {
      this.ended = true;
      return;
    }
    this.cycle++;
    this.steps = this.program.stepsOf(this.cycle);
  }

  private updateFaults(): void {
    // Step start plus elapsed may miss an edge by a rounding error.
    const edge_s = this.faults.nextEdge_s();
    const now_s = edge_s > this.time_s && edge_s - this.time_s < CLOCK_RESOLUTION_S ? edge_s : this.time_s;
    if (!this.faults.isDue(now_s, this.cycle)) return;
    this.runner.operate(this.step);
    this.observer.instant(this.time_s);
    this.faults.update(now_s, this.cycle, this.cell.conditions);
    this.runner.operate(this.step);
    this.observer.instant(this.time_s);
    this.observer.faultsChanged(this.time_s);
  }

  /** One internal step; true if a row is due at its end. */
  private advance(): boolean {
    const { step, terminals } = this;
    const look_s = this.looks === 0 ? FIRST_ROW_S : this.looks * this.logger.period_s;
    let target_s = (this.ticks + 1) * this.internalStep_s;
    if (look_s < target_s) target_s = look_s;
    if (this.stepDuration_s < target_s) target_s = this.stepDuration_s;
    const edge_s = this.faults.nextEdge_s() - this.stepStart_s;
    if (edge_s < target_s && edge_s > this.elapsed_s) target_s = edge_s;
    if (target_s >= (this.ticks + 1) * this.internalStep_s) this.ticks++;

    const held_A = terminals.shunt_A;
    const external_A = terminals.external_A;
    const taken_s = this.runner.take(step, target_s - this.elapsed_s);
    const limited = this.runner.limitReached;
    this.elapsed_s = limited ? this.elapsed_s + taken_s : target_s;
    this.time_s = this.stepStart_s + this.elapsed_s;
    this.counted_C += held_A * taken_s;
    this.external_C += external_A * taken_s;
    this.observer.stepDone(held_A, taken_s, this.time_s);
    this.cell.check(this.time_s, step.place);
    const ends = limited || this.elapsed_s >= this.stepDuration_s;
    if (!ends && this.faults.nextEdge_s() < this.time_s + CLOCK_RESOLUTION_S) this.updateFaults();
    if (!ends && this.elapsed_s < look_s) return false;
    this.looks++;
    const due =
      ends || this.looks === 1 || this.logger.isDue(this.elapsed_s, terminals.voltage_V, terminals.shunt_A);
    if (due) {
      this.logger.wrote(this.elapsed_s, terminals.voltage_V, terminals.shunt_A);
      this.rowContactorOpen = step.contactorOpen;
    }
    if (ends) this.endStep(limited);
    return due;
  }
}
