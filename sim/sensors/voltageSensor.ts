/** Voltage converter: gain error, white noise, quantisation (24-bit class, 15.6 uV steps, 20 uV noise). PHYSICS A7. */
import { RandomStream } from '../random.js';
import type { SensorErrors, SensorSpec } from './sensorSpec.js';

export class VoltageSensor {
  private readonly noise: RandomStream;

  constructor(
    private readonly spec: SensorSpec,
    private readonly errors: SensorErrors,
    seed: number,
  ) {
    this.noise = new RandomStream(seed, 'sensor.voltage');
  }

  /** Reading of a true voltage, V. */
  read_V(true_V: number): number {
    const analog_V =
      true_V * (1 + this.errors.voltageGain) + this.spec.voltageNoise_V * this.noise.gaussian();
    return Math.round(analog_V / this.spec.voltageResolution_V) * this.spec.voltageResolution_V;
  }
}
