/**
 * Sodium locked in cathode that lost contact while it held sodium, since the reference cycle.
 *
 * Such a loss makes each full charge end earlier: the end point slips back by it, while a leak lets it slip forward
 * (PHYSICS A8): shift of the top = leaked - locked. The leak by itself shows in rests at the top, which count no charge:
 *   locked = leaked in rests' terms - shift of the top
 * Without such rests only a lower bound remains, because a leak can hide any loss. With them it is a value where its standard
 * uncertainty is below `lockedSigmaMax` of the capacity, else two bounds.
 */
import type { Endpoint } from '../endpoint.js';
import type { LeakReading } from '../leak/leakReading.js';
import { sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';
import type { i32 } from '../types.js';

const COVERAGE: number = 2;
/** Fewer rests than this are no measure of the leak. Assumed. */
const RESTS_MIN: i32 = 2;

export class LockedSodium {
  /** Both bounds are measured; else the upper one is open (negative). */
  bounded: boolean = false;
  /** ... and the value is sure enough to be one. */
  observable: boolean = false;
  locked_C: number = 0;
  low_C: number = 0;
  high_C: number = -1;
  /** Standard uncertainty where both bounds are measured, C. */
  sigma_C: number = 0;

  private readonly sigmaMax_C: number;
  private known: boolean = false;
  private breakCount: i32 = 0;
  private startCharge_C: number = 0;
  private start_s: number = 0;
  /** Charge leaked since, by rests, and what its lasting uncertainty adds up to, C. */
  private leaked_C: number = 0;
  private leakedLasting_C: number = 0;
  private leakedRandom_C2: number = 0;
  private rests: i32 = 0;
  private missed: boolean = false;
  private last_s: number = 0;
  /** End of the newest rest in use, s. */
  private restEnd_s: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.sigmaMax_C = settings.lockedSigmaMax * profile.capacity_Ah * 3600;
  }

  /** The full charge of the reference cycle: counted from here. */
  begin(top: Endpoint, rest: LeakReading): void {
    this.known = true;
    this.breakCount = top.breakCount;
    this.startCharge_C = top.charge_C;
    this.start_s = top.time_s;
    this.last_s = top.time_s;
    this.leaked_C = 0;
    this.leakedLasting_C = 0;
    this.leakedRandom_C2 = 0;
    this.rests = 0;
    this.restEnd_s = rest.end_s;
    this.missed = false;
  }

  /** A later full charge; `rest` is the newest reading of one, and counts once. `topSigma_C`: scatter of such ends; `offset_A`: uncertainty of the current's offset. */
  takeTop(top: Endpoint, rest: LeakReading, topSigma_C: number, offset_A: number): void {
    if (!this.known || top.breakCount !== this.breakCount) {
      this.bounded = false;
      this.observable = false;
      return;
    }
    const span_s: number = top.time_s - this.last_s;
    const rested: boolean = rest.end_s > this.restEnd_s;
    if (rested) {
      const random_C: number = rest.random_A * span_s;
      const scale_A: number = rest.relative * rest.leak_A;
      const lasting_A: number = sqrt(rest.systematic_A * rest.systematic_A + scale_A * scale_A);
      this.leaked_C = this.leaked_C + rest.leak_A * span_s;
      this.leakedRandom_C2 = this.leakedRandom_C2 + random_C * random_C;
      this.leakedLasting_C = this.leakedLasting_C + lasting_A * span_s;
      this.rests = (this.rests + 1) | 0;
      this.restEnd_s = rest.end_s;
    } else {
      this.missed = true;
    }
    this.last_s = top.time_s;
    this.bound(top, topSigma_C, offset_A);
  }

  private bound(top: Endpoint, topSigma_C: number, offset_A: number): void {
    const shift_C: number = top.charge_C - this.startCharge_C;
    const offset_C: number = offset_A * (top.time_s - this.start_s);
    const shift2_C2: number = 2 * topSigma_C * topSigma_C + offset_C * offset_C;
    this.bounded = this.rests >= RESTS_MIN && !this.missed;
    if (!this.bounded) {
      this.observable = false;
      this.low_C = Math.max(0, -shift_C - COVERAGE * sqrt(shift2_C2));
      this.locked_C = this.low_C;
      this.high_C = -1;
      return;
    }
    const leaked2_C2: number = this.leakedRandom_C2 + this.leakedLasting_C * this.leakedLasting_C;
    const sigma_C: number = sqrt(shift2_C2 + leaked2_C2);
    this.sigma_C = sigma_C;
    this.observable = sigma_C < this.sigmaMax_C;
    const locked_C: number = this.leaked_C - shift_C;
    this.locked_C = Math.max(0, locked_C);
    this.low_C = Math.max(0, locked_C - COVERAGE * sigma_C);
    this.high_C = this.locked_C + COVERAGE * sigma_C;
  }
}
