/**
 * Leak from the decay of the voltage in a rest (PHYSICS section B, detector 1).
 *
 * With no current, a leak moves the cathode's state, and on a steep part of its curve the voltage shows it. Each
 * voltage is turned into charge through the inverse of the open-circuit curve, q = Q s(V), and the leak is minus the
 * slope of a least-squares line through q(t). Diffusion left over from the last current decays the same way,
 * I tau-weighted with exp(-t/tau), so a reading starts only after `restWait` relaxation times; what is left of the tail
 * is subtracted at its nominal size, and its difference to a slower relaxation is the uncertainty. Windows start at
 * 1, 2 and 4 times the wait; the best is reported. On a plateau the curve is flat and the reading is refused.
 */
import { Mode } from './flow.js';
import type { Flow } from './flow.js';
import { LeakMethod, LeakReading } from './leakReading.js';
import { exp, sqrt } from './mathx.js';
import { OcvTable } from './ocvTable.js';
import type { Plausibility } from './plausibility.js';
import type { CellProfile } from './profile.js';
import { RestWindow } from './restWindow.js';
import type { MonitorSettings } from './settings.js';

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

  private readonly profile: CellProfile;
  private readonly settings: MonitorSettings;
  private readonly curve: OcvTable;
  private readonly windowA: RestWindow = new RestWindow();
  private readonly windowB: RestWindow = new RestWindow();
  private readonly windowC: RestWindow = new RestWindow();
  private resting: boolean = false;
  /** A current was seen before the rest: a cell fresh from the shelf relaxes from nobody knows what. */
  private historyKnown: boolean = false;
  private restStart_s: number = 0;
  private lastCurrent_A: number = 0;
  private systematic_A: number = 0;
  private random_A: number = 0;
  private leak_A: number = 0;
  private total_A: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.profile = profile;
    this.settings = settings;
    this.curve = new OcvTable(profile);
    const wait_s: number = settings.restWait * settings.relaxationTime_s;
    this.windowA.wait_s = wait_s;
    this.windowB.wait_s = 2 * wait_s;
    this.windowC.wait_s = 4 * wait_s;
  }

  step(plausibility: Plausibility, flow: Flow): void {
    this.fresh = false;
    if (flow.mode !== Mode.Rest || plausibility.gap) {
      this.finish();
      this.historyKnown = !plausibility.gap && (this.historyKnown || flow.mode !== Mode.Unknown);
      this.lastCurrent_A = flow.current_A;
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
    if (window.count < 8 || window.duration_s() < this.settings.restWindowMin_s) {
      return;
    }
    if (window.flatCount * 4 > window.count) {
      this.refusal = RestRefusal.Plateau;
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
    this.reading.start_s = this.restStart_s + window.first_s;
    this.reading.end_s = this.restStart_s + window.last_s;
    this.reading.leak_A = this.leak_A;
    this.reading.random_A = this.random_A;
    this.reading.systematic_A = this.systematic_A;
    this.reading.relative = this.settings.ocvSlopeUncertainty;
    this.reading.charge_C = this.leak_A * window.duration_s();
    this.reading.meanVoltage_V = window.meanVoltage_V();
  }

  private evaluate(window: RestWindow): void {
    const nominal_A: number = this.tail(window, this.settings.relaxationTime_s);
    const slow_s: number = this.settings.relaxationTime_s * this.settings.relaxationTimeHighFactor;
    const slow_A: number = this.tail(window, slow_s);
    this.leak_A = -window.slope() - nominal_A;
    const noise_A: number = window.slopeUncertainty();
    const tail_A: number = Math.abs(slow_A - nominal_A);
    const warm_A: number = this.warming(window);
    this.random_A = sqrt(noise_A * noise_A + tail_A * tail_A + warm_A * warm_A);
    this.systematic_A = this.settings.slowRelaxation_per_h * this.profile.capacity_Ah;
  }

  /** What a change of temperature within the window can mimic through dU/dT, A. */
  private warming(window: RestWindow): number {
    if (!window.temperatureKnown) {
      return 0;
    }
    const change_K: number = Math.abs(window.lastTemperature_degC - window.firstTemperature_degC);
    const mean_V: number = window.meanVoltage_V();
    this.curve.locate(mean_V);
    const capacity_C: number = this.profile.capacity_Ah * 3600;
    const charge_C: number =
      (change_K * this.settings.ocvTemperature_V_per_K * capacity_C) / this.curve.slope_V;
    return charge_C / window.duration_s();
  }

  /** Mean of the diffusion tail `I exp(-t/tau)` over a window, A, with the sign of the decay it causes. */
  private tail(window: RestWindow, relaxation_s: number): number {
    const begin: number = exp(-window.first_s / relaxation_s);
    const end: number = exp(-window.last_s / relaxation_s);
    return (this.lastCurrent_A * relaxation_s * (begin - end)) / window.duration_s();
  }
}
