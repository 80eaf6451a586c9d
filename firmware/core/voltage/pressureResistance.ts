/**
 * How the prompt resistance goes with stack pressure: slope of a straight line through the newest steps, memory 0.98 a
 * step. The interface resistance falls with pressure (PHYSICS A3, at least tenfold with modest pressure is published), so
 * a flat line means a wetted or bonded interface. Known only where the pressure itself has varied by 5 %.
 */
import { sqrt } from '../mathx.js';
import type { i32 } from '../types.js';

/** Steps needed, and the scatter of the pressure relative to its mean. Assumed. */
const STEPS_MIN: i32 = 8;
const PRESSURE_SCATTER_MIN: number = 0.05;
const MEMORY: number = 0.98;

export class PressureResistance {
  known: boolean = false;
  /** dR/dP, ohm/kPa, and its standard uncertainty from the scatter about the line. */
  slope_ohm_per_kPa: number = 0;
  sigma_ohm_per_kPa: number = 0;

  private count: i32 = 0;
  private weight: number = 0;
  private pressure_kPa: number = 0;
  private resistance_ohm: number = 0;
  private pressures_kPa2: number = 0;
  private products: number = 0;
  private resistances_ohm2: number = 0;

  step(pressure_kPa: number, resistance_ohm: number): void {
    this.count = Math.min(this.count + 1, STEPS_MIN) | 0;
    this.weight = MEMORY * this.weight + 1;
    const share: number = 1 / this.weight;
    const fromPressure_kPa: number = pressure_kPa - this.pressure_kPa;
    const fromResistance_ohm: number = resistance_ohm - this.resistance_ohm;
    const kept: number = 1 - share;
    this.pressure_kPa = this.pressure_kPa + share * fromPressure_kPa;
    this.resistance_ohm = this.resistance_ohm + share * fromResistance_ohm;
    this.pressures_kPa2 = kept * (this.pressures_kPa2 + share * fromPressure_kPa * fromPressure_kPa);
    this.products = kept * (this.products + share * fromPressure_kPa * fromResistance_ohm);
    this.resistances_ohm2 = kept * (this.resistances_ohm2 + share * fromResistance_ohm * fromResistance_ohm);
    const scatter_kPa: number = sqrt(this.pressures_kPa2);
    this.known = this.count >= STEPS_MIN && scatter_kPa > PRESSURE_SCATTER_MIN * Math.abs(this.pressure_kPa);
    if (this.known) {
      this.slope_ohm_per_kPa = this.products / this.pressures_kPa2;
      const left_ohm2: number = this.resistances_ohm2 - this.slope_ohm_per_kPa * this.products;
      const free: number = Math.max(this.weight - 2, 1);
      this.sigma_ohm_per_kPa = sqrt(Math.max(left_ohm2, 0) / (this.pressures_kPa2 * free));
    }
  }
}
