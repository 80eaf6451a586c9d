import type { CellProfile } from './profile.js';
import type { i32 } from './types.js';

/** Inverse of the open-circuit-voltage curve: state of the cathode from a rested voltage, by linear interpolation. */
export class OcvTable {
  /** False when the profile has no curve. */
  readonly known: boolean;
  /** Fraction of sodium removed at the voltage of the last `locate`. */
  fraction: number = 0;
  /** Slope there, V per unit of fraction. */
  slope_V: number = 0;
  /** Whether that voltage lay inside the table. */
  inside: boolean = false;

  private readonly profile: CellProfile;
  private index: i32 = 1;

  constructor(profile: CellProfile) {
    this.profile = profile;
    this.known = profile.ocvCount >= 2;
  }

  /** Finds the state for a rested voltage; results stand in `fraction`, `slope_V`, `inside`. */
  locate(voltage_V: number): void {
    this.inside = false;
    if (!this.known) {
      return;
    }
    const last: i32 = (this.profile.ocvCount - 1) | 0;
    // The voltage moves little between samples: walk from where it was.
    while (this.index < last && voltage_V > this.profile.ocvVoltage_V[this.index]) {
      this.index = (this.index + 1) | 0;
    }
    while (this.index > 1 && voltage_V < this.profile.ocvVoltage_V[(this.index - 1) | 0]) {
      this.index = (this.index - 1) | 0;
    }
    const below: i32 = (this.index - 1) | 0;
    const low_V: number = this.profile.ocvVoltage_V[below];
    const high_V: number = this.profile.ocvVoltage_V[this.index];
    const lowFraction: number = this.profile.ocvFraction[below];
    const highFraction: number = this.profile.ocvFraction[this.index];
    this.inside = voltage_V >= low_V && voltage_V <= high_V;
    this.slope_V = (high_V - low_V) / (highFraction - lowFraction);
    this.fraction = lowFraction + (voltage_V - low_V) / this.slope_V;
  }
}
