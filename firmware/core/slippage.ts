/**
 * Leak from the slip of the full-charge end point.
 *
 * Two full charges end with the cathode in the same state, so the net charge that passed the sensor between them went
 * through the cell without going through the cathode: integral of I dt = integral of the leak (PHYSICS A1; endpoint
 * slippage, section B). It needs no model of the cell, no baseline and no full discharge. What spoils it, and is in
 * the uncertainty: the end state varies by I_end tau dtau (PHYSICS B), with temperature, with the voltage's noise, and
 * the sensor's offset counts in full. Sodiated cathode loss slips the other way and can hide a leak.
 */
import { Endpoint } from './endpoint.js';
import { LeakMethod, LeakReading } from './leakReading.js';
import { sqrt } from './mathx.js';
import type { CellProfile } from './profile.js';
import type { MonitorSettings } from './settings.js';

export class Slippage {
  /** True in the step in which `reading` is new. */
  fresh: boolean = false;
  /** From the previous full charge to the newest. */
  readonly reading: LeakReading = new LeakReading();
  /** From the first full charge of the record to the newest. */
  readonly whole: LeakReading = new LeakReading();

  private readonly profile: CellProfile;
  private readonly settings: MonitorSettings;
  private readonly first: Endpoint = new Endpoint();
  private readonly previous: Endpoint = new Endpoint();

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.profile = profile;
    this.settings = settings;
  }

  /** Takes a confirmed end of a full charge. `sigma_V`: noise of the voltage. */
  takeTop(top: Endpoint, offsetUncertainty_A: number, sigma_V: number): void {
    this.fresh = false;
    const comparable: boolean = this.previous.known && this.previous.breakCount === top.breakCount;
    if (comparable && top.time_s > this.previous.time_s) {
      this.compare(this.previous, top, this.reading, offsetUncertainty_A, sigma_V);
      this.compare(this.first, top, this.whole, offsetUncertainty_A, sigma_V);
      this.fresh = true;
    } else {
      this.first.copyFrom(top);
    }
    this.previous.copyFrom(top);
  }

  /** Standard uncertainty of the newest reading, A. */
  uncertainty_A(): number {
    const random_A: number = this.reading.random_A;
    const systematic_A: number = this.reading.systematic_A;
    return sqrt(random_A * random_A + systematic_A * systematic_A);
  }

  private compare(from: Endpoint, to: Endpoint, into: LeakReading, offset_A: number, sigma_V: number): void {
    const duration_s: number = to.time_s - from.time_s;
    const slip_C: number = to.charge_C - from.charge_C;
    const fromVariance_C2: number = this.endVariance_C2(from, sigma_V);
    const toVariance_C2: number = this.endVariance_C2(to, sigma_V);
    const sampling_C2: number = to.samplingVariance_C2 - from.samplingVariance_C2;
    let warm_C: number = 0;
    if (from.temperatureKnown && to.temperatureKnown) {
      const difference_K: number = to.temperature_degC - from.temperature_degC;
      warm_C = this.settings.temperatureSlip_per_K * this.profile.capacity_Ah * 3600 * difference_K;
    }
    into.method = LeakMethod.Slippage;
    into.start_s = from.time_s;
    into.end_s = to.time_s;
    into.charge_C = slip_C;
    into.leak_A = slip_C / duration_s;
    into.random_A = sqrt(fromVariance_C2 + toVariance_C2 + sampling_C2 + warm_C * warm_C) / duration_s;
    into.systematic_A = offset_A;
    into.relative = this.profile.currentGainUncertainty;
    into.meanVoltage_V = (to.voltageTime_Vs - from.voltageTime_Vs) / duration_s;
  }

  /** Variance of the charge at which a charge ends, C^2. */
  private endVariance_C2(top: Endpoint, sigma_V: number): number {
    const tail_C: number = top.current_A * this.settings.relaxationTime_s * this.settings.relaxationSpread;
    let noise_C: number = 0;
    if (top.voltageSlope_V_per_C > 0) {
      noise_C = sigma_V / top.voltageSlope_V_per_C;
    }
    return tail_C * tail_C + noise_C * noise_C;
  }
}
