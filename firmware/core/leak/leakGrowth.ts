/**
 * Whether a leak grows: three readings in a row, each larger, the last clearly above the first.
 *
 * A soft short that grows while the cell charges is the precursor of a hard one (PHYSICS A5; Menkin et al.).
 */
import { LeakMethod } from './leakReading.js';
import type { LeakReading } from './leakReading.js';
import { sqrt } from '../mathx.js';
import type { i32 } from '../types.js';

const READINGS: i32 = 3;
/** Rise over the three readings, standard deviations and ratio. Assumed (3 to 5; 1.2 to 2). */
const RISE_SIGMA: number = 4;
const RISE_RATIO: number = 1.3;

/** Readings of one kind. */
class RisingReadings {
  growing: boolean = false;

  private count: i32 = 0;
  private readonly leak_A: number[] = [0, 0, 0];
  private readonly random_A: number[] = [0, 0, 0];

  clear(): void {
    this.count = 0;
    this.growing = false;
  }

  add(reading: LeakReading): void {
    this.leak_A[0] = this.leak_A[1];
    this.leak_A[1] = this.leak_A[2];
    this.leak_A[2] = reading.leak_A;
    this.random_A[0] = this.random_A[1];
    this.random_A[1] = this.random_A[2];
    this.random_A[2] = reading.random_A;
    this.count = Math.min(this.count + 1, READINGS) | 0;
    const rising: boolean = this.leak_A[1] > this.leak_A[0] && this.leak_A[2] > this.leak_A[1];
    const first2: number = this.random_A[0] * this.random_A[0];
    const spread_A: number = sqrt(first2 + this.random_A[2] * this.random_A[2]);
    const rise_A: number = this.leak_A[2] - this.leak_A[0];
    const clear: boolean = rise_A > RISE_SIGMA * spread_A && this.leak_A[2] > RISE_RATIO * this.leak_A[0];
    this.growing = this.count >= READINGS && this.leak_A[0] > 0 && rising && clear;
  }
}

export class LeakGrowth {
  private readonly cycles: RisingReadings = new RisingReadings();
  private readonly rests: RisingReadings = new RisingReadings();

  clear(): void {
    this.cycles.clear();
    this.rests.clear();
  }

  /** Takes a reading of a cycle or of a rest; the two need not agree in scale. */
  add(reading: LeakReading): void {
    if (reading.method === LeakMethod.Rest) {
      this.rests.add(reading);
    } else {
      this.cycles.add(reading);
    }
  }

  growing(): boolean {
    return this.cycles.growing || this.rests.growing;
  }
}
