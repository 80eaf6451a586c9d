/**
 * Finds steps of the current and what the voltage did in them, the raw material of every resistance.
 *
 *   dV = V_k - V_(k-1) - trend dt ,  dI = I_k - I_(k-1) ,  R = dV/dI - R1 (1 - exp(-dt/(2 tau1))) - U' dt/(2 Q)
 * The step lies somewhere within the interval, in the middle on average; what polarisation and the cathode's state (U'
 * the slope of its curve, 0 without one) have moved by then is taken off. Half of that counts as uncertain, and so does
 * the whole of what the trend did. Cyclers log both edges of a
 * step with one time: then dt = 0 and nothing is uncertain but the noise.
 */
import { exp, sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { Sample } from '../sample.js';
import type { VoltageSettings } from './voltageSettings.js';

export class CurrentStep {
  /** True in a step's sample; the fields below are the newest step's. */
  fresh: boolean = false;
  /** Its interval is short enough for a comparison between steps. */
  sharp: boolean = false;
  interval_s: number = 0;
  change_A: number = 0;
  before_A: number = 0;
  /** Voltage change, trend and fast polarisation taken off, V, and its standard uncertainty. */
  change_V: number = 0;
  sigma_V: number = 0;

  private readonly settings: VoltageSettings;
  private readonly changeMin_A: number;
  private readonly fast_ohm: number;
  private known: boolean = false;
  private last_V: number = 0;
  private last_A: number = 0;
  private last_s: number = 0;
  private trend_V_per_s: number = 0;

  constructor(profile: CellProfile, settings: VoltageSettings) {
    this.settings = settings;
    this.changeMin_A = settings.stepRate_per_h * profile.capacity_Ah;
    this.fast_ohm = settings.fastResistance_ohm_Ah / profile.capacity_Ah;
  }

  step(clean: Sample, current_A: number, voltageSigma_V: number, slope_V_per_C: number): void {
    this.fresh = false;
    if (!clean.voltageValid || !clean.currentValid) {
      this.known = false;
      return;
    }
    const interval_s: number = clean.time_s - this.last_s;
    const rise_V: number = clean.voltage_V - this.last_V;
    if (this.known) {
      const change_A: number = current_A - this.last_A;
      if (Math.abs(change_A) >= this.changeMin_A) {
        this.fresh = interval_s <= this.settings.stepIntervalMax_s;
        this.measure(change_A, rise_V, interval_s, voltageSigma_V, slope_V_per_C);
        this.trend_V_per_s = 0;
      } else if (interval_s > 0) {
        this.trend_V_per_s = rise_V / interval_s;
      }
    }
    this.known = true;
    this.last_V = clean.voltage_V;
    this.last_A = current_A;
    this.last_s = clean.time_s;
  }

  private measure(
    change_A: number,
    rise_V: number,
    interval_s: number,
    voltageSigma_V: number,
    slope_V_per_C: number,
  ): void {
    const grown: number = 1 - exp(-interval_s / (2 * this.settings.fastTime_s));
    const moved_V: number = 0.5 * slope_V_per_C * interval_s * change_A;
    const relaxed_V: number = this.fast_ohm * grown * change_A + moved_V;
    const trend_V: number = this.trend_V_per_s * interval_s;
    this.interval_s = interval_s;
    this.change_A = change_A;
    this.before_A = this.last_A;
    this.sharp = interval_s <= this.settings.stepIntervalSharp_s;
    this.change_V = rise_V - trend_V - relaxed_V;
    const noise_V2: number = 2 * voltageSigma_V * voltageSigma_V;
    const half_V: number = 0.5 * relaxed_V;
    this.sigma_V = sqrt(noise_V2 + half_V * half_V + trend_V * trend_V);
  }
}
