import { sqrt } from './mathx.js';
import type { i32 } from './types.js';

/** Streaming least-squares line through charge against time, from a fixed delay after the start of a rest. */
export class RestWindow {
  /** Delay before the window opens, s. */
  wait_s: number = 0;
  count: i32 = 0;
  /** Samples that lay on a flat part of the curve or outside it. */
  flatCount: i32 = 0;
  /** First and last sample, s after the start of the rest. */
  first_s: number = 0;
  last_s: number = 0;
  /** Temperature at the first and at the last sample, degC; `temperatureKnown` when both were measured. */
  firstTemperature_degC: number = 0;
  lastTemperature_degC: number = 0;
  temperatureKnown: boolean = false;

  private meanTime_s: number = 0;
  private meanCharge_C: number = 0;
  private meanVolt_V: number = 0;
  private timeSquares: number = 0;
  private chargeSquares: number = 0;
  private products: number = 0;

  clear(): void {
    this.count = 0;
    this.flatCount = 0;
    this.meanTime_s = 0;
    this.meanCharge_C = 0;
    this.meanVolt_V = 0;
    this.timeSquares = 0;
    this.chargeSquares = 0;
    this.products = 0;
  }

  /** Adds a sample; ignored before the window opens. `steep`: the curve tells charge from voltage here. */
  add(elapsed_s: number, charge_C: number, voltage_V: number, steep: boolean): void {
    if (elapsed_s < this.wait_s) {
      return;
    }
    if (this.count === 0) {
      this.first_s = elapsed_s;
    }
    this.count = (this.count + 1) | 0;
    if (!steep) {
      this.flatCount = (this.flatCount + 1) | 0;
    }
    this.last_s = elapsed_s;
    const timeStep: number = elapsed_s - this.meanTime_s;
    const chargeStep: number = charge_C - this.meanCharge_C;
    this.meanTime_s = this.meanTime_s + timeStep / this.count;
    this.meanCharge_C = this.meanCharge_C + chargeStep / this.count;
    this.meanVolt_V = this.meanVolt_V + (voltage_V - this.meanVolt_V) / this.count;
    const timeLeft: number = elapsed_s - this.meanTime_s;
    const chargeLeft: number = charge_C - this.meanCharge_C;
    this.timeSquares = this.timeSquares + timeStep * timeLeft;
    this.chargeSquares = this.chargeSquares + chargeStep * chargeLeft;
    this.products = this.products + timeStep * chargeLeft;
  }

  /** Notes the temperature of the sample just added. */
  noteTemperature(temperature_degC: number, known: boolean): void {
    if (this.count === 1) {
      this.firstTemperature_degC = temperature_degC;
      this.temperatureKnown = known;
    }
    this.lastTemperature_degC = temperature_degC;
    this.temperatureKnown = this.temperatureKnown && known;
  }

  duration_s(): number {
    return this.last_s - this.first_s;
  }

  meanVoltage_V(): number {
    return this.meanVolt_V;
  }

  /** C/s. Needs two samples at different times. */
  slope(): number {
    return this.products / this.timeSquares;
  }

  /** Standard uncertainty of the slope from the scatter about the line, C/s. Needs three samples. */
  slopeUncertainty(): number {
    const explained: number = this.slope() * this.products;
    const residual: number = Math.max(0, this.chargeSquares - explained);
    return sqrt(residual / (this.count - 2) / this.timeSquares);
  }
}
