/**
 * Heat that no current up to 1C explains: C dT/dt = V^2 / R. At 60 J/K per Ah (PHYSICS A6) 4 K/min is 4 W per Ah, a
 * short of about 3 ohm at 1 Ah; a 20 K warmer room gives 1.6 K/min.
 *
 * The temperature is looked at every 20 s at most often, so that noise does not count as a rate. A rise of which one
 * look makes more than half is a jump of the sensor and begins anew.
 */
import type { Flow } from '../flow.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { Sample } from '../sample.js';
import type { ProtectionSettings } from './protectionSettings.js';

const LOOK_MIN_S: number = 20;
/** A look after longer than this compares nothing. */
const LOOK_MAX_S: number = 300;
const LARGEST_SHARE: number = 0.5;

export class Heating {
  unexplained: boolean = false;

  private readonly settings: ProtectionSettings;
  private readonly currentMax_A: number;
  private known: boolean = false;
  private looked_s: number = 0;
  private looked_degC: number = 0;
  private start_degC: number = 0;
  private largest_K: number = 0;

  constructor(profile: CellProfile, settings: ProtectionSettings) {
    this.settings = settings;
    this.currentMax_A = profile.capacity_Ah;
  }

  step(plausibility: Plausibility, flow: Flow): void {
    const clean: Sample = plausibility.clean;
    if (!clean.temperatureValid) {
      return;
    }
    const loaded: boolean = flow.currentKnown && Math.abs(flow.current_A) > this.currentMax_A;
    const interval_s: number = clean.time_s - this.looked_s;
    if (!this.known || loaded || interval_s > LOOK_MAX_S) {
      this.restart(clean);
      return;
    }
    if (interval_s < LOOK_MIN_S) {
      return;
    }
    const rise_K: number = clean.temperature_degC - this.looked_degC;
    const fast: boolean = rise_K * 60 >= this.settings.heatingRate_K_per_min * interval_s;
    if (!fast) {
      this.restart(clean);
      return;
    }
    this.largest_K = Math.max(this.largest_K, rise_K);
    this.looked_s = clean.time_s;
    this.looked_degC = clean.temperature_degC;
    const total_K: number = clean.temperature_degC - this.start_degC;
    const gradual: boolean = this.largest_K <= LARGEST_SHARE * total_K;
    this.unexplained = gradual && total_K >= this.settings.heatingRise_K;
  }

  private restart(clean: Sample): void {
    this.known = true;
    this.unexplained = false;
    this.looked_s = clean.time_s;
    this.looked_degC = clean.temperature_degC;
    this.start_degC = clean.temperature_degC;
    this.largest_K = 0;
  }
}
