/**
 * One stretch of time in which charge leaked: when it began, how much leaks, with bounds.
 *
 * The leak is the mean over the slip windows that lie wholly inside the episode (their sum telescopes, so its error
 * falls with the length of the episode); until there is one, the mean of the rest readings; until then, the reading
 * that opened it. The onset follows from the window it fell into: leaked charge of that window / leak.
 */
import { LeakMethod } from './leakReading.js';
import type { LeakReading } from './leakReading.js';
import { sqrt } from './mathx.js';
import type { MonitorSettings } from './settings.js';
import type { i32 } from './types.js';

/** Bounds are this many standard deviations wide, each way (95 %). */
const COVERAGE: number = 2;

export class LeakEpisode {
  levelMax: i32 = 0;
  /** Time of the sample at which it was found (level 2 if it got there, else level 1), s. */
  detected_s: number = 0;
  /** Began inside the record, with a step. */
  stepped: boolean = false;
  /** The reading that opened it was a rest. */
  openedByRest: boolean = false;
  /** Best estimate and bounds of its beginning, s; without a step only `onsetHigh_s` says something. */
  onset_s: number = 0;
  onsetLow_s: number = 0;
  onsetHigh_s: number = 0;
  ended: boolean = false;
  end_s: number = 0;
  /** Start of the first of the quiet rests that may end it, s. */
  firstQuiet_s: number = 0;
  leak_A: number = 0;
  leakLow_A: number = 0;
  leakHigh_A: number = 0;
  /** Charge leaked so far as the slip of the end points shows it, C. */
  leakCharge_C: number = 0;
  /** Mean voltage over the readings in use, V; 0 = unknown. */
  meanVoltage_V: number = 0;

  private readonly settings: MonitorSettings;
  private onsetWindowStart_s: number = 0;
  private onsetWindowEnd_s: number = 0;
  private onsetWindowCharge_C: number = 0;
  private onsetWindowRandom_C: number = 0;
  private onsetWindowVoltage_V: number = 0;
  private onsetWindowKnown: boolean = false;

  private slipCount: i32 = 0;
  private slipCharge_C: number = 0;
  private slipDuration_s: number = 0;
  private slipRandom_C: number = 0;
  private slipSystematic_A: number = 0;
  private slipRelative: number = 0;
  private slipVoltage_Vs: number = 0;

  private restCount: i32 = 0;
  private restMean_A: number = 0;
  private restRandom_A: number = 0;
  private restSystematic_A: number = 0;
  private restRelative: number = 0;
  private restVoltage_V: number = 0;

  constructor(settings: MonitorSettings) {
    this.settings = settings;
  }

  begin(reading: LeakReading, now_s: number, stepped: boolean): void {
    this.levelMax = 0;
    this.detected_s = now_s;
    this.stepped = stepped;
    this.openedByRest = reading.method === LeakMethod.Rest;
    this.ended = false;
    this.onsetLow_s = reading.start_s;
    this.onsetHigh_s = reading.end_s;
    this.onset_s = reading.start_s;
    this.leakCharge_C = 0;
    this.onsetWindowKnown = false;
    this.slipCount = 0;
    this.slipCharge_C = 0;
    this.slipDuration_s = 0;
    this.slipVoltage_Vs = 0;
    this.restCount = 0;
    this.restMean_A = 0;
    this.restVoltage_V = 0;
    this.add(reading);
  }

  /** Says when the last window before the step began and ended: the onset may lie in it already. */
  markOnset(lastQuietStart_s: number, lastQuietEnd_s: number): void {
    this.onsetLow_s = lastQuietStart_s;
    this.onset_s = Math.min(0.5 * (lastQuietEnd_s + this.onsetHigh_s), this.onsetHigh_s);
  }

  add(reading: LeakReading): void {
    if (reading.method === LeakMethod.Rest) {
      this.addRest(reading);
    } else {
      this.addSlip(reading);
    }
    this.estimate();
  }

  /** Takes a slip window out again, unless nothing else is left to say how much leaked. */
  remove(reading: LeakReading): void {
    const duration_s: number = reading.end_s - reading.start_s;
    this.leakCharge_C = this.leakCharge_C - reading.charge_C;
    if (this.slipDuration_s > duration_s * 1.5) {
      this.slipCharge_C = this.slipCharge_C - reading.charge_C;
      this.slipDuration_s = this.slipDuration_s - duration_s;
      this.slipVoltage_Vs = this.slipVoltage_Vs - reading.meanVoltage_V * duration_s;
      this.slipCount = Math.max(1, this.slipCount - 1) | 0;
    }
    this.estimate();
  }

