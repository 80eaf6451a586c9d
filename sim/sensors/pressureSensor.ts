/**
 * Load cell: zero drift (linear and random walk), temperature coefficient, creep, white noise, saturation.
 * PHYSICS A7, F15.
 *
 *   reading = P + walk + drift t + k_T (T - T0) + c y + noise, cut off at the limit
 *   dy/dt   = (P - P0 - y)/tau_c           load its creep has followed; P0 = load at which it was calibrated
 * tau_c = 600 s (assumed 300..1200), so that 95 % of the creep c is there 30 min after a change of load.
 */
import { ExponentialDecay } from '../cell/exponentialDecay.js';
import { NoiseStream } from '../noiseStream.js';
import { SensorConditions } from './sensorConditions.js';
import type { SensorErrors } from './sensorErrors.js';
import type { SensorSpec } from './sensorSpec.js';

const SECONDS_PER_HOUR = 3600;

const CREEP_TIME_S = 600;

export class PressureSensor {
  private readonly noise: NoiseStream;
  private readonly steps: NoiseStream;
  private readonly creep = new ExponentialDecay(CREEP_TIME_S);
  private walk_kPa = 0;
  private followed_kPa = 0;

  constructor(
    private readonly spec: SensorSpec,
    private readonly errors: SensorErrors,
    private readonly calibrated_degC: number,
    seed: number,
    private readonly calibrated_kPa = 0,
    private readonly conditions = new SensorConditions(),
  ) {
    this.noise = new NoiseStream(seed, 'sensor.pressure');
    this.steps = new NoiseStream(seed, 'sensor.pressureWalk');
  }

  /** Reading of a true pressure, kPa, at a time and `elapsed_s` after the last reading. */
  read_kPa(true_kPa: number, temperature_degC: number, time_s: number, elapsed_s: number): number {
    const { errors, conditions } = this;
    this.walk_kPa +=
      errors.pressureWalk_kPa_per_sqrt_h * Math.sqrt(elapsed_s / SECONDS_PER_HOUR) * this.steps.gaussian();
    const load_kPa = true_kPa - this.calibrated_kPa;
    this.followed_kPa = load_kPa + (this.followed_kPa - load_kPa) * this.creep.over(elapsed_s);
    const drift_kPa =
      (errors.pressureDrift_kPa_per_h * time_s) / SECONDS_PER_HOUR +
      errors.pressureThermal_kPa_per_K * (temperature_degC - this.calibrated_degC) +
      (errors.pressureCreep + conditions.pressureCreep) * this.followed_kPa +
      conditions.pressureOffset_kPa.at(time_s);
    const reading_kPa =
      true_kPa + this.walk_kPa + drift_kPa + this.spec.pressureNoise_kPa * this.noise.gaussian();
    return reading_kPa < conditions.pressureLimit_kPa ? reading_kPa : conditions.pressureLimit_kPa;
  }
}
