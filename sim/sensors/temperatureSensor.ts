/** NTC on the cell: first-order lag, bias, white noise. PHYSICS A7. */
import { RandomStream } from '../random.js';
import type { SensorErrors, SensorSpec } from './sensorSpec.js';

export class TemperatureSensor {
  private readonly noise: RandomStream;

  constructor(
    private readonly spec: SensorSpec,
    private readonly errors: SensorErrors,
    private bead_degC: number,
    seed: number,
  ) {
    this.noise = new RandomStream(seed, 'sensor.temperature');
  }

  /** Reading of a true temperature, degC, `elapsed_s` after the last reading. */
  read_degC(true_degC: number, elapsed_s: number): number {
    this.bead_degC =
      true_degC + (this.bead_degC - true_degC) * Math.exp(-elapsed_s / this.spec.temperatureTime_s);
    return (
      this.bead_degC +
      this.errors.temperatureBias_degC +
      this.spec.temperatureNoise_degC * this.noise.gaussian()
    );
  }
}
