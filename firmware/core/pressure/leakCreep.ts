/**
 * What creep takes from the leak that a pressure shows. The laws follow the creep of the charge that was counted; the
 * thickness that a leak takes away creeps too, and is missing from the pressure:
 *
 *   shown = leak (1 - c)     c = 0 just after its onset ... the stack's share (slow and fast) once it has lasted for hours
 */
import { sqrt } from '../mathx.js';
import type { PressureModel } from './pressureModel.js';
import type { PressureSettings } from './pressureSettings.js';

/** Most that a stack is believed to creep. Assumed (0.1 to 0.5). */
const CREEP_SHARE_MAX: number = 0.3;
/**
 * Standard uncertainty of c, as a part of the stack's share: how long it has leaked, and laws that are frozen early, while
 * it leaks from the first sample, find too much creep (0.06 to 0.1 for 0.05 in simulated cells). Assumed (0.3 to 0.7).
 */
const CREPT: number = 0.5;

/** Share of a lasting change of thickness that creeps away again. */
export function lastingCreepShare(model: PressureModel): number {
  return Math.min(CREEP_SHARE_MAX, Math.max(0, model.creepShare + model.fastCreepShare));
}

/** The slope of the pressure over a part of the swing, which is no exact straight line: relative standard uncertainty. */
export function slopeUncertainty(model: PressureModel, settings: PressureSettings): number {
  return Math.max(model.gainUncertainty, settings.shapeUncertainty);
}

/** Relative standard uncertainty of the size of a leak, by that slope and by creep. */
export function leakUncertainty(slope: number, creepShare: number): number {
  const crept: number = CREPT * creepShare;
  return sqrt(slope * slope + crept * crept);
}
