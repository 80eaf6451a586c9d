/**
 * What the voltage could show of a leak in partial cycling: the same counted charge meets another state of the cathode.
 *
 *   dV = slope n^-1 t        slope = (U(0.8) - U(0.3))/0.5, leak C/n after t hours
 * It must stand out, by five standard deviations, from what a slow overpotential of the same kind scatters by:
 *   s(V) = s(ln R_slow) R_slow I                      4 mohm, 20 %, C/2 at 1 Ah: 0.4 mV (sim/spread/scatter.ts; PHYSICS A2)
 * On an NVP plateau (6 mV from end to end) the leaks of the targets move 0.01 to 0.1 mV: not observable.
 */
import { cellWith } from '../../../../sim/cell/cellParameters.js';
import { cathodeById } from '../../../../sim/library/cathodes.js';
import { cellById, protocolOf } from '../../../../sim/library/cells.js';
import { LOGARITHMIC } from '../../../../sim/spread/scatter.js';
import type { CellId } from '../condition.js';

const SIGMAS = 5;
const SOC = { low: 0.3, high: 0.8 };

/** Shift of the voltage by a leak of C/hours after a time, V. */
export function plateauShift_V(cell: CellId, hours: number, time_h: number): number {
  const { voltage_V } = cathodeById(cellWith(cellById(cell).parameters).cathode);
  const slope_V = (voltage_V(SOC.high, 1) - voltage_V(SOC.low, 1)) / (SOC.high - SOC.low);
  return (slope_V * time_h) / hours;
}

/** What the same voltage scatters by in cells that do not leak, V. */
export function plateauScatter_V(cell: CellId): number {
  const entry = cellById(cell);
  const { slowResistance_ohm, capacity_Ah } = cellWith(entry.parameters);
  const current_A = protocolOf(entry).chargeRate_per_h * capacity_Ah;
  return (LOGARITHMIC.slowResistance_ohm ?? 0) * slowResistance_ohm * current_A;
}

/** The voltage of a partial cycle can show this leak in this time. */
export function plateauShows(cell: CellId, hours: number, time_h: number): boolean {
  return plateauShift_V(cell, hours, time_h) > SIGMAS * plateauScatter_V(cell);
}
