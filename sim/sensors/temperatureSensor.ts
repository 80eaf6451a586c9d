/**
 * NTC on the cell: first-order lag, bias, white noise; a broken or shorted lead reads the end of its table.
 * PHYSICS A7, F16.
 *
 *   dx/dt = (T - x)/tau, exact for a temperature constant since the last reading ;  reading = x + bias + noise
 */
import { ExponentialDecay } from '../cell/exponentialDecay.js';
import { NoiseStream } from '../noiseStream.js';
import { SensorConditions } from './sensorConditions.js';
import type { SensorErrors } from './sensorErrors.js';
import type { SensorSpec } from './sensorSpec.js';

/** Ends of a 10 kOhm NTC's table: infinite resistance reads cold, none reads hot. */
export const THERMISTOR_OPEN_DEGC = -55;
export const THERMISTOR_SHORT_DEGC = 150;

export class TemperatureSensor {
  private readonly noise: NoiseStream;
  private readonly lag: ExponentialDecay;

  constructor(
    private readonly spec: SensorSpec,
    private readonly errors: SensorErrors,
    private bead_degC: number,
    seed: number,
    private readonly conditions = new SensorConditions(),
  ) {
    this.noise = new NoiseStream(seed, 'sensor.temperature');
    this.lag = new ExponentialDecay(spec.temperatureTime_s);
  }

  /** Reading of a true temperature, degC, `elapsed_s` after the last reading. */
  read_degC(true_degC: number, elapsed_s: number): number {
    this.bead_degC = true_degC + (this.bead_degC - true_degC) * this.lag.over(elapsed_s);
    const noise_degC = this.spec.temperatureNoise_degC * this.noise.gaussian();
    // A short at the connector hides a broken lead behind it.
    if (this.conditions.thermistorShort) return THERMISTOR_SHORT_DEGC;
    if (this.conditions.thermistorOpen) return THERMISTOR_OPEN_DEGC;
    return (
      this.bead_degC + this.errors.temperatureBias_degC + this.conditions.temperatureBias_degC + noise_degC
    );
  }
}
