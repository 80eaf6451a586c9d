/**
 * All sensors of the cell and the logger behind them: fills the samples the core sees, rounded to the decimals the
 * logger writes. Nothing of the truth but what a sensor passes on gets into a sample.
 */
import type { Sample } from '../../firmware/core/sample.js';
import type { Cell } from '../cell/cell.js';
import type { CellParameters } from '../cell/cellParameters.js';
import { CurrentSensor } from './currentSensor.js';
import { toDecimals } from './decimals.js';
import { PressureSensor } from './pressureSensor.js';
import type { SensorErrors, SensorSpec } from './sensorSpec.js';
import { TemperatureSensor } from './temperatureSensor.js';
import { VoltageSensor } from './voltageSensor.js';

/** Smallest difference between two logged times, s. */
const TIME_RESOLUTION_S = 0.001;

export class SensorSet {
  readonly current: CurrentSensor;
  private readonly voltage: VoltageSensor;
  private readonly temperature: TemperatureSensor;
  private readonly pressure: PressureSensor;
  private readonly hasPressure: boolean;
  private last_s = 0;

  constructor(cell: CellParameters, spec: SensorSpec, errors: SensorErrors, seed: number) {
    this.current = new CurrentSensor(spec, errors, seed);
    this.voltage = new VoltageSensor(spec, errors, seed);
    this.temperature = new TemperatureSensor(spec, errors, cell.ambient_degC, seed);
    this.pressure = new PressureSensor(spec, errors, cell.ambient_degC, seed);
    this.hasPressure = cell.fixture !== 'none';
  }

  /** Reads every sensor and fills the sample. */
  fill(sample: Sample, cell: Cell, time_s: number, contactorOpen: boolean): void {
    // The clock's resolution is one millisecond; a row that falls into the millisecond of the last gets the next.
    const rounded_s = toDecimals(time_s, 1e3);
    const logged_s = rounded_s > this.last_s ? rounded_s : toDecimals(this.last_s + TIME_RESOLUTION_S, 1e3);
    const elapsed_s = logged_s - this.last_s;
    this.last_s = logged_s;
    const { state, point } = cell;
    sample.time_s = logged_s;
    sample.voltage_V = toDecimals(this.voltage.read_V(point.terminal_V), 1e6);
    sample.current_A = toDecimals(this.current.read_A(point.current_A), 1e7);
    sample.netCharge_Ah = toDecimals(this.current.netCharge_Ah, 1e9);
    sample.temperature_degC = toDecimals(this.temperature.read_degC(state.temperature_degC, elapsed_s), 1e3);
    sample.pressure_kPa = this.hasPressure
      ? toDecimals(
          this.pressure.read_kPa(state.pressure_kPa, state.temperature_degC, logged_s, elapsed_s),
          1e3,
        )
      : 0;
    sample.voltageValid = true;
    sample.currentValid = true;
    sample.netChargeValid = true;
    sample.temperatureValid = true;
    sample.pressureValid = this.hasPressure;
    sample.contactorOpen = contactorOpen;
  }
}
