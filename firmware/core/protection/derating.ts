/**
 * Share of the current limits that a temperature allows: linear between the points of the derating table of
 * ProtectionSettings, by distance from the cell's cold and hot limits; the smaller of the two counts.
 */
import type { CellProfile } from '../profile.js';
import type { i32 } from '../types.js';
import type { ProtectionSettings } from './protectionSettings.js';

const POINTS: i32 = 4;

/** Value of a table at x, constant beyond its ends. */
export function shareAt(x: number, points: readonly number[], shares: readonly number[]): number {
  if (x <= points[0]) {
    return shares[0];
  }
  for (let k: i32 = 1; k < POINTS; k++) {
    if (x < points[k]) {
      const part: number = (x - points[k - 1]) / (points[k] - points[k - 1]);
      return shares[k - 1] + part * (shares[k] - shares[k - 1]);
    }
  }
  return shares[POINTS - 1];
}

export class Derating {
  /** Shares of the stated limits at the temperature last taken. */
  chargeShare: number = 1;
  dischargeShare: number = 1;

  private readonly profile: CellProfile;
  private readonly settings: ProtectionSettings;

  constructor(profile: CellProfile, settings: ProtectionSettings) {
    this.profile = profile;
    this.settings = settings;
  }

  step(temperature_degC: number): void {
    const distances: readonly number[] = this.settings.deratingDistance_K;
    const fromCold_K: number = temperature_degC - this.profile.temperatureMin_degC;
    const fromHot_K: number = this.profile.temperatureMax_degC - temperature_degC;
    const hot: number = shareAt(fromHot_K, distances, this.settings.shareHot);
    const charge: number = shareAt(fromCold_K, distances, this.settings.chargeShareCold);
    const discharge: number = shareAt(fromCold_K, distances, this.settings.dischargeShareCold);
    this.chargeShare = Math.min(hot, charge);
    this.dischargeShare = Math.min(hot, discharge);
  }
}
