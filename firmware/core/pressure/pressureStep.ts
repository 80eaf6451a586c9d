/**
 * Tells a step of the pressure (slip of the load cell, a loosened fixture) from a large leak and from one wild block.
 *
 * A block far from its prediction is held back, and so may be the next. A step that happened within one block or across
 * two no longer moves in the block after; a wild block is followed by one as predicted; a leak goes on by the same
 * amount in every block, so that its third deviation lies a third above the second.
 */
import type { i32 } from '../types.js';
import type { PressureFilter } from './pressureFilter.js';
import type { PressureSettings } from './pressureSettings.js';

export enum StepVerdict {
  /** As predicted: learn from it. */
  Plain = 0,
  /** Far off, cause still open: do not learn from it. */
  Wait = 1,
  Step = 2,
  Leak = 3,
}

/** Share of the deviation that may still come in the second and in the third block of a step; a leak makes 1/2, 1/3. */
const MOVING_SECOND: number = 0.3;
const MOVING_THIRD: number = 0.2;

export class PressureStep {
  private readonly settings: PressureSettings;
  private held: i32 = 0;
  private last_kPa: number = 0;

  constructor(settings: PressureSettings) {
    this.settings = settings;
  }

  clear(): void {
    this.held = 0;
  }

  /** Judges the observation the filter has just compared. */
  judge(filter: PressureFilter): StepVerdict {
    const off_kPa: number = filter.innovation_kPa;
    const limit_kPa: number =
      this.settings.stepSigma * filter.innovationSigma_kPa + this.settings.stepMin_kPa;
    const further_kPa: number = Math.abs(off_kPa - this.last_kPa);
    this.last_kPa = off_kPa;
    if (Math.abs(off_kPa) <= limit_kPa) {
      this.held = 0;
      return StepVerdict.Plain;
    }
    this.held = (this.held + 1) | 0;
    if (this.held === 1) {
      return StepVerdict.Wait;
    }
    const moving: number = this.held === 2 ? MOVING_SECOND : MOVING_THIRD;
    if (further_kPa <= moving * Math.abs(off_kPa)) {
      this.held = 0;
      return StepVerdict.Step;
    }
    if (this.held === 2) {
      return StepVerdict.Wait;
    }
    this.held = 0;
    return StepVerdict.Leak;
  }
}
