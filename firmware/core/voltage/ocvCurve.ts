/**
 * Open-circuit voltage and its analytic slope at a state of the cathode, from the profile's table.
 *
 * Monotone cubic Hermite interpolation: V and dV/ds are continuous and V rises wherever the table does, so that a filter
 * that linearises meets no corner at a plateau's edge. Tangents: weighted harmonic mean of the neighbouring secants.
 * Source: Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300. Beyond its ends the curve goes on straight.
 */
import type { CellProfile } from '../profile.js';
import type { i32 } from '../types.js';

export class OcvCurve {
  /** False when the profile has no curve. */
  readonly known: boolean;
  /** Open-circuit voltage, V, and its slope, V per unit of fraction, of the last `evaluate`. */
  voltage_V: number = 0;
  slope_V: number = 0;

  private readonly profile: CellProfile;
  private readonly last: i32;
  /** Segment whose coefficients stand below: from point `segment` to the next; -1 = none. */
  private segment: i32 = -1;
  private start: number = 0;
  private end: number = -1;
  private width: number = 1;
  private start_V: number = 0;
  private tangent: number = 0;
  /** Tangent at the segment's end. */
  private next: number = 0;
  private quadratic: number = 0;
  private cubic: number = 0;
  /** Of the last voltage: distance from the segment's start, within it. */
  private inside: number = 0;

  constructor(profile: CellProfile) {
    this.profile = profile;
    this.known = profile.ocvCount >= 2;
    this.last = (profile.ocvCount - 1) | 0;
  }

  /** Voltage and slope at a fraction of sodium removed; results stand in the fields. */
  evaluate(fraction: number): void {
    if (!this.known) {
      return;
    }
    this.find(fraction);
    this.slope_V = this.slope();
  }

  /** Voltage at a fraction of sodium removed; leaves the slope as it was. */
  find(fraction: number): void {
    if (!this.known) {
      return;
    }
    if (fraction < this.start || fraction > this.end) {
      this.walk(fraction);
    }
    this.inside = fraction - this.start;
    let beyond: number = 0;
    if (this.inside < 0) {
      beyond = this.inside;
      this.inside = 0;
    } else if (this.inside > this.width) {
      beyond = this.inside - this.width;
      this.inside = this.width;
    }
    const bend: number = this.quadratic + this.inside * this.cubic;
    this.voltage_V = this.start_V + this.inside * (this.tangent + this.inside * bend);
    if (beyond !== 0) {
      const straight_V: number = beyond * this.slope();
      this.voltage_V = this.voltage_V + straight_V;
    }
  }

  private slope(): number {
    return this.tangent + this.inside * (2 * this.quadratic + 3 * this.cubic * this.inside);
  }

  /** The state moves little between samples: walks from where it was. */
  private walk(fraction: number): void {
    let k: i32 = Math.max(this.segment, 0) | 0;
    while (k + 1 < this.last && fraction > this.profile.ocvFraction[(k + 1) | 0]) {
      k = (k + 1) | 0;
    }
    while (k > 0 && fraction < this.profile.ocvFraction[k]) {
      k = (k - 1) | 0;
    }
    if (k !== this.segment) {
      this.prepare(k);
      this.segment = k;
    }
  }

  /** Coefficients of a segment; a neighbour shares a tangent with the one before. */
  private prepare(k: i32): void {
    const above: i32 = (k + 1) | 0;
    const known: boolean = this.segment >= 0;
    let left: number = this.next;
    let right: number = this.tangent;
    if (!known || k !== this.segment + 1) {
      left = this.tangentAt(k);
    }
    if (!known || k !== this.segment - 1) {
      right = this.tangentAt(above);
    }
    this.start = this.profile.ocvFraction[k];
    this.end = this.profile.ocvFraction[above];
    this.width = this.widthOf(k);
    this.start_V = this.profile.ocvVoltage_V[k];
    const secant: number = (this.profile.ocvVoltage_V[above] - this.start_V) / this.width;
    this.tangent = left;
    this.next = right;
    this.quadratic = (3 * secant - 2 * left - right) / this.width;
    this.cubic = (left + right - 2 * secant) / (this.width * this.width);
  }

  /** Never zero, so that a table with a repeated point divides by nothing. */
  private widthOf(k: i32): number {
    const next: i32 = (k + 1) | 0;
    return Math.max(this.profile.ocvFraction[next] - this.profile.ocvFraction[k], 0.000001);
  }

  private secantOf(k: i32): number {
    const next: i32 = (k + 1) | 0;
    const width: number = this.widthOf(k);
    return (this.profile.ocvVoltage_V[next] - this.profile.ocvVoltage_V[k]) / width;
  }

  private tangentAt(point: i32): number {
    if (point === 0) {
      return this.secantOf(0);
    }
    const before: i32 = (point - 1) | 0;
    const left: number = this.secantOf(before);
    if (point === this.last) {
      return left;
    }
    const right: number = this.secantOf(point);
    if (left * right <= 0) {
      return 0;
    }
    const leftWidth: number = this.widthOf(before);
    const rightWidth: number = this.widthOf(point);
    const leftWeight: number = leftWidth + 2 * rightWidth;
    const rightWeight: number = 2 * leftWidth + rightWidth;
    return (leftWeight + rightWeight) / (leftWeight / left + rightWeight / right);
  }
}
