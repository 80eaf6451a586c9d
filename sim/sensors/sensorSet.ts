/**
 * All sensors of the cell and the logger behind them: fills the samples the core sees, rounded to the decimals the
 * logger writes. Nothing of the truth but what a sensor passes on gets into a sample.
 *
 * Every sensor is read at every row, also when its answer is lost afterwards, so that a lost answer shifts no random
 * number of a later one. A refused read leaves the last number in place and marks it as not measured.
 */
import type { Sample } from '../../firmware/core/sample.js';
import type { Cell } from '../cell/cell.js';
import type { CellParameters } from '../cell/cellParameters.js';
import { RandomStream } from '../random.js';
import { Burst } from './burst.js';
import { Answer, BusDevice } from './busDevice.js';
import { Clock } from './clock.js';
import { CurrentSensor } from './currentSensor.js';
import { toDecimals } from './decimals.js';
import { PressureSensor } from './pressureSensor.js';
import { Instrument, SensorConditions } from './sensorConditions.js';
import type { SensorErrors } from './sensorErrors.js';
import type { SensorSpec } from './sensorSpec.js';
import { TemperatureSensor } from './temperatureSensor.js';
import { VoltageSensor } from './voltageSensor.js';

/** Missed samples are missed one by one, not in bursts. */
const MISSED_BURST_SAMPLES = 1;
const MISSED_SHARE_MAX = 0.5;

/** The last answers of the instruments, as the board's driver keeps them. */
class Answers {
  voltage_V = 0;
  current_A = 0;
  netCharge_Ah = 0;
  temperature_degC = 0;
  pressure_kPa = 0;
  readonly known: boolean[] = [false, false, false, false];
}

export class SensorSet {
  readonly current: CurrentSensor;
  private readonly voltage: VoltageSensor;
  private readonly temperature: TemperatureSensor;
  private readonly pressure: PressureSensor;
  private readonly clock: Clock;
  private readonly missed: Burst;
  private readonly devices: readonly BusDevice[];
  private readonly answers = new Answers();
  private readonly hasPressure: boolean;
  private last_s = 0;

  constructor(
    cell: CellParameters,
    spec: SensorSpec,
    private readonly errors: SensorErrors,
    seed: number,
    private readonly conditions = new SensorConditions(),
  ) {
    this.current = new CurrentSensor(spec, errors, seed, conditions);
    this.voltage = new VoltageSensor(spec, errors, seed, conditions);
    this.temperature = new TemperatureSensor(spec, errors, cell.ambient_degC, seed, conditions);
    this.pressure = new PressureSensor(spec, errors, cell.ambient_degC, seed, cell.preload_kPa, conditions);
    this.clock = new Clock(errors, seed, conditions);
    this.missed = new Burst(new RandomStream(seed, 'sensor.missedSamples'));
    const device = (instrument: Instrument) => new BusDevice(instrument, spec, errors, seed, conditions);
    // In the order of the numbers of the instruments.
    this.devices = [
      device(Instrument.PowerMonitor),
      device(Instrument.VoltageConverter),
      device(Instrument.Thermistor),
      device(Instrument.LoadCell),
    ];
    this.hasPressure = cell.fixture !== 'none';
  }

  /**
   * Reads every sensor and fills the sample; false, leaving the sample alone, if this row never reaches the log.
   * @param shunt_A true current through the shunt
   */
  fill(sample: Sample, cell: Cell, shunt_A: number, time_s: number, contactorOpen: boolean): boolean {
    const elapsed_s = time_s - this.last_s;
    this.last_s = time_s;
    const logged_s = this.clock.read_s(time_s);
    this.readAll(cell, shunt_A, time_s, elapsed_s);
    const share = this.errors.missedShare + this.conditions.missedShare;
    const missed = this.missed.next(
      share < MISSED_SHARE_MAX ? share : MISSED_SHARE_MAX,
      MISSED_BURST_SAMPLES,
    );
    if (missed || this.conditions.dark) return false;
    const { answers } = this;
    sample.time_s = logged_s;
    sample.voltage_V = answers.voltage_V;
    sample.current_A = answers.current_A;
    sample.netCharge_Ah = answers.netCharge_Ah;
    sample.temperature_degC = answers.temperature_degC;
    sample.pressure_kPa = answers.pressure_kPa;
    sample.voltageValid = answers.known[Instrument.VoltageConverter];
    sample.currentValid = answers.known[Instrument.PowerMonitor];
    sample.netChargeValid = answers.known[Instrument.PowerMonitor];
    sample.temperatureValid = answers.known[Instrument.Thermistor];
    sample.pressureValid = answers.known[Instrument.LoadCell];
    sample.contactorOpen = contactorOpen;
    return true;
  }

  private readAll(cell: Cell, shunt_A: number, time_s: number, elapsed_s: number): void {
    const { answers } = this;
    const { temperature_degC, pressure_kPa } = cell.state;
    // Shorts too brief for the operating point are seen as a dip, averaged by the converter.
    const terminal_V = cell.point.terminal_V - cell.dip_V;
    const voltage_V = toDecimals(this.voltage.read_V(terminal_V, temperature_degC, time_s, elapsed_s), 1e6);
    this.current.wander(elapsed_s);
    const current_A = toDecimals(this.current.read_A(shunt_A, temperature_degC), 1e7);
    const netCharge_Ah = toDecimals(this.current.netCharge_Ah, 1e9);
    const bead_degC = toDecimals(this.temperature.read_degC(temperature_degC, elapsed_s), 1e3);
    if (this.isFresh(Instrument.VoltageConverter)) answers.voltage_V = voltage_V;
    if (this.isFresh(Instrument.PowerMonitor)) {
      answers.current_A = current_A;
      answers.netCharge_Ah = netCharge_Ah;
    }
    if (this.isFresh(Instrument.Thermistor)) answers.temperature_degC = bead_degC;
    if (!this.hasPressure) return;
    const load_kPa = this.pressure.read_kPa(pressure_kPa, temperature_degC, time_s, elapsed_s);
    if (this.isFresh(Instrument.LoadCell)) answers.pressure_kPa = toDecimals(load_kPa, 1e3);
  }

  /** Reads one instrument: true if it gave new numbers; keeps whether what stands in `answers` was measured. */
  private isFresh(instrument: Instrument): boolean {
    const answer = this.devices[instrument].next();
    // Stuck from its first read on it repeats what its registers hold after power-up: zero, as if measured.
    this.answers.known[instrument] = answer !== Answer.Refused;
    return answer === Answer.Fresh;
  }
}
