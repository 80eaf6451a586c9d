/**
 * Can a cathode be charged to a voltage at all? Asked before a run, so that a charge cannot go on until the cathode has
 * no sodium left, or a cell begin above the voltage it is to be charged to.
 *
 *   U(0) + offset  <  upper limit  <=  U(1) + offset - margin
 * The lower limit of discharge needs no such check: a cell reaches any voltage when its collector or its cathode's
 * surface is spent; it only has to lie below the upper one.
 */
import { ScenarioError } from '../scenario/scenarioError.js';
import type { Cathode } from './cathodes.js';

/** Keeps the charge short of the very last sodium for cells drawn a few sigma (5 mV) below the nominal curve. */
export const REACH_MARGIN_V = 0.02;

/** The voltages between which the upper limit of a cell with this cathode can lie, V. */
export function reachableTop_V(cathode: Cathode, offset_V: number): [number, number] {
  return [
    round_V(cathode.voltage_V(0, 1) + offset_V),
    round_V(cathode.voltage_V(1, 1) + offset_V - REACH_MARGIN_V),
  ];
}

/** Throws a ScenarioError that names the key, the cathode and the range. */
export function requireReachable(key: string, voltage_V: number, cathode: Cathode, offset_V: number): void {
  const [low_V, high_V] = reachableTop_V(cathode, offset_V);
  if (voltage_V > low_V && voltage_V <= high_V) return;
  throw new ScenarioError(
    `${key} is ${voltage_V}; a cell with cathode "${cathode.id}" can be charged to a voltage above ${low_V} and up to ${high_V}`,
  );
}

/** Throws a ScenarioError if the curve does not rise strictly over the whole of the capacity. */
export function requireRising(cathode: Cathode, edgeWidth: number): void {
  const points = 10000;
  for (let i = 1; i <= points; i++) {
    if (!(cathode.voltage_V(i / points, edgeWidth) > cathode.voltage_V((i - 1) / points, edgeWidth))) {
      throw new ScenarioError(`cathode "${cathode.id}" does not rise at a removed fraction of ${i / points}`);
    }
  }
}

/** To 0.1 mV, as messages print it. */
function round_V(voltage_V: number): number {
  return Math.round(voltage_V * 1e4) / 1e4;
}
