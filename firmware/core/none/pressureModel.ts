/**
 * The pressure model of a target that measures no stack pressure: every pressure stays unknown.
 *
 * Takes the place of `pressure/pressureModel.ts`.
 */
import type { Alarms } from '../alarms.js';
import type { CoulombCounter } from '../coulombCounter.js';
import type { Endpoint } from '../endpoint.js';
import type { Plausibility } from '../plausibility.js';
import type { PressureSettings } from '../pressure/pressureSettings.js';
import type { CellProfile } from '../profile.js';

export class PressureModel {
  readonly known: boolean = false;
  readonly gainLearnt: boolean = false;
  readonly gain_kPa_per_C: number = 1;
  readonly gainUncertainty: number = 1;
  readonly walk_kPa_per_sqrt_h: number = 0;
  volumeLossShare: number = 0;
  readonly driftUncertainty_kPa_per_h: number = 0;
  readonly swing_kPa: number = 0;
  readonly creepTime_s: number = 0;
  readonly creepShare: number = 0;
  readonly fastCreepShare: number = 0;
  readonly corrected_kPa: number = 0;

  constructor(_profile: CellProfile, _settings: PressureSettings, _alarms: Alarms) {}

  step(_plausibility: Plausibility, _counter: CoulombCounter, _leaking: boolean, _busy: boolean): void {}

  /** The pressure of an end point is unknown until it is written. */
  capture(_into: Endpoint): void {}
}
