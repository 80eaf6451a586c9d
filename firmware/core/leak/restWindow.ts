import { CubicFit } from './cubicFit.js';
import type { NormalEquations } from './normalEquations.js';
import type { i32 } from '../types.js';

/** The charge of the cathode against time in a rest, from a fixed delay after its start, fitted by a cubic. */
export class RestWindow {
  /** Delay before the window opens, s. */
  readonly wait_s: number;
  readonly fit: CubicFit;
  /** Samples that lay on a flat part of the curve or outside it. */
  flatCount: i32 = 0;
  /** Temperature at the first and at the last sample, degC; `temperatureKnown` when both were measured. */
  firstTemperature_degC: number = 0;
  lastTemperature_degC: number = 0;
  temperatureKnown: boolean = false;
  meanVoltage_V: number = 0;

  constructor(wait_s: number, equations: NormalEquations) {
    this.wait_s = wait_s;
    this.fit = new CubicFit(wait_s, equations);
  }

  clear(): void {
    this.fit.clear();
    this.flatCount = 0;
    this.meanVoltage_V = 0;
  }

  /** Adds a sample; ignored before the window opens. `steep`: the curve tells charge from voltage here. */
  add(elapsed_s: number, charge_C: number, voltage_V: number, steep: boolean): void {
    if (elapsed_s < this.wait_s) {
      return;
    }
    this.fit.add(elapsed_s, charge_C);
    this.meanVoltage_V = this.meanVoltage_V + (voltage_V - this.meanVoltage_V) / this.fit.count;
    if (!steep) {
      this.flatCount = (this.flatCount + 1) | 0;
    }
  }

  /** Notes the temperature of the sample just added. */
  noteTemperature(temperature_degC: number, known: boolean): void {
    if (this.fit.count === 1) {
      this.firstTemperature_degC = temperature_degC;
      this.temperatureKnown = known;
    }
    this.lastTemperature_degC = temperature_degC;
    this.temperatureKnown = this.temperatureKnown && known;
  }
}
