/**
 * What the pressure shows of a leak, on a target that measures no stack pressure: never anything.
 *
 * Takes the place of `leak/pressureEvidence.ts`.
 */
import type { PartialLeak } from '../leak/partialLeak.js';
import type { PressureLeak } from '../pressure/pressureLeak.js';
import type { MonitorSettings } from '../settings.js';
import type { SoftShort } from '../leak/softShort.js';

export class PressureEvidence {
  constructor(_settings: MonitorSettings, _partial: PartialLeak) {}

  takeBins(_pressure: PressureLeak, _softShort: SoftShort, _now_s: number): boolean {
    return false;
  }

  takeHalf(_pressure: PressureLeak, _softShort: SoftShort, _now_s: number): boolean {
    return false;
  }
}
