/**
 * Everything of the cell that changes with time, in one object that can be copied: the cycler steps, looks whether a
 * limit was passed, and goes back to try a shorter step.
 */
import { Pools } from './pools.js';

export class CellState {
  readonly pools = new Pools();
  /** Surface lag of the cathode, fraction of the practical capacity. */
  surfaceLag = 0;
  /** Voltage of the fast polarisation (double layer, charge transfer), V. */
  fastPolarisation_V = 0;
  /** Voltage of the slow polarisation (long-range relaxation), V. */
  slowPolarisation_V = 0;
  /** Temperature, degC. */
  temperature_degC = 25;
  /** Part of the thickness the stack has crept away from, um. */
  creep_um = 0;
  /** Stack pressure, kPa. */
  pressure_kPa = 0;
  /** SEI formed on surface that was fresh, C; ends at the formation charge. */
  formationSei_C = 0;
  /** Charge through the terminals since the start, C, positive = charging. */
  passed_C = 0;
  /** Charge through the short, C. */
  leaked_C = 0;
  /** Charge that over-discharge drew from the collector and electrolyte for want of sodium, C. */
  parasitic_C = 0;

  copyFrom(other: CellState): void {
    this.pools.copyFrom(other.pools);
    this.surfaceLag = other.surfaceLag;
    this.fastPolarisation_V = other.fastPolarisation_V;
    this.slowPolarisation_V = other.slowPolarisation_V;
    this.temperature_degC = other.temperature_degC;
    this.creep_um = other.creep_um;
    this.pressure_kPa = other.pressure_kPa;
    this.formationSei_C = other.formationSei_C;
    this.passed_C = other.passed_C;
    this.leaked_C = other.leaked_C;
    this.parasitic_C = other.parasitic_C;
  }
}
