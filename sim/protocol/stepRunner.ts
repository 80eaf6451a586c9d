/**
 * Holds what a protocol step says and finds where its limit is passed.
 *
 * - A limit passed within an internal step is found by repeating the step shorter (bisection on the step, from the kept
 *   state), so the current stops where the limit is, however steep the voltage.
 * - Constant voltage is solved at every step; there is no controller that could oscillate.
 */
import type { Cell } from '../cell/cell.js';
import type { ProtocolStep } from './protocolSteps.js';
import { StepKind } from './protocolSteps.js';
import type { Terminals } from './terminals.js';

/** Band, in V beyond the limit, in which a step may end. A cycler trips just past a lower voltage limit. */
const DISCHARGE_BAND_V: readonly [number, number] = [0.3e-3, 1e-3];
const CHARGE_BAND_V: readonly [number, number] = [0, 1e-6];
/** The same below the cut-off current, relative to it, so that cells of every size end alike. */
const CUT_OFF_BAND: readonly [number, number] = [0, 5e-4];

const BISECTIONS_MAX = 60;

export class StepRunner {
  /** The last step taken ended at the limit. */
  limitReached = false;

  constructor(
    private readonly cell: Cell,
    private readonly terminals: Terminals,
  ) {}

  /** Solves the operating point of the present instant for what the step holds. */
  operate(step: ProtocolStep): void {
    if (step.kind === StepKind.HoldVoltage) this.terminals.holdVoltage(step.voltage_V, step.current_A);
    else this.terminals.holdCurrent(step.current_A);
  }

  /** Advances the cell by a step, s, or by the part of it after which the limit is just passed; returns the length. */
  take(step: ProtocolStep, full_s: number): number {
    this.limitReached = false;
    if (step.kind === StepKind.Rest) {
      this.cell.advance(full_s);
      this.operate(step);
      return full_s;
    }
    const band = bandOf(step);
    const low = band[0];
    const high = band[1];
    // Beyond the limit before it began (a short, an empty cell): one step, one row, and the current stops.
    const hopeless = this.beyondLimit(step) >= low;
    this.cell.keep();
    this.cell.advance(full_s);
    this.operate(step);
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
    this.operate(step);
    this.cell.advance(step_s);
    this.operate(step);
    return this.beyondLimit(step);
  }

  private beyondLimit(step: ProtocolStep): number {
    if (step.kind === StepKind.Charge) return this.terminals.voltage_V - step.voltage_V;
    if (step.kind === StepKind.Discharge) return step.voltage_V - this.terminals.voltage_V;
    const below_A = step.cutOff_A - this.terminals.shunt_A;
    return step.cutOff_A > 0 ? below_A / step.cutOff_A : below_A;
  }
}

function bandOf(step: ProtocolStep): readonly [number, number] {
  if (step.kind === StepKind.Charge) return CHARGE_BAND_V;
  if (step.kind === StepKind.Discharge) return DISCHARGE_BAND_V;
  return CUT_OFF_BAND;
}
