/**
 * The hard short (level 4): below about 5 ohm at 1 Ah. Suspected at the first sample that shows it, confirmed at the
 * second in a row; a glitch of one sample never confirms. PHYSICS B, fusion.
 *
 * Four kinds of evidence, each its own file: a fall of the voltage at a steady current, charge that has vanished, charge
 * that does not plate, heat that no current explains. Only the first happens at once, so that it dates the onset. A sample
 * without voltage and current neither adds to the row nor breaks it; nor does one much sooner than rows usually come:
 * loggers write two at the edge of a step, and both are of one moment.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import { Direction } from '../cycleTracker.js';
import type { CycleTracker } from '../cycleTracker.js';
import type { Flow } from '../flow.js';
import { LeakReading } from '../leak/leakReading.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { Sample } from '../sample.js';
import type { MonitorSettings } from '../settings.js';
import type { i32 } from '../types.js';
import { BridgedCollector } from './bridgedCollector.js';
import { Heating } from './heating.js';
import { VanishedCharge } from './vanishedCharge.js';
import { VoltageDrop } from './voltageDrop.js';

/** The resistance behind a voltage drop is learnt low, a balance gives a lower bound: relative, 1 sigma. Assumed. */
const LEAK_UNCERTAINTY: number = 0.5;

/** More charge than this between two samples may cross a step of the open-circuit voltage unseen, share of the capacity. Assumed (0.003 to 0.02). */
const RESOLVED_SHARE: number = 0.01;

/** A row sooner than this share of the interval before it, and than this, is of the same moment. Assumed (0.1 to 0.5; 0.5 to 2 s). */
const SAME_MOMENT_SHARE: number = 0.25;
const SAME_MOMENT_S: number = 1;

export class HardShort {
  /** This sample shows a hard short. */
  suspected: boolean = false;
  /** ... and so did the one before. */
  confirmed: boolean = false;
  /** The onset lies within the reading's window; else somewhere before its end. */
  dated: boolean = false;
  /** From the last sample that showed none to the first that does; the leak that the newest evidence needs, A; the voltage there. */
  readonly reading: LeakReading = new LeakReading();
  readonly voltageDrop: VoltageDrop;
  readonly vanishedCharge: VanishedCharge;
  readonly bridgedCollector: BridgedCollector;
  readonly heating: Heating;

  private readonly knee_C: number;
  private readonly resolved_C: number;
  private readonly hard_A: number;
  private readonly vanishedMin_A: number;
  private readonly enabled: boolean;
  private inARow: i32 = 0;
  private lastInterval_s: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.enabled = settings.protection.hardShortEnabled;
    this.hard_A = settings.protection.hardShortRate_per_h * profile.capacity_Ah;
    this.vanishedMin_A = settings.protection.vanishedRate_per_h * profile.capacity_Ah;
    this.voltageDrop = new VoltageDrop(profile, settings.protection);
    this.vanishedCharge = new VanishedCharge(profile, settings);
    this.bridgedCollector = new BridgedCollector(profile, settings.protection);
    this.knee_C = settings.protection.kneeShare * profile.capacity_Ah * 3600;
    this.resolved_C = RESOLVED_SHARE * profile.capacity_Ah * 3600;
    this.heating = new Heating(profile, settings.protection);
  }

  /** `leadOff`: the voltage is not the cell's; `emptied`: a fall of it proves nothing; `plated_C`: left on the collector at least. */
  step(
    plausibility: Plausibility,
    flow: Flow,
    cycles: CycleTracker,
    counter: CoulombCounter,
    leadOff: boolean,
    emptied: boolean,
    plated_C: number,
  ): void {
    if (!this.enabled) {
      return;
    }
    const clean: Sample = plausibility.clean;
    // A collapse may be so deep that one sample of it is not believed yet: it is suspicious all the same.
    const read: boolean = (clean.voltageValid || plausibility.voltageDoubted) && !leadOff;
    const known: boolean = read && flow.currentKnown;
    const discharging: boolean = flow.current_A < -flow.restThreshold_A;
    const unresolved: boolean = Math.abs(counter.increment_C) > this.resolved_C;
    const nearKnee: boolean = discharging && (unresolved || plated_C <= this.knee_C);
    const telling: boolean = !emptied && cycles.direction !== Direction.Unknown;
    const v: number = clean.voltage_V;
    if (plausibility.intervalDoubted) {
      this.voltageDrop.interrupt();
    }
    this.voltageDrop.step(
      v,
      flow.current_A,
      known,
      plausibility.interval_s,
      flow.voltageSigma_V,
      telling,
      nearKnee,
    );
    this.vanishedCharge.step(v, known && !discharging, cycles, counter, clean.time_s);
    this.heating.step(plausibility, flow);
    if (!known) {
      this.suspected = false;
      this.confirmed = false;
      return;
    }
    this.bridgedCollector.step(v, flow.current_A, counter.increment_C);
    const vanished: boolean = this.vanishedCharge.leakLow_A > this.vanishedMin_A;
    const charged: boolean = vanished || this.bridgedCollector.shown;
    this.suspected = this.voltageDrop.standing || charged || this.heating.unexplained;
    this.countRow(plausibility.interval_s);
    this.confirmed = this.inARow >= 2;
    if (this.suspected) {
      this.noteLeak(vanished, flow.current_A);
      this.reading.meanVoltage_V = Math.max(0, v);
      if (this.inARow === 1) {
        this.reading.end_s = clean.time_s;
        this.dated = this.voltageDrop.standing;
      }
    } else {
      this.reading.start_s = clean.time_s;
    }
  }

  private countRow(interval_s: number): void {
    const moment_s: number = Math.min(SAME_MOMENT_SHARE * this.lastInterval_s, SAME_MOMENT_S);
    if (!this.suspected) {
      this.inARow = 0;
    } else if (this.inARow === 0 || interval_s >= moment_s) {
      this.inARow = Math.min(this.inARow + 1, 2) | 0;
    }
    this.lastInterval_s = interval_s;
  }

  private noteLeak(vanished: boolean, current_A: number): void {
    let leak_A: number = this.hard_A;
    if (this.voltageDrop.standing) {
      leak_A = this.voltageDrop.leak_A;
    } else if (this.bridgedCollector.shown) {
      leak_A = current_A;
    } else if (vanished) {
      leak_A = this.vanishedCharge.leakLow_A;
    }
    this.reading.leak_A = leak_A;
    this.reading.systematic_A = LEAK_UNCERTAINTY * leak_A;
  }
}
