/**
 * One stretch of time in which charge leaked: when it began, how much leaks, with bounds.
 *
 * The leak is the mean from the anchor (the first full charge wholly inside the episode) to the newest one; until there
 * is one, the mean of the rest readings; until then, the reading that opened it. A rest reads what leaks at its own
 * voltage, near the top; the mean over a cycle is less if the leak is a resistance: leak = rest U_mean/U_rest, with half of
 * the difference for the uncertainty, because a reaction need not follow Ohm. The onset follows from the interval it
 * fell into: the charge that leaked there / leak. A leak is not steady within a cycle (a short follows the voltage, an
 * emptied collector stops it), so the ends of an episode, which cut cycles, are uncertain by that variation.
 */
import { Cause } from './cause.js';
import { LeakMethod } from './leakReading.js';
import type { LeakReading } from './leakReading.js';
import { sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';
import type { i32 } from '../types.js';

/** Bounds are this many standard deviations wide, each way (95 %). */
const COVERAGE: number = 2;

/** Mean of the open-circuit voltage over its table, trapezoids; 0 without a table. */
function meanVoltage_V(profile: CellProfile): number {
  let area_V: number = 0;
  let width: number = 0;
  for (let k: i32 = 1; k < profile.ocvCount; k++) {
    const before: i32 = (k - 1) | 0;
    const step: number = profile.ocvFraction[k] - profile.ocvFraction[before];
    area_V = area_V + 0.5 * step * (profile.ocvVoltage_V[k] + profile.ocvVoltage_V[before]);
    width = width + step;
  }
  return width > 0 ? area_V / width : 0;
}

export class LeakEpisode {
  levelMax: i32 = 0;
  /** Time of the sample at which it was found (level 2 if it got there, else level 1), s. */
  detected_s: number = 0;
  /** Began inside the record, with a step. */
  stepped: boolean = false;
  /** The reading that opened it was a rest. */
  openedByRest: boolean = false;
  /** ... or partial cycles, until full charges measure it. */
  openedByCrossing: boolean = false;
  /** Best estimate and bounds of its beginning, s; without a step only `onsetHigh_s` says something. */
  onset_s: number = 0;
  onsetLow_s: number = 0;
  onsetHigh_s: number = 0;
  /** What it is due to; once it has ended, what was last concluded. */
  cause: Cause = Cause.None;
  /** Rests, which count no charge, show the leak too: it is no wrong zero of the current sensor. */
  restsAgree: boolean = false;
  ended: boolean = false;
  end_s: number = 0;
  leak_A: number = 0;
  leakLow_A: number = 0;
  leakHigh_A: number = 0;
  /** Charge leaked so far as the slip of the end points shows it, C. */
  leakCharge_C: number = 0;
  /** Mean voltage over the readings in use, V; 0 = unknown. */
  meanVoltage_V: number = 0;

  private readonly settings: MonitorSettings;
  /** Mean of the open-circuit curve, V; 0 = unknown. */
  private readonly typical_V: number;
  /** Where the onset must lie, and the charge that leaked there, C, with its random standard uncertainty. */
  private windowStart_s: number = 0;
  private windowEnd_s: number = 0;
  private windowCharge_C: number = 0;
  private windowRandom_C: number = 0;
  private windowKnown: boolean = false;

  /** End of the newest slip that measured it, s; 0 = none did. What leaked before a break in the count of charge, C. */
  private measuredEnd_s: number = 0;
  private carried_C: number = 0;

  private restCount: i32 = 0;
  private restMean_A: number = 0;
  private restVoltage_V: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.settings = settings;
    this.typical_V = meanVoltage_V(profile);
  }

  begin(reading: LeakReading, now_s: number, stepped: boolean): void {
    this.restsAgree = false;
    this.levelMax = 0;
    this.detected_s = now_s;
    this.stepped = stepped;
    this.openedByRest = reading.method === LeakMethod.Rest;
    this.openedByCrossing = reading.method === LeakMethod.Crossing;
    this.ended = false;
    this.cause = Cause.Unresolved;
    this.onsetLow_s = reading.start_s;
    this.onsetHigh_s = reading.end_s;
    this.onset_s = reading.start_s;
    this.leakCharge_C = 0;
    this.carried_C = 0;
    this.measuredEnd_s = 0;
    this.windowKnown = false;
    this.restCount = 0;
    this.restMean_A = 0;
    this.restVoltage_V = 0;
    if (this.openedByRest) {
      this.addRest(reading);
    } else {
      this.measure(reading, 1);
    }
  }

  /** It began at another time than was thought: what it has been found to be stays. */
  beginAgain(reading: LeakReading, now_s: number): void {
    const level: i32 = this.levelMax;
    this.begin(reading, now_s, true);
    this.levelMax = level;
  }

  /** A rest of the episode; it says how much leaks until full charges do. */
  addRest(reading: LeakReading): void {
    this.restCount = (this.restCount + 1) | 0;
    this.restMean_A = this.restMean_A + (reading.leak_A - this.restMean_A) / this.restCount;
    this.restVoltage_V = this.restVoltage_V + (reading.meanVoltage_V - this.restVoltage_V) / this.restCount;
    if (this.leakCharge_C === 0) {
      const known: boolean = this.typical_V > 0 && this.restVoltage_V > 0;
      const ohmic: number = known ? this.typical_V / this.restVoltage_V : 1;
      const form: number = 0.5 * (1 / ohmic - 1);
      const relative: number = sqrt(reading.relative * reading.relative + form * form);
      this.leak_A = ohmic * this.restMean_A;
      this.meanVoltage_V = ohmic * this.restVoltage_V;
      this.bound(ohmic * reading.random_A, ohmic * reading.systematic_A, relative);
    }
  }

  /** Sets the leak from a slip over whole cycles of the episode. */
  measure(slip: LeakReading, cycles: i32): void {
    const cut: number = this.settings.leakVariation / cycles;
    this.leak_A = slip.leak_A;
    this.meanVoltage_V = slip.meanVoltage_V;
    this.leakCharge_C = this.carried_C + slip.charge_C;
    this.measuredEnd_s = slip.end_s;
    this.bound(slip.random_A, slip.systematic_A, sqrt(slip.relative * slip.relative + cut * cut));
    if (this.windowKnown) {
      this.leakCharge_C = this.leakCharge_C + this.windowCharge_C;
      this.dateOnset();
    }
  }

  addCharge(charge_C: number): void {
    this.leakCharge_C = this.leakCharge_C + charge_C;
  }

  /** The count of charge broke: what leaked until then stays, up to `until_s` as much as before, and so does the onset. */
  carry(until_s: number): void {
    if (this.measuredEnd_s > 0) {
      this.addCharge(this.leak_A * Math.max(0, until_s - this.measuredEnd_s));
    }
    this.carried_C = this.leakCharge_C;
    this.windowKnown = false;
  }

  /** Parts of the episode may leak differently: the bounds take in what each may leak. */
  includePart(part: LeakReading): void {
    const uncertainty_A: number = part.uncertainty_A();
    this.leakLow_A = Math.max(0, Math.min(this.leakLow_A, part.leak_A - COVERAGE * uncertainty_A));
    this.leakHigh_A = Math.max(this.leakHigh_A, part.leak_A + COVERAGE * uncertainty_A);
  }

  /** Only the interval of the onset is known: the leak is at least its mean, and more the later it began. */
  measureOnsetOnly(slip: LeakReading): void {
    this.leak_A = slip.leak_A;
    this.meanVoltage_V = slip.meanVoltage_V;
    this.leakCharge_C = slip.charge_C;
    this.measuredEnd_s = slip.end_s;
    this.bound(slip.random_A, slip.systematic_A, slip.relative);
    // Assumed: it began at the latest when a tenth of the interval was left.
    this.leakHigh_A = 10 * this.leak_A;
  }

  /** Says where the onset must lie; `before` is what leaked per second until then. */
  markOnset(window: LeakReading, before_A: number): void {
    const duration_s: number = window.end_s - window.start_s;
    this.windowStart_s = window.start_s;
    this.windowEnd_s = window.end_s;
    this.windowCharge_C = window.charge_C - Math.max(0, before_A) * duration_s;
    this.windowRandom_C = window.random_A * duration_s;
    this.windowKnown = true;
    this.onsetLow_s = window.start_s;
    this.onsetHigh_s = window.end_s;
    this.onset_s = 0.5 * (window.start_s + window.end_s);
  }

  /** A rest has shown the onset to lie before its end: it narrows what the full charges say. */
  markRestOnset(lastQuietStart_s: number, restEnd_s: number): void {
    this.onsetLow_s = lastQuietStart_s;
    this.onsetHigh_s = restEnd_s;
    this.onset_s = 0.5 * (lastQuietStart_s + restEnd_s);
  }

  /**
   * A detector that sums up evidence begins its window late: the onset lies after the last rest that showed nothing,
   * if there was one (0: none), else within as long before the window as it lasted.
   */
  markQuickOnset(lastQuietStart_s: number): void {
    const duration_s: number = this.onsetHigh_s - this.onsetLow_s;
    const early_s: number = this.onsetLow_s - 4 * duration_s;
    this.onset_s = this.onsetLow_s;
    this.onsetLow_s = lastQuietStart_s > 0 ? Math.min(this.onsetLow_s, lastQuietStart_s) : early_s;
  }

  private bound(random_A: number, systematic_A: number, relative: number): void {
    const scale_A: number = relative * this.leak_A;
    const total_A: number = sqrt(random_A * random_A + systematic_A * systematic_A + scale_A * scale_A);
    this.leakLow_A = Math.max(0, this.leak_A - COVERAGE * total_A);
    this.leakHigh_A = Math.max(0, this.leak_A + COVERAGE * total_A);
  }

  /** Leaked charge of the window over the leak, counted back from its end, inside the window. */
  private dateOnset(): void {
    if (this.leakLow_A <= 0) {
      return;
    }
    const spread_C: number = COVERAGE * this.windowRandom_C;
    const charge_C: number = Math.max(0, this.windowCharge_C);
    const variation: number = COVERAGE * this.settings.leakVariation;
    const longest_s: number = ((charge_C + spread_C) / this.leakLow_A) * (1 + variation);
    const shortest_s: number = (Math.max(0, charge_C - spread_C) / this.leakHigh_A) * (1 - variation);
    const low_s: number = Math.max(this.windowStart_s, this.windowEnd_s - longest_s);
    const high_s: number = Math.min(this.windowEnd_s, this.windowEnd_s - shortest_s);
    const best_s: number = this.windowEnd_s - charge_C / this.leak_A;
    if (low_s <= high_s) {
      this.onsetLow_s = low_s;
      this.onsetHigh_s = high_s;
    } else {
      this.onsetLow_s = this.windowStart_s;
      this.onsetHigh_s = this.windowEnd_s;
    }
    this.onset_s = Math.min(this.onsetHigh_s, Math.max(this.onsetLow_s, best_s));
  }
}
