/**
 * What detectors that do not count charge say of a leak that the count of charge shows: rests, by voltage or pressure.
 *
 * A wrong zero of the current sensor looks like a leak wherever current is integrated, and like none in the decay of a
 * rest. So readings of rests within an episode either support the leak, or speak against it, or are too weak for both.
 */
import { LeakMethod } from './leakReading.js';
import type { LeakReading } from './leakReading.js';
import { sqrt } from '../mathx.js';
import type { i32 } from '../types.js';

/** A leak is supported, or contradicted, at this many standard deviations. */
const CLEAR_SIGMA: number = 3;
/** ... and contradicted when even the upper bound is below this share of it. Assumed. */
const CONTRADICTED_SHARE: number = 0.5;
/** Rests that must agree before they overrule the count of charge: an intermittent leak may miss one. */
const CONTRADICTIONS_MIN: i32 = 2;
/** A rest at the top that leaks this many times the mean over the cycle leaks with the voltage, not in proportion to it. */
const VOLTAGE_RATIO: number = 1.5;

export class LeakWitness {
  count: i32 = 0;
  mean_A: number = 0;
  /** Standard uncertainty of the mean, A. */
  sigma_A: number = 0;

  private randomSum_A2: number = 0;
  private voltageSeen: boolean = false;

  clear(): void {
    this.count = 0;
    this.mean_A = 0;
    this.sigma_A = 0;
    this.randomSum_A2 = 0;
    this.voltageSeen = false;
  }

  /** The voltage of a rest at the top says far more than its pressure: once there is one, only those count. */
  add(reading: LeakReading): void {
    const byVoltage: boolean = reading.method === LeakMethod.Rest;
    if (this.voltageSeen && !byVoltage) {
      return;
    }
    if (byVoltage && !this.voltageSeen) {
      this.clear();
      this.voltageSeen = true;
    }
    this.count = (this.count + 1) | 0;
    this.mean_A = this.mean_A + (reading.leak_A - this.mean_A) / this.count;
    this.randomSum_A2 = this.randomSum_A2 + reading.random_A * reading.random_A;
    const random_A2: number = this.randomSum_A2 / (this.count * this.count);
    const scale_A: number = reading.relative * this.mean_A;
    this.sigma_A = sqrt(random_A2 + reading.systematic_A * reading.systematic_A + scale_A * scale_A);
  }

  supports(): boolean {
    return this.count > 0 && this.mean_A > CLEAR_SIGMA * this.sigma_A;
  }

  contradicts(leak_A: number): boolean {
    const most_A: number = this.mean_A + CLEAR_SIGMA * this.sigma_A;
    return this.count >= CONTRADICTIONS_MIN && most_A < CONTRADICTED_SHARE * leak_A;
  }

  /** Whether rests at the top leak so much more than the whole cycle that no resistance can explain it. */
  exceeds(leak_A: number, uncertainty_A: number): boolean {
    const limit_A: number = VOLTAGE_RATIO * leak_A;
    const spread_A: number = sqrt(
      this.sigma_A * this.sigma_A + VOLTAGE_RATIO * VOLTAGE_RATIO * uncertainty_A * uncertainty_A,
    );
    return this.count >= CONTRADICTIONS_MIN && this.mean_A - limit_A > CLEAR_SIGMA * spread_A;
  }
}
