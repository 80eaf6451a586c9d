/**
 * What an interval, and the charge that passed in it, do to the states of the voltage filter (PHYSICS B).
 *
 *   kept = exp(-dt/tau) of the lag and of the fast polarisation;   the error of the curve keeps 1/(1 + |ds|/s_b + dt/t_b)
 *   lag -> ds tau/dt ,   fast polarisation -> dq R1/dt             (V)
 *   variances added: lag and polarisation to spread^2 (1 - kept^2) of their goals, rho wander^2 dt, s swing^2 |ds|
 * Samples mostly come at one interval: its exponentials and quotients are kept until it changes.
 */
import { exp } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { VoltageSettings } from './voltageSettings.js';

const SECONDS_PER_HOUR: number = 3600;

export class VoltageTransition {
  /** Share of lag, fast polarisation and curve error that is left. */
  keptLag: number = 1;
  keptFast: number = 1;
  keptError: number = 1;
  /** Where lag and fast polarisation go. */
  lag: number = 0;
  fast_V: number = 0;
  /** Variances added. */
  swung: number = 0;
  lagForgotten: number = 0;
  fastForgotten_V2: number = 0;
  wandered: number = 0;

  private readonly settings: VoltageSettings;
  private readonly fast_ohm: number;
  private readonly perMemory: number;
  private readonly swing: number;
  private readonly polarisation: number;
  private interval_s: number = 0;
  private lagPerShare: number = 0;
  private fast_V_per_C: number = 0;
  private lagSpread: number = 0;
  private fastSpread: number = 0;
  private aged: number = 0;

  constructor(profile: CellProfile, settings: VoltageSettings) {
    this.settings = settings;
    this.fast_ohm = settings.fastResistance_ohm_Ah / profile.capacity_Ah;
    this.perMemory = 1 / settings.curveMemory;
    this.swing = settings.capacitySigma * settings.capacitySigma;
    this.polarisation = settings.polarisationSpread * settings.polarisationSpread;
  }

  /** `interval_s` > 0. */
  prepare(interval_s: number): void {
    if (interval_s === this.interval_s) {
      return;
    }
    const wander: number = this.settings.resistanceWander_per_sqrt_h;
    this.interval_s = interval_s;
    this.keptLag = exp(-interval_s / this.settings.lagTime_s);
    this.keptFast = exp(-interval_s / this.settings.fastTime_s);
    this.lagPerShare = this.settings.lagTime_s / interval_s;
    this.fast_V_per_C = this.fast_ohm / interval_s;
    this.lagSpread = this.polarisation * (1 - this.keptLag * this.keptLag);
    this.fastSpread = this.polarisation * (1 - this.keptFast * this.keptFast);
    this.wandered = (wander * wander * interval_s) / SECONDS_PER_HOUR;
    this.aged = interval_s / this.settings.curveMemory_s;
  }

  /** The charge of the prepared interval, in C and as a share of the capacity. */
  take(charge_C: number, share: number): void {
    const size: number = Math.abs(share);
    this.keptError = 1 / (1 + size * this.perMemory + this.aged);
    this.lag = share * this.lagPerShare;
    this.fast_V = charge_C * this.fast_V_per_C;
    this.swung = this.swing * size;
    this.lagForgotten = this.lagSpread * this.lag * this.lag;
    this.fastForgotten_V2 = this.fastSpread * this.fast_V * this.fast_V;
  }
}
