import type { LeakReading } from './leakReading.js';
import type { MonitorSettings } from '../settings.js';
import type { i32 } from '../types.js';

/** Rests in a row that showed no leak, and when the first of them began. */
export class QuietRests {
  count: i32 = 0;
  first_s: number = 0;

  clear(): void {
    this.count = 0;
  }

  /** Takes a rest that shows nothing. Returns whether there are enough that would have shown a leak of this size. */
  deny(reading: LeakReading, leak_A: number, settings: MonitorSettings): boolean {
    const least_A: number = settings.quietSigma * reading.uncertainty_A();
    if (least_A >= leak_A) {
      return false;
    }
    if (this.count === 0) {
      this.first_s = reading.start_s;
    }
    this.count = (this.count + 1) | 0;
    return this.count >= settings.quietToEnd;
  }
}
