/**
 * Current monitor with a charge register (INA228 class). PHYSICS A7, F13.
 *
 *   i = I (1 + g + a/2 sign I + tc_g (T - 25)) + o + tc_o (T - 25)              systematic reading, A
 *   current reading = i + white noise, in steps of the converter
 *   register       += i (1 + c) dt, with a random walk from the noise of its conversions, read in its own steps, C
 * g gain, a difference of gain between the directions, o offset, c error of the monitor's own oscillator, which times
 * the register but not the current. The register counts at every internal step and, as the chip does, also while the
 * contactor is open. The monitor is taken to be as warm as the cell it is mounted on.
 */
import { NoiseStream } from '../noiseStream.js';
import { SensorConditions } from './sensorConditions.js';
import type { SensorErrors } from './sensorErrors.js';
import type { SensorSpec } from './sensorSpec.js';
import { CALIBRATION_DEGC } from './sensorSpec.js';

const SECONDS_PER_HOUR = 3600;

export class CurrentSensor {
  private readonly noise: NoiseStream;
  private readonly walk: NoiseStream;
  private register_C = 0;

  constructor(
    private readonly spec: SensorSpec,
    private readonly errors: SensorErrors,
    seed: number,
    private readonly conditions = new SensorConditions(),
  ) {
    this.noise = new NoiseStream(seed, 'sensor.current');
    this.walk = new NoiseStream(seed, 'sensor.chargeRegister');
  }

  /** Adds a step of constant true current, A and s, to the register. */
  integrate(true_A: number, step_s: number, temperature_degC = CALIBRATION_DEGC): void {
    const counted_C = this.systematic_A(true_A, temperature_degC) * (1 + this.errors.registerClock) * step_s;
    this.register_C = this.conditions.registerDark ? 0 : this.register_C + counted_C;
  }

  /** The register's noise over the time since its last reading, s. */
  wander(elapsed_s: number): void {
    if (this.errors.registerNoise_C_per_sqrt_s === 0) return;
    const step_C = this.errors.registerNoise_C_per_sqrt_s * Math.sqrt(elapsed_s) * this.walk.gaussian();
    if (!this.conditions.registerDark) this.register_C += step_C;
  }

  /** Reading of a true current, A. */
  read_A(true_A: number, temperature_degC = CALIBRATION_DEGC): number {
    const analog_A =
      this.systematic_A(true_A, temperature_degC) + this.spec.currentNoise_A * this.noise.gaussian();
    return Math.round(analog_A / this.spec.currentResolution_A) * this.spec.currentResolution_A;
  }

  /** Reading of the charge register, Ah. */
  get netCharge_Ah(): number {
    const step_C = this.spec.registerResolution_C;
    return (Math.round(this.register_C / step_C) * step_C) / SECONDS_PER_HOUR;
  }

  private systematic_A(true_A: number, temperature_degC: number): number {
    const { errors, conditions } = this;
    const warmer_K = temperature_degC - CALIBRATION_DEGC;
    const half = 0.5 * (errors.currentAsymmetry + conditions.currentAsymmetry);
    const gain =
      errors.currentGain +
      conditions.currentGain +
      (true_A > 0 ? half : -half) +
      errors.currentGainTempco_per_K * warmer_K;
    const offset_A =
      errors.currentOffset_A + conditions.currentOffset_A + errors.currentOffsetTempco_A_per_K * warmer_K;
    return true_A * (1 + gain) + offset_A;
  }
}
