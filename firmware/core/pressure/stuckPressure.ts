import type { PressureSettings } from './pressureSettings.js';

/** A reading that repeats itself to the bit while charge passes that must move it: the load cell is at its end of range. */
export class StuckPressure {
  stuck: boolean = false;

  private readonly limit: number;
  private last_kPa: number = 0;
  private lastKnown: boolean = false;
  private since: number = 0;

  /** `swing_kPa` of a full charge and `noise_kPa` of the sensor. */
  constructor(settings: PressureSettings, swing_kPa: number, noise_kPa: number) {
    this.limit = (settings.stuckChange_kPa + 3 * noise_kPa) / swing_kPa;
  }

  /** `charge` in capacities. */
  step(pressure_kPa: number, charge: number): void {
    const same: boolean = this.lastKnown && pressure_kPa === this.last_kPa;
    if (!same) {
      this.lastKnown = true;
      this.last_kPa = pressure_kPa;
      this.since = charge;
    }
    this.stuck = same && Math.abs(charge - this.since) > this.limit;
  }
}
