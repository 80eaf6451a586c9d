/**
 * Leak from the decay of the voltage in a rest (PHYSICS section B, detector 1).
 *
 * With no current, a leak moves the cathode's state, and on a steep part of its curve the voltage shows it. Each
 * voltage is turned into charge through the inverse of the open-circuit curve, q = Q s(V), and the leak is minus the
 * slope of q(t). What the last charge left behind in the particles relaxes in the same direction, as an exponential or
 * as slowly as a power law, so a reading starts only after `restWait` relaxation times, and the rest's own bend tells
 * how much of the slope is relaxation: for any decay i ~ exp(-t/tau) or t^-p
 *     tail = kappa i'^2/i'',  kappa = 1 for the exponential, (p + 1)/p for the power law
 * and where the third derivative drowns in noise, between 0 and -i' t. Its form stays uncertain, and a leak hides in
 * a slow tail: the reading says so by its uncertainty. Windows start at 1, 2 and 4 times the wait; the best is
 * reported. On a plateau the curve is flat and the reading is refused.
 */
import type { CubicFit } from './cubicFit.js';
import { Mode } from '../flow.js';
import type { Flow } from '../flow.js';
import { LeakMethod, LeakReading } from './leakReading.js';
import { sqrt } from '../mathx.js';
import { OcvTable } from '../ocvTable.js';
import { NormalEquations } from './normalEquations.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import { RestWindow } from './restWindow.js';
import type { MonitorSettings } from '../settings.js';
import type { i32 } from '../types.js';

/** Fewest samples that show a bend. */
const SAMPLES_MIN: i32 = 8;
/** The third derivative counts beyond this many standard deviations. */
const THIRD_SIGMA: number = 3;
/** kappa: 1 for an exponential, 2 for i ~ 1/t, 2.6 for a slower one after a short charge. Assumed, +-0.6. */
const KAPPA: number = 1.8;
const KAPPA_UNCERTAINTY: number = 0.6;
/** Time constant i/(-i') of the relaxation over the time since the rest began: exponential .. slow power law. Assumed. */
const TAIL_TIME_MIN: number = 0.05;
const TAIL_TIME_MAX: number = 0.6;
/** Tail over -i' t where the third derivative is unknown: 0 for a leak that varies .. 1.4 for a power law. Assumed. */
const UNKNOWN_SHARE: number = 0.5;
const UNKNOWN_SHARE_UNCERTAINTY: number = 0.45;

/** Why the newest rest gave no reading. */
export enum RestRefusal {
  None = 0,
  NoCurve = 1,
  TooShort = 2,
  Plateau = 3,
}

export class RestLeak {
  /** True in the step in which a rest ended with a reading. */
  fresh: boolean = false;
  readonly reading: LeakReading = new LeakReading();
  refusal: RestRefusal = RestRefusal.TooShort;
  /** Slow relaxation that the newest reading saw, rate times time since the rest began, C. */
  slowTail_C: number = 0;

