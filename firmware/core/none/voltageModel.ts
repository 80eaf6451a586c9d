/**
 * The voltage model of a target that has no room for one: learns nothing, says nothing.
 *
 * Takes the place of `voltage/voltageModel.ts`. The collector counts as never empty and no resistance is measured, which
 * is why the detectors of dips, who need one, must be left out with it: the compiler refuses them otherwise.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import type { DischargeEnd } from '../endOfDischarge.js';
import type { Flow } from '../flow.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { i32 } from '../types.js';
import type { VoltageSettings } from '../voltage/voltageSettings.js';

export class NoResistance {
  /** Steps of current used. */
  readonly count: i32 = 0;
}

export class NoCollapse {
  readonly evidence: boolean = false;
}

export class VoltageModel {
  readonly resistance: NoResistance = new NoResistance();
  readonly collapse: NoCollapse = new NoCollapse();
  readonly collectorEmpty: boolean = false;
  readonly busy: boolean = false;

  constructor(_profile: CellProfile, _settings: VoltageSettings) {}

  step(_plausibility: Plausibility, _counter: CoulombCounter, _flow: Flow, _disturbed: boolean): void {}

  takeDischargeEnd(_verdict: DischargeEnd): void {}
}
