import type { LeakReading } from './leakReading.js';
import type { i32 } from '../types.js';

/** Rests in a row that showed no leak, and when the first of them began. */
export class QuietRests {
  count: i32 = 0;
  first_s: number = 0;

  clear(): void {
    this.count = 0;
  }

  add(reading: LeakReading): void {
    if (this.count === 0) {
      this.first_s = reading.start_s;
    }
    this.count = (this.count + 1) | 0;
  }
}
