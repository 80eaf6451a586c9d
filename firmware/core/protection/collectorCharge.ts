/**
 * How much sodium lies on the collector at least, by counted charge above the end of the newest discharge that reached
 * the lower limit (or the lowest count since the record began), less what a leak too small to be told may have taken:
 *
 *   least = q - q_floor - r t        q counted charge, C; t time since the floor, h; r = LEAK_RATE_PER_H Q
 * Two verdicts hang on it. Emptied: a leak of a milliampere then pulls the voltage to zero within a minute once the last
 * sodium is gone (PHYSICS A9.2), so a fall proves nothing. Well filled: the end of a discharge is far, so a fall cannot
 * be its knee. Cold, fast or badly contacted discharges end early; from the second one on their floor says so.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import { Direction } from '../cycleTracker.js';
import type { CycleTracker } from '../cycleTracker.js';
import type { CellProfile } from '../profile.js';
import type { i32 } from '../types.js';

/** Charge after which the cell is no longer empty, share of the capacity. Assumed (0.02 to 0.1). */
const REFILLED_SHARE: number = 0.05;
/** A leak that no detector need have found, share of the capacity per hour. Assumed C/200 (C/1000 to C/100). */
const LEAK_RATE_PER_H: number = 0.005;

export class CollectorCharge {
  /** The cell stands where a discharge to the lower limit left it. */
  emptied: boolean = false;
  /** At least so much is plated, C. */
  least_C: number = 0;

  private readonly capacity_C: number;
  private floor_C: number = 0;
  private floor_s: number = 0;
  private breakCount: i32 = -1;

  constructor(profile: CellProfile) {
    this.capacity_C = profile.capacity_Ah * 3600;
  }

  step(now_s: number, counter: CoulombCounter, cycles: CycleTracker): void {
    const uncounted: boolean = counter.breakCount !== this.breakCount;
    this.breakCount = counter.breakCount;
    const discharging: boolean = cycles.direction === Direction.Discharging;
    const empty: boolean = discharging && cycles.isEmpty(cycles.bottom);
    if (uncounted || empty || counter.charge_C <= this.floor_C) {
      this.floor_C = empty ? cycles.bottom.charge_C : counter.charge_C;
      this.floor_s = now_s;
    }
    const plated_C: number = counter.charge_C - this.floor_C;
    const refilled: boolean = plated_C > REFILLED_SHARE * this.capacity_C;
    this.emptied = empty || (this.emptied && !refilled);
    const leaked_C: number = (LEAK_RATE_PER_H * this.capacity_C * (now_s - this.floor_s)) / 3600;
    this.least_C = Math.max(0, plated_C - leaked_C);
  }
}
