/**
 * Current monitor with a charge register (INA228 class): offset, gain, difference of gain between the directions,
 * white noise and quantisation of the current; the register integrates at every internal step with the same errors
 * and, as the chip does, also while the contactor is open. PHYSICS A7.
 */
import { RandomStream } from '../random.js';
import type { SensorErrors, SensorSpec } from './sensorSpec.js';

const SECONDS_PER_HOUR = 3600;

export class CurrentSensor {
  private readonly noise: RandomStream;
  private readonly gainCharge: number;
  private readonly gainDischarge: number;
  private register_C = 0;

  constructor(
    private readonly spec: SensorSpec,
    private readonly errors: SensorErrors,
    seed: number,
  ) {
    this.noise = new RandomStream(seed, 'sensor.current');
    this.gainCharge = 1 + errors.currentGain + 0.5 * errors.currentAsymmetry;
    this.gainDischarge = 1 + errors.currentGain - 0.5 * errors.currentAsymmetry;
  }

  /** Adds a step of constant true current, A and s, to the register. */
  integrate(true_A: number, step_s: number): void {
    this.register_C += this.systematic_A(true_A) * step_s;
  }

  /** Reading of a true current, A. */
  read_A(true_A: number): number {
    const analog_A = this.systematic_A(true_A) + this.spec.currentNoise_A * this.noise.gaussian();
    return Math.round(analog_A / this.spec.currentResolution_A) * this.spec.currentResolution_A;
  }

  /** The charge register, Ah. */
  get netCharge_Ah(): number {
    return this.register_C / SECONDS_PER_HOUR;
  }

  private systematic_A(true_A: number): number {
    return true_A * (true_A > 0 ? this.gainCharge : this.gainDischarge) + this.errors.currentOffset_A;
  }
}
