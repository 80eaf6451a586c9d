/**
 * The pressure's leak detectors of a target that measures no stack pressure: see no leak.
 *
 * Takes the place of `pressure/pressureLeak.ts`, together with the twins of the pressure model and of the evidence.
 */
import type { CycleTracker } from '../cycleTracker.js';
import type { Flow } from '../flow.js';
import type { PressureModel } from '../pressure/pressureModel.js';
import type { PressureSettings } from '../pressure/pressureSettings.js';
import type { CellProfile } from '../profile.js';

export class PressureLeak {
  readonly up: boolean = false;

  constructor(_profile: CellProfile, _settings: PressureSettings) {}

  step(_model: PressureModel, _flow: Flow, _offset_A: number): void {}

  takeTurn(_model: PressureModel, _cycles: CycleTracker, _offset_A: number): void {}
}