  private readonly profile: CellProfile;
  private readonly settings: MonitorSettings;
  private readonly curve: OcvTable;
  private readonly equations: NormalEquations = new NormalEquations();
  private readonly windowA: RestWindow;
  private readonly windowB: RestWindow;
  private readonly windowC: RestWindow;
  private resting: boolean = false;
  /** A current was seen before the rest: a cell fresh from the shelf relaxes from nobody knows what. */
  private historyKnown: boolean = false;
  private restStart_s: number = 0;
  private systematic_A: number = 0;
  private random_A: number = 0;
  private leak_A: number = 0;
  /** Relaxation in the window: its mean, what its form leaves open, what noise does to it, A. */
  private tail_A: number = 0;
  private form_A: number = 0;
  private bend_A: number = 0;
  private total_A: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.profile = profile;
    this.settings = settings;
    this.curve = new OcvTable(profile);
    const wait_s: number = settings.restWait * settings.relaxationTime_s;
    this.windowA = new RestWindow(wait_s, this.equations);
    this.windowB = new RestWindow(2 * wait_s, this.equations);
    this.windowC = new RestWindow(4 * wait_s, this.equations);
  }

  step(plausibility: Plausibility, flow: Flow): void {
    this.fresh = false;
    if (flow.mode !== Mode.Rest || plausibility.gap) {
      this.finish();
      this.historyKnown = !plausibility.gap && (this.historyKnown || flow.mode !== Mode.Unknown);
      return;
    }
    const t: number = plausibility.clean.time_s;
    if (!this.resting) {
      this.resting = true;
      this.restStart_s = t - plausibility.interval_s;
      this.windowA.clear();
      this.windowB.clear();
      this.windowC.clear();
    }
    const elapsed_s: number = t - this.restStart_s;
    if (this.historyKnown && plausibility.clean.voltageValid && elapsed_s >= this.windowA.wait_s) {
      this.curve.locate(plausibility.clean.voltage_V);
      const charge_C: number = this.curve.fraction * this.profile.capacity_Ah * 3600;
      const steep: boolean = this.curve.inside && this.curve.slope_V >= this.settings.restSlopeMin_V;
      this.windowA.add(elapsed_s, charge_C, plausibility.clean.voltage_V, steep);
      this.windowB.add(elapsed_s, charge_C, plausibility.clean.voltage_V, steep);
      this.windowC.add(elapsed_s, charge_C, plausibility.clean.voltage_V, steep);
      const warm_degC: number = plausibility.clean.temperature_degC;
      const warmKnown: boolean = plausibility.clean.temperatureValid;
      this.windowA.noteTemperature(warm_degC, warmKnown);
      this.windowB.noteTemperature(warm_degC, warmKnown);
      this.windowC.noteTemperature(warm_degC, warmKnown);
    }
  }

  /** The rest is over (or the record): makes the reading, if there is one. */
  finish(): void {
    this.fresh = false;
    if (!this.resting) {
      return;
    }
    this.resting = false;
    this.refusal = RestRefusal.TooShort;
    if (!this.curve.known) {
      this.refusal = RestRefusal.NoCurve;
      return;
    }
    this.total_A = 0;
    this.consider(this.windowA);
    this.consider(this.windowB);
    this.consider(this.windowC);
    if (this.fresh) {
      this.refusal = RestRefusal.None;
    }
  }

  /** Takes a window's reading when it is the first or surer than those before. */
  private consider(window: RestWindow): void {
    const duration_s: number = window.fit.duration_s();
    if (window.fit.count < SAMPLES_MIN || duration_s < this.settings.restWindowMin_s) {
      return;
    }
    if (window.flatCount * 4 > window.fit.count) {
      this.refusal = RestRefusal.Plateau;
      return;
    }
    const solved: boolean = window.fit.solve();
    if (!solved) {
      return;
    }
    this.evaluate(window);
    const total_A: number = sqrt(this.random_A * this.random_A + this.systematic_A * this.systematic_A);
    if (this.fresh && total_A >= this.total_A) {
      return;
    }
    this.fresh = true;
    this.total_A = total_A;
    this.reading.method = LeakMethod.Rest;
    this.reading.start_s = this.restStart_s + window.fit.first_s;
    this.reading.end_s = this.restStart_s + window.fit.last_s;
    this.reading.leak_A = this.leak_A;
    this.reading.random_A = this.random_A;
    this.reading.systematic_A = this.systematic_A;
    this.reading.relative = this.settings.ocvSlopeUncertainty;
    this.reading.charge_C = this.leak_A * duration_s;
    this.reading.meanVoltage_V = window.meanVoltage_V;
    const middle_s: number = 0.5 * (window.fit.first_s + window.fit.last_s);
    const slow_A: number = Math.abs(this.tail_A) + 2 * this.bend_A;
    this.slowTail_C = slow_A * middle_s;
  }

  private evaluate(window: RestWindow): void {
    this.estimateTail(window.fit);
    const warm_A: number = this.warming(window);
    const noise_A: number = window.fit.slopeUncertainty;
    const scatter_A: number = this.settings.relaxationSpread * this.tail_A;
    const bend_A2: number = this.bend_A * this.bend_A + scatter_A * scatter_A;
    const slow_A: number = this.settings.slowRelaxation_per_h * this.profile.capacity_Ah;
    this.leak_A = -window.fit.slope - this.tail_A;
    this.random_A = sqrt(noise_A * noise_A + bend_A2 + warm_A * warm_A);
    this.systematic_A = sqrt(slow_A * slow_A + this.form_A * this.form_A);
  }

  /** Relaxation within the window from its bend: mean, uncertainty of form, uncertainty by noise, A. */
  private estimateTail(fit: CubicFit): void {
    const middle_s: number = 0.5 * (fit.first_s + fit.last_s);
    const clear: boolean = Math.abs(fit.third) > THIRD_SIGMA * fit.thirdUncertainty;
    if (clear && fit.second * fit.third < 0) {
      const least_s: number = TAIL_TIME_MIN * middle_s;
      const most_s: number = TAIL_TIME_MAX * middle_s;
      const time_s: number = Math.min(most_s, Math.max(least_s, -fit.second / fit.third));
      this.tail_A = KAPPA * time_s * fit.second;
      this.form_A = KAPPA_UNCERTAINTY * time_s * Math.abs(fit.second);
      this.bend_A = KAPPA * time_s * fit.secondUncertainty;
    } else {
      this.tail_A = UNKNOWN_SHARE * middle_s * fit.second;
      this.form_A = UNKNOWN_SHARE_UNCERTAINTY * middle_s * Math.abs(fit.second);
      this.bend_A = UNKNOWN_SHARE * middle_s * fit.secondUncertainty;
    }
  }

  /** What a change of temperature within the window can mimic through dU/dT, A. */
  private warming(window: RestWindow): number {
    if (!window.temperatureKnown) {
      return 0;
    }
    const change_K: number = Math.abs(window.lastTemperature_degC - window.firstTemperature_degC);
    this.curve.locate(window.meanVoltage_V);
    const capacity_C: number = this.profile.capacity_Ah * 3600;
    const charge_C: number =
      (change_K * this.settings.ocvTemperature_V_per_K * capacity_C) / this.curve.slope_V;
    const duration_s: number = window.fit.duration_s();
    return charge_C / duration_s;
  }
}
