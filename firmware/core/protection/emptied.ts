/**
 * Whether the cell stands where a discharge to the lower limit left it. There a leak of a milliampere pulls the voltage
 * to zero within a minute once the last sodium of the collector is gone (PHYSICS A9.2): a fall proves nothing.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import { Direction } from '../cycleTracker.js';
import type { CycleTracker } from '../cycleTracker.js';

/** Charge after which the cell is no longer empty, share of the capacity. Assumed (0.02 to 0.1). */
const REFILLED_SHARE: number = 0.05;

export function isEmptied(cycles: CycleTracker, counter: CoulombCounter, capacity_Ah: number): boolean {
  if (cycles.direction === Direction.Discharging) {
    return cycles.isEmpty(cycles.bottom);
  }
  if (cycles.direction === Direction.Charging) {
    const taken_C: number = counter.charge_C - cycles.start.charge_C;
    const refilled: boolean = taken_C > REFILLED_SHARE * capacity_Ah * 3600;
    return cycles.isEmpty(cycles.start) && !refilled;
  }
  return false;
}
