/**
 * Collapse of the resistance (PHYSICS B, detector 4): dR/R below its own slow baseline by more than 5 sigma.
 *
 * A short in parallel lowers what the current steps measure by R_cell/R_sc. It shows only a short below some hundred
 * times the cell's resistance, 5 to 10 ohm: the forerunner of a hard short, no test for a soft one. The baseline is a
 * running mean with its own scatter (inflated 1.25 because it is estimated, deviations clamped at 9), learns at most one
 * step in ten minutes (a drive cycle has hundreds an hour, all at one state of charge) and stands still while the
 * resistance is low. Two steps in a row must agree; steps are compared at 25 degC.
 */
import { sqrt } from '../mathx.js';
import type { i32 } from '../types.js';
import type { VoltageSettings } from './voltageSettings.js';

/** Steps that the baseline needs before it judges. */
const READY: i32 = 8;
/** After so long the lower resistance is a changed cell (new contact, other protocol), not a fall, s. Assumed (1 to 7 d). */
const LOW_MAX_S: number = 86400;

export class Collapse {
  /** The resistance has collapsed and not come back. */
  evidence: boolean = false;
  /** Relative fall of the newest step below the baseline. */
  fall: number = 0;

  private readonly settings: VoltageSettings;
  private baseline_ohm: number = 0;
  private variance: number = 0;
  private count: i32 = 0;
  private wasLow: boolean = false;
  private lowSince_s: number = 0;
  private learnt_s: number = 0;

  constructor(settings: VoltageSettings) {
    this.settings = settings;
  }

  /** Takes the resistance of a sharp step, at 25 degC, its relative standard uncertainty and its time. */
  step(resistance_ohm: number, relativeSigma: number, time_s: number): void {
    if (this.count === 0) {
      this.baseline_ohm = resistance_ohm;
    }
    this.fall = 1 - resistance_ohm / this.baseline_ohm;
    const own: number = this.settings.estimatedInflation * sqrt(this.variance);
    const sigma: number = sqrt(own * own + relativeSigma * relativeSigma);
    const limit: number = Math.max(this.settings.collapseSigma * sigma, this.settings.collapseShareMin);
    const low: boolean = this.count >= READY && this.fall > limit;
    this.evidence = low && this.wasLow;
    if (low && !this.wasLow) {
      this.lowSince_s = time_s;
    }
    this.wasLow = low;
    if (low && time_s - this.lowSince_s > LOW_MAX_S) {
      this.count = 0;
      this.variance = 0;
      this.evidence = false;
      this.wasLow = false;
    } else if (!low && (this.count === 0 || time_s - this.learnt_s >= this.settings.collapsePeriod_s)) {
      this.learnt_s = time_s;
      this.learn(resistance_ohm, sigma);
    }
  }

  private learn(resistance_ohm: number, sigma: number): void {
    this.count = Math.min(this.count + 1, this.settings.collapseMemory) | 0;
    const most: number = this.count >= READY ? this.settings.deviationMax * sigma : 1;
    const deviation: number = Math.max(Math.min(this.fall, most), -most);
    this.variance = this.variance + (deviation * deviation - this.variance) / this.count;
    this.baseline_ohm = this.baseline_ohm + (resistance_ohm - this.baseline_ohm) / this.count;
  }
}
