/**
 * The sodium ledger of a target that has no room for one: the loss as a whole stays (`inventory.ts`), its division into
 * dead metal, SEI and locked sodium, the place of the cyclable sodium and the forecast are not made.
 *
 * Takes the place of `ledger/sodiumLedger.ts`.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import type { Endpoint } from '../endpoint.js';
import type { Inventory } from '../ledger/inventory.js';
import type { LeakReading } from '../leak/leakReading.js';
import type { PressureScale } from '../leak/pressureScale.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';

export class NoLockedSodium {
  begin(_top: Endpoint, _rest: LeakReading): void {}

  takeTop(_top: Endpoint, _rest: LeakReading, _sigma_C: number, _offset_A: number): void {}
}

export class SodiumLedger {
  readonly locked: NoLockedSodium = new NoLockedSodium();

  constructor(_profile: CellProfile, _settings: MonitorSettings) {}

  takeEmpty(_bottom: Endpoint): void {}

  takeReading(_inventory: Inventory, _pressure: PressureScale): void {}

  locate(_inventory: Inventory, _counter: CoulombCounter, _now_s: number, _leakHigh_A: number): void {}
}