  /** Whether a full cycle of the episode has been measured by slip. */
  hasSlip(): boolean {
    return this.slipDuration_s > 0 || this.onsetWindowKnown;
  }

  private addRest(reading: LeakReading): void {
    this.restCount = (this.restCount + 1) | 0;
    this.restMean_A = this.restMean_A + (reading.leak_A - this.restMean_A) / this.restCount;
    this.restRandom_A = reading.random_A;
    this.restSystematic_A = reading.systematic_A;
    this.restRelative = reading.relative;
    this.restVoltage_V = this.restVoltage_V + (reading.meanVoltage_V - this.restVoltage_V) / this.restCount;
  }

  private addSlip(reading: LeakReading): void {
    const duration_s: number = reading.end_s - reading.start_s;
    const random_C: number = reading.random_A * duration_s;
    this.leakCharge_C = this.leakCharge_C + reading.charge_C;
    this.slipSystematic_A = reading.systematic_A;
    this.slipRelative = reading.relative;
    // End points in between cancel: the error is that of the first and the last.
    this.slipRandom_C = random_C;
    if (this.stepped && !this.onsetWindowKnown) {
      // The leak began somewhere in this window.
      this.onsetWindowKnown = true;
      this.onsetWindowStart_s = reading.start_s;
      this.onsetWindowEnd_s = reading.end_s;
      this.onsetWindowCharge_C = reading.charge_C;
      this.onsetWindowRandom_C = random_C;
      this.onsetWindowVoltage_V = reading.meanVoltage_V;
      return;
    }
    this.slipCount = (this.slipCount + 1) | 0;
    this.slipCharge_C = this.slipCharge_C + reading.charge_C;
    this.slipDuration_s = this.slipDuration_s + duration_s;
    this.slipVoltage_Vs = this.slipVoltage_Vs + reading.meanVoltage_V * duration_s;
  }

  private estimate(): void {
    if (this.slipDuration_s > 0) {
      const random_A: number = this.slipRandom_C / this.slipDuration_s;
      const cut: number = this.settings.leakVariation / this.slipCount;
      this.leak_A = this.slipCharge_C / this.slipDuration_s;
      this.meanVoltage_V = this.slipVoltage_Vs / this.slipDuration_s;
      this.bound(random_A, this.slipSystematic_A, sqrt(this.slipRelative * this.slipRelative + cut * cut));
    } else if (this.restCount > 0) {
      this.leak_A = this.restMean_A;
      this.meanVoltage_V = this.restVoltage_V;
      this.bound(this.restRandom_A, this.restSystematic_A, this.restRelative);
    } else {
      this.estimateFromOnsetWindow();
    }
    if (this.stepped && this.onsetWindowKnown && this.leakLow_A > 0) {
      this.dateOnset();
    }
  }

  /** Only the window of the onset is known: the leak is at least its mean, and more the later it began. */
  private estimateFromOnsetWindow(): void {
    const duration_s: number = this.onsetWindowEnd_s - this.onsetWindowStart_s;
    if (duration_s > 0) {
      this.leak_A = this.onsetWindowCharge_C / duration_s;
      const uncertainty_A: number = (COVERAGE * this.onsetWindowRandom_C) / duration_s;
      this.leakLow_A = Math.max(0, this.leak_A - uncertainty_A - COVERAGE * this.slipSystematic_A);
      // Assumed: it began at the latest when a tenth of the window was left.
      this.leakHigh_A = 10 * this.leak_A;
      this.meanVoltage_V = this.onsetWindowVoltage_V;
    }
  }

  private bound(random_A: number, systematic_A: number, relative: number): void {
    const scale_A: number = relative * this.leak_A;
    const total_A: number = sqrt(random_A * random_A + systematic_A * systematic_A + scale_A * scale_A);
    this.leakLow_A = Math.max(0, this.leak_A - COVERAGE * total_A);
    this.leakHigh_A = this.leak_A + COVERAGE * total_A;
  }

  private dateOnset(): void {
    const spread_C: number = COVERAGE * this.onsetWindowRandom_C;
    const charge_C: number = Math.max(0, this.onsetWindowCharge_C);
    const earliest_s: number = this.onsetWindowEnd_s - (charge_C + spread_C) / this.leakLow_A;
    const latest_s: number = this.onsetWindowEnd_s - Math.max(0, charge_C - spread_C) / this.leakHigh_A;
    const best_s: number = this.onsetWindowEnd_s - charge_C / this.leak_A;
    this.onsetLow_s = Math.max(this.onsetLow_s, earliest_s);
    this.onsetHigh_s = Math.min(this.onsetHigh_s, latest_s);
    this.onset_s = Math.min(this.onsetHigh_s, Math.max(this.onsetLow_s, best_s));
  }
}
