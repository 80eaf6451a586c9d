/**
 * What dips of the voltage say to the verdict, where their detectors are left out: nothing.
 *
 * Takes the place of `leak/dipsEvidence.ts`.
 */
import type { SoftShort } from '../leak/softShort.js';
import type { Transients } from '../voltage/transients.js';

export class DipsEvidence {
  take(_transient: Transients, _softShort: SoftShort, _now_s: number): boolean {
    return false;
  }
}
