/**
 * Inverse of the open-circuit-voltage curve: state of the cathode from a rested voltage.
 *
 * Between the points a monotone cubic (Fritsch and Carlson 1980, slopes as weighted harmonic means): where a cell
 * relaxes along the steep edge, the kinks of straight lines would look like a change of its rate.
 */
import type { CellProfile } from './profile.js';
import type { i32 } from './types.js';

export class OcvTable {
  /** False when the profile has no curve. */
  readonly known: boolean;
  /** Fraction of sodium removed at the voltage of the last `locate`. */
  fraction: number = 0;
  /** Slope of the curve there, V per unit of fraction. */
  slope_V: number = 0;
  /** Whether that voltage lay inside the table. */
  inside: boolean = false;

  private readonly profile: CellProfile;
  /** Change of the fraction per volt at the points below and above `index`, for which they were worked out. */
  private lowRate: number = 0;
  private highRate: number = 0;
  private ratesOf: i32 = 0;
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
    if (this.ratesOf !== this.index) {
      this.ratesOf = this.index;
      this.lowRate = this.rateAt(below);
      this.highRate = this.rateAt(this.index);
    }
    const low_V: number = this.profile.ocvVoltage_V[below];
    const high_V: number = this.profile.ocvVoltage_V[this.index];
    this.inside = voltage_V >= low_V && voltage_V <= high_V;
    if (this.inside) {
      this.interpolate(below, (voltage_V - low_V) / (high_V - low_V), high_V - low_V);
    } else {
      const end: i32 = voltage_V < low_V ? below : this.index;
      const rate: number = voltage_V < low_V ? this.lowRate : this.highRate;
      this.slope_V = 1 / rate;
      this.fraction = this.profile.ocvFraction[end] + (voltage_V - this.profile.ocvVoltage_V[end]) * rate;
    }
  }

  /** The cubic Hermite between two points; `t` from 0 to 1, `width_V` the distance of the points. */
  private interpolate(below: i32, t: number, width_V: number): void {
    const above: i32 = (below + 1) | 0;
    const low: number = this.profile.ocvFraction[below];
    const rise: number = this.profile.ocvFraction[above] - low;
    const lowRate: number = this.lowRate * width_V;
    const highRate: number = this.highRate * width_V;
    const square: number = 3 * rise - 2 * lowRate - highRate;
    const cube: number = lowRate + highRate - 2 * rise;
    this.fraction = low + t * (lowRate + t * (square + t * cube));
    this.slope_V = width_V / (lowRate + t * (2 * square + t * 3 * cube));
  }

  /** Change of the fraction per volt at a point: the weighted harmonic mean of both sides. */
  private rateAt(point: i32): number {
    const before: i32 = (point - 1) | 0;
    const last: i32 = (this.profile.ocvCount - 1) | 0;
    if (point === 0) {
      return this.chord(0);
    }
    const left: number = this.chord(before);
    if (point === last) {
      return left;
    }
    const right: number = this.chord(point);
    const left_V: number = this.profile.ocvVoltage_V[point] - this.profile.ocvVoltage_V[before];
    const right_V: number = this.profile.ocvVoltage_V[(point + 1) | 0] - this.profile.ocvVoltage_V[point];
    const leftWeight: number = left_V + 2 * right_V;
    const rightWeight: number = 2 * left_V + right_V;
    return (leftWeight + rightWeight) / (leftWeight / left + rightWeight / right);
  }

  /** Change of the fraction per volt between a point and the next. */
  private chord(from: i32): number {
    const to: i32 = (from + 1) | 0;
    const rise: number = this.profile.ocvFraction[to] - this.profile.ocvFraction[from];
    return rise / (this.profile.ocvVoltage_V[to] - this.profile.ocvVoltage_V[from]);
  }
}
