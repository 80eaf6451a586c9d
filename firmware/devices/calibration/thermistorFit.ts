/**
 * The three coefficients of a thermistor from three known temperatures, or its first from one.
 *
 * With l = ln R and y = 1 / T at the three points (Steinhart, Hart 1968):
 *
 *   g2 = (y2 - y1) / (l2 - l1)        g3 = (y3 - y1) / (l3 - l1)
 *   c = (g3 - g2) / (l3 - l2) / (l1 + l2 + l3)
 *   b = g2 - c (l1^2 + l1 l2 + l2^2)  a = y1 - l1 (b + c l1^2)
 */
import { log } from '../../core/mathx.js';
import type { i32 } from '../../core/types.js';
import type { Thermistor } from '../thermistor.js';

const ZERO_CELSIUS_K: number = 273.15;
/** Least distance of two points: below it an error of 0.1 K of the reference turns the curve by more than 1 %. */
const DISTANCE_MIN_K: number = 10;

export class ThermistorFit {
  private readonly logs: number[] = [0, 0, 0];
  private readonly inverses_per_K: number[] = [0, 0, 0];

  /** Point 0, 1 or 2. */
  setPoint(index: i32, resistance_ohm: number, temperature_degC: number): void {
    this.logs[index] = log(resistance_ohm);
    this.inverses_per_K[index] = 1 / (temperature_degC + ZERO_CELSIUS_K);
  }

  /** Gives the thermistor the curve through the three points; false, and nothing changed, where two are too near. */
  fit(thermistor: Thermistor): boolean {
    const near01: boolean = this.near(0, 1);
    const near12: boolean = this.near(1, 2);
    const near02: boolean = this.near(0, 2);
    if (near01 || near12 || near02) {
      return false;
    }
    const l1: number = this.logs[0];
    const l2: number = this.logs[1];
    const l3: number = this.logs[2];
    const y1: number = this.inverses_per_K[0];
    const slope2: number = (this.inverses_per_K[1] - y1) / (l2 - l1);
    const slope3: number = (this.inverses_per_K[2] - y1) / (l3 - l1);
    const c: number = (slope3 - slope2) / (l3 - l2) / (l1 + l2 + l3);
    const b: number = slope2 - c * (l1 * l1 + l1 * l2 + l2 * l2);
    thermistor.setSteinhartHart(y1 - l1 * (b + c * l1 * l1), b, c);
    return true;
  }

  /** Shifts the thermistor's curve through one point (0): right at that temperature, its slope as before. */
  shift(thermistor: Thermistor): void {
    const l: number = this.logs[0];
    const b: number = thermistor.b_per_K;
    const c: number = thermistor.c_per_K;
    thermistor.setSteinhartHart(this.inverses_per_K[0] - l * (b + c * l * l), b, c);
  }

  private near(one: i32, other: i32): boolean {
    const first_K: number = 1 / this.inverses_per_K[one];
    const second_K: number = 1 / this.inverses_per_K[other];
    return !(Math.abs(first_K - second_K) >= DISTANCE_MIN_K) || this.logs[one] === this.logs[other];
  }
}
