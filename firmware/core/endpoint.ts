import type { i32 } from './types.js';

/** Where a charge or a discharge ended: the state of the cell at the last sample with current in that direction. */
export class Endpoint {
  /** False until there is one. */
  known: boolean = false;
  time_s: number = 0;
  /** Reading of the coulomb counter, C. */
  charge_C: number = 0;
  /** The same without subtracting the offset of the sensor, C. */
  rawCharge_C: number = 0;
  samplingVariance_C2: number = 0;
  /** Readings of the counter's throughput and sampling bias, C. */
  throughput_C: number = 0;
  samplingBias_C: number = 0;
  breakCount: i32 = 0;
  voltage_V: number = 0;
  /** The voltage was measured then or shortly before. */
  voltageFresh: boolean = false;
  current_A: number = 0;
  /** Largest current of the charge it ended, A. */
  chargeCurrent_A: number = 0;
  temperature_degC: number = 0;
  temperatureKnown: boolean = false;
  /** Rate of the voltage at the end, V/s. */
  voltageRate_V_per_s: number = 0;
  /** Slope of voltage over charge before any constant-voltage tail, V/C; 0 = unknown. */
  voltageSlope_V_per_C: number = 0;
  /** Time from this sample to the next one, s: the voltage may have gone on for so long before the current stopped. */
  nextInterval_s: number = 0;
  /** Time spent charging and discharging since the record began, s. */
  chargingTime_s: number = 0;
  dischargingTime_s: number = 0;
  /** Integral of voltage over time since the record began, V s; for mean voltages. */
  voltageTime_Vs: number = 0;

  /** Pressure in proportion to the change of thickness, kPa, with its random standard uncertainty; `pressureKnown`. */
  pressure_kPa: number = 0;
  pressureSigma_kPa: number = 0;
  pressureKnown: boolean = false;
  /** Counts jumps of the pressure that no charge explains: across one, pressures must not be compared. */
  pressureBreaks: i32 = 0;

  copyFrom(other: Endpoint): void {
    this.known = other.known;
    this.time_s = other.time_s;
    this.charge_C = other.charge_C;
    this.rawCharge_C = other.rawCharge_C;
    this.samplingVariance_C2 = other.samplingVariance_C2;
    this.throughput_C = other.throughput_C;
    this.samplingBias_C = other.samplingBias_C;
    this.breakCount = other.breakCount;
    this.voltage_V = other.voltage_V;
    this.voltageFresh = other.voltageFresh;
    this.current_A = other.current_A;
    this.chargeCurrent_A = other.chargeCurrent_A;
    this.temperature_degC = other.temperature_degC;
    this.temperatureKnown = other.temperatureKnown;
    this.voltageRate_V_per_s = other.voltageRate_V_per_s;
    this.voltageSlope_V_per_C = other.voltageSlope_V_per_C;
    this.nextInterval_s = other.nextInterval_s;
    this.chargingTime_s = other.chargingTime_s;
    this.dischargingTime_s = other.dischargingTime_s;
    this.voltageTime_Vs = other.voltageTime_Vs;
    this.pressure_kPa = other.pressure_kPa;
    this.pressureSigma_kPa = other.pressureSigma_kPa;
    this.pressureKnown = other.pressureKnown;
    this.pressureBreaks = other.pressureBreaks;
  }
}
