/**
 * Voltage converter and its reference: gain, temperature coefficient and slow wander of the reference, white noise,
 * quantisation. PHYSICS A7, F14.
 *
 *   v = V (1 + g + tc (T - 25) + drift(t)) + w(t) + noise, in steps of the converter
 *   w: Ornstein-Uhlenbeck, stationary sigma `voltageWander_V`, time constant `voltageWanderTime_s`, exact for any interval
 */
import { ExponentialDecay } from '../cell/exponentialDecay.js';
import { NoiseStream } from '../noiseStream.js';
import { SensorConditions } from './sensorConditions.js';
import type { SensorErrors } from './sensorErrors.js';
import type { SensorSpec } from './sensorSpec.js';
import { CALIBRATION_DEGC } from './sensorSpec.js';

export class VoltageSensor {
  private readonly noise: NoiseStream;
  private readonly wanderSteps: NoiseStream;
  private readonly wanderDecay: ExponentialDecay;
  private wander_V: number;

  constructor(
    private readonly spec: SensorSpec,
    private readonly errors: SensorErrors,
    seed: number,
    private readonly conditions = new SensorConditions(),
  ) {
    this.noise = new NoiseStream(seed, 'sensor.voltage');
    this.wanderDecay = new ExponentialDecay(spec.voltageWanderTime_s);
    this.wanderSteps = new NoiseStream(seed, 'sensor.voltageReference');
    this.wander_V = errors.voltageWander_V * this.wanderSteps.gaussian();
  }

  /** Reading of a true voltage, V, at a time, `elapsed_s` after the last reading. */
  read_V(true_V: number, temperature_degC = CALIBRATION_DEGC, time_s = 0, elapsed_s = 0): number {
    this.wander(elapsed_s);
    const gain =
      this.errors.voltageGain +
      this.errors.voltageTempco_per_K * (temperature_degC - CALIBRATION_DEGC) +
      this.conditions.voltageGain.at(time_s);
    const analog_V = true_V * (1 + gain) + this.wander_V + this.spec.voltageNoise_V * this.noise.gaussian();
    return Math.round(analog_V / this.spec.voltageResolution_V) * this.spec.voltageResolution_V;
  }

  private wander(elapsed_s: number): void {
    if (this.errors.voltageWander_V === 0) return;
    const kept = this.wanderDecay.over(elapsed_s);
    const fresh_V = this.errors.voltageWander_V * Math.sqrt(1 - kept * kept);
    this.wander_V = kept * this.wander_V + fresh_V * this.wanderSteps.gaussian();
  }
}
