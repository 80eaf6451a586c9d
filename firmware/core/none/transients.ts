/**
 * The detectors of voltage dips of a target that has no room for them: see no dip.
 *
 * Takes the place of `voltage/transients.ts`, together with the twin of what takes dips to the verdict.
 */
import type { Flow } from '../flow.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { TransientSettings } from '../voltage/transientSettings.js';
import type { NoResistance } from './voltageModel.js';

export class NoDipEvidence {
  readonly present: boolean = false;
}

export class Transients {
  readonly underWay: boolean = false;
  readonly evidence: NoDipEvidence = new NoDipEvidence();

  constructor(_profile: CellProfile, _settings: TransientSettings) {}

  /** `_resistance`: of the real voltage model or of its twin, it is not looked at. */
  step(_plausibility: Plausibility, _flow: Flow, _resistance: NoResistance, _masked: boolean): void {}
}
