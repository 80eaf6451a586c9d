/**
 * The forecast of the cycles left, on a target that has no room for one: never known.
 *
 * Takes the place of `ledger/lifeForecast.ts`.
 */
import type { i32 } from '../types.js';

export class LifeForecast {
  readonly known: boolean = false;
  /** As before the first reading: too few. */
  readonly reason: i32 = 1;
  readonly cycles: number = 0;
  readonly cyclesLow: number = 0;
  readonly cyclesHigh: number = 0;

  constructor(_endShare: number) {}

  take(_cycle: number, _sodium_C: number): void {}
}
