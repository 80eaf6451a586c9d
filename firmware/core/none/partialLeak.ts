/**
 * Leaks in partial cycles without a load cell, on a target that leaves them out: never anything.
 *
 * Takes the place of `leak/partialLeak.ts`.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import type { Flow } from '../flow.js';
import type { Plausibility } from '../plausibility.js';
import type { LeakReading } from '../leak/leakReading.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';
import type { Settling } from '../leak/settling.js';
import type { Slippage } from '../leak/slippage.js';
import type { SoftShort } from '../leak/softShort.js';
import type { ZeroCurrent } from '../zeroCurrent.js';

export class PartialLeak {
  constructor(_profile: CellProfile, _settings: MonitorSettings, _settling: Settling) {}

  takeTop(_compared: boolean): void {}

  step(_plausibility: Plausibility, _counter: CoulombCounter, _flow: Flow, _zero: ZeroCurrent): void {}

  yieldToSlip(_slip: Slippage, _softShort: SoftShort): void {}

  yieldToPressure(_reading: LeakReading, _stepped: boolean, _softShort: SoftShort): void {}

  ask(_softShort: SoftShort, _now_s: number): boolean {
    return false;
  }
}
