/**
 * Averages of the samples of about a minute: pressure, charge, temperature, time, all over the same samples, so that
 * every law that is linear in the charge holds exactly for the averages too.
 */
import type { i32 } from '../types.js';

export class PressureBlock {
  /** Samples with a pressure; 0 = the averages below are of the other channels alone. */
  count: i32 = 0;
  pressure_kPa: number = 0;
  charge_C: number = 0;
  time_s: number = 0;
  temperature_degC: number = 0;
  temperatureCount: i32 = 0;

  /** A block ends after this time or this charge. */
  private readonly longest_s: number;
  private readonly largest_C: number;
  private start_s: number = 0;
  private start_C: number = 0;
  private samples: i32 = 0;
  /** Sums over the samples with a pressure, time and charge from the start on. */
  private times_s: number = 0;
  private charges_C: number = 0;
  private pressures_kPa: number = 0;
  private temperatures_degC: number = 0;

  constructor(longest_s: number, largest_C: number) {
    this.longest_s = longest_s;
    this.largest_C = largest_C;
  }

  clear(): void {
    this.samples = 0;
    this.count = 0;
    this.temperatureCount = 0;
  }

  /** Before the sample's own fields are added. */
  open(time_s: number, charge_C: number): void {
    if (this.samples === 0) {
      this.start_s = time_s;
      this.start_C = charge_C;
      this.times_s = 0;
      this.charges_C = 0;
      this.pressures_kPa = 0;
      this.temperatures_degC = 0;
    }
    this.samples = (this.samples + 1) | 0;
  }

  /** A sample without pressure counts only as long as there is none with one. */
  addBare(time_s: number, charge_C: number): void {
    if (this.count === 0) {
      this.time_s = time_s;
      this.charge_C = charge_C;
    }
  }

  add(time_s: number, charge_C: number, pressure_kPa: number): void {
    this.count = (this.count + 1) | 0;
    this.times_s = this.times_s + (time_s - this.start_s);
    this.charges_C = this.charges_C + (charge_C - this.start_C);
    this.pressures_kPa = this.pressures_kPa + pressure_kPa;
  }

  addTemperature(temperature_degC: number): void {
    this.temperatureCount = (this.temperatureCount + 1) | 0;
    this.temperatures_degC = this.temperatures_degC + temperature_degC;
  }

  /** The block is full: the averages. */
  close(): void {
    if (this.count > 0) {
      this.time_s = this.start_s + this.times_s / this.count;
      this.charge_C = this.start_C + this.charges_C / this.count;
      this.pressure_kPa = this.pressures_kPa / this.count;
    }
    if (this.temperatureCount > 0) {
      this.temperature_degC = this.temperatures_degC / this.temperatureCount;
    }
  }

  /** Long enough in time or charge. */
  full(time_s: number, charge_C: number): boolean {
    if (this.samples === 0) {
      return false;
    }
    const long: boolean = time_s - this.start_s >= this.longest_s;
    return long || Math.abs(charge_C - this.start_C) >= this.largest_C;
  }
}
