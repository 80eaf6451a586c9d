/**
 * Charge that was put into the cell and is not there any more: a lower bound of the leak from the balance of charge.
 *
 *   leak >= (charge that must be inside - charge that can be inside) / time
 * Must be inside: what a charge has put in since the last discharge; or, since a full charge, MUST_SHARE of what the last
 * complete cycle delivered, less what was taken out. Can be inside: next to nothing when the voltage without discharge
 * lies at the lower edge of the window; otherwise `chargeExcess` times the capacity (a charge that never ends).
 * Nothing is said before one complete cycle has shown what the cell delivers: a wrong capacity must not look like a
 * short. PHYSICS A5 (hard below 5 ohm), A9.8.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import type { CycleRecord } from '../cycleRecord.js';
import { Direction } from '../cycleTracker.js';
import type { CycleTracker } from '../cycleTracker.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';

/** A voltage without discharge in this lowest part of the window belongs to an empty cell. Assumed (0.05 to 0.2). */
const EMPTY_SHARE: number = 0.15;
/** ... that holds at most this share of the capacity. Assumed (0.05 to 0.2). */
const EMPTY_CHARGE_SHARE: number = 0.1;
/** What a full charge holds at least, share of what the last complete cycle delivered. Assumed (0.7 to 0.9). */
const MUST_SHARE: number = 0.8;

export class VanishedCharge {
  /** At least so much leaks, A; 0 = nothing shown by this sample. */
  leakLow_A: number = 0;

  private readonly capacity_C: number;
  private readonly chargeExcess: number;
  private readonly empty_V: number;
  private delivered_C: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.capacity_C = profile.capacity_Ah * 3600;
    this.chargeExcess = settings.chargeExcess;
    const window_V: number = profile.voltageMax_V - profile.voltageMin_V;
    this.empty_V = profile.voltageMin_V + EMPTY_SHARE * window_V;
  }

  takeCycle(cycle: CycleRecord): void {
    if (cycle.complete) {
      this.delivered_C = cycle.discharge_C;
    }
  }

  /** `resting_V`: a voltage without discharge; `known` tells whether there is one. */
  step(
    resting_V: number,
    known: boolean,
    cycles: CycleTracker,
    counter: CoulombCounter,
    now_s: number,
  ): void {
    this.leakLow_A = 0;
    if (this.delivered_C === 0 || !known) {
      return;
    }
    const empty: boolean = resting_V < this.empty_V;
    if (cycles.direction === Direction.Charging && cycles.start.breakCount === counter.breakCount) {
      const full_C: number = this.chargeExcess * Math.max(this.capacity_C, this.delivered_C);
      const can_C: number = empty ? EMPTY_CHARGE_SHARE * this.capacity_C : full_C;
      const taken_C: number = counter.charge_C - cycles.start.charge_C;
      this.bound(taken_C - can_C, now_s - cycles.start.time_s);
    }
    const sinceFull: boolean = cycles.isFull(cycles.top);
    if (empty && sinceFull && cycles.top.breakCount === counter.breakCount) {
      const left_C: number = MUST_SHARE * this.delivered_C - (cycles.top.charge_C - counter.charge_C);
      this.bound(left_C - EMPTY_CHARGE_SHARE * this.capacity_C, now_s - cycles.top.time_s);
    }
  }

  private bound(missing_C: number, time_s: number): void {
    if (missing_C > 0 && time_s > 0) {
      this.leakLow_A = Math.max(this.leakLow_A, missing_C / time_s);
    }
  }
}
