/**
 * Tells what ended a discharge: the anode (the collector ran out of sodium) or the cathode (its surface was full).
 *
 * Only the first is a measure of the sodium left; after the second an unknown amount stays plated (the hidden
 * reservoir, PHYSICS finding 2). The sign is the rebound in the rest that follows. An emptied collector lets go at
 * once: overpotential vanishes with the current and the voltage jumps back to the cathode's plateau. A full cathode
 * surface relaxes by diffusion, slowly. So the slow share of the rebound over two relaxation times,
 *   f = (V highest - V first sample) / (V highest - V end),
 * is near 0 for an anode-limited end and near 1 for a cathode-limited one. The highest voltage is taken, not the last:
 * in a cell that leaks an emptied collector cannot hold its voltage (PHYSICS A9.2), and the fall says nothing of the end.
 * Metal in excess on the anode's side (a cathode's half cell) never runs out: there it is always the cathode. In a
 * collector's half cell there is no cathode, and the same rebound, to 0 V, shows whether the collector was emptied.
 */
import { Mode } from './flow.js';
import type { Flow } from './flow.js';
import type { Plausibility } from './plausibility.js';
import { Geometry } from './profile.js';
import type { CellProfile } from './profile.js';
import type { MonitorSettings } from './settings.js';

export enum DischargeEnd {
  Unknown = 0,
  Anode = 1,
  Cathode = 2,
}

export class EndOfDischarge {
  /** What ended the newest discharge, as far as its rest shows. */
  verdict: DischargeEnd = DischargeEnd.Unknown;
  /** Slow share of its rebound, 0 to 1; -1 = not measured. */
  slowShare: number = -1;

  private readonly settings: MonitorSettings;
  /** The discharge can end by nothing but the cathode. */
  private readonly alwaysCathode: boolean;
  private readonly readsRebound: boolean;
  private loaded_V: number = 0;
  private loadedTime_s: number = 0;
  private first_V: number = 0;
  private highest_V: number = 0;
  private waiting: boolean = false;
  private firstTaken: boolean = false;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.settings = settings;
    const collector: boolean = profile.isCollectorHalfCell();
    this.alwaysCathode = profile.geometry === Geometry.Half && !collector;
    this.readsRebound = profile.geometry === Geometry.Full || collector;
  }

  step(plausibility: Plausibility, flow: Flow): void {
    const v: number = plausibility.clean.voltage_V;
    const t: number = plausibility.clean.time_s;
    if (flow.mode === Mode.Discharge) {
      this.verdict = DischargeEnd.Unknown;
      this.slowShare = -1;
      this.waiting = plausibility.clean.voltageValid;
      this.firstTaken = false;
      this.loaded_V = v;
      this.loadedTime_s = t;
      if (this.alwaysCathode) {
        this.verdict = DischargeEnd.Cathode;
      }
    } else if (flow.mode !== Mode.Rest) {
      this.waiting = false;
    } else if (this.waiting && plausibility.clean.voltageValid && this.readsRebound) {
      this.followRebound(v, t - this.loadedTime_s);
    }
  }

  private followRebound(v: number, elapsed_s: number): void {
    const relaxation_s: number = this.settings.relaxationTime_s;
    if (!this.firstTaken) {
      this.firstTaken = true;
      this.first_V = v;
      this.highest_V = v;
      // A first sample that comes late has already missed the fast part.
      this.waiting = elapsed_s <= this.settings.relaxationSpread * relaxation_s;
    }
    this.highest_V = Math.max(this.highest_V, v);
    if (this.waiting && elapsed_s >= 2 * relaxation_s) {
      this.waiting = false;
      const rebound_V: number = this.highest_V - this.loaded_V;
      if (rebound_V >= this.settings.reboundMin_V) {
        this.slowShare = (this.highest_V - this.first_V) / rebound_V;
        if (this.slowShare <= this.settings.reboundAnodeMax) {
          this.verdict = DischargeEnd.Anode;
        } else if (this.slowShare >= this.settings.reboundCathodeMin) {
          this.verdict = DischargeEnd.Cathode;
        }
      }
    }
  }
}
