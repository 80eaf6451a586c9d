/** Load cell: zero drift (linear and random walk), temperature coefficient, white noise. PHYSICS A7. */
import { RandomStream } from '../random.js';
import type { SensorErrors, SensorSpec } from './sensorSpec.js';

const SECONDS_PER_HOUR = 3600;

export class PressureSensor {
  private readonly noise: RandomStream;
  private readonly steps: RandomStream;
  private walk_kPa = 0;

  constructor(
    private readonly spec: SensorSpec,
    private readonly errors: SensorErrors,
    private readonly calibrated_degC: number,
    seed: number,
  ) {
    this.noise = new RandomStream(seed, 'sensor.pressure');
    this.steps = new RandomStream(seed, 'sensor.pressureWalk');
  }

  /** Reading of a true pressure, kPa, at a time and `elapsed_s` after the last reading. */
  read_kPa(true_kPa: number, temperature_degC: number, time_s: number, elapsed_s: number): number {
    this.walk_kPa +=
      this.errors.pressureWalk_kPa_per_sqrt_h *
      Math.sqrt(elapsed_s / SECONDS_PER_HOUR) *
      this.steps.gaussian();
    const drift_kPa =
      (this.errors.pressureDrift_kPa_per_h * time_s) / SECONDS_PER_HOUR +
      this.errors.pressureThermal_kPa_per_K * (temperature_degC - this.calibrated_degC);
    return true_kPa + this.walk_kPa + drift_kPa + this.spec.pressureNoise_kPa * this.noise.gaussian();
  }
}
