import type { LeakReading } from './leakReading.js';
import type { Slippage } from './slippage.js';

/** With no leak found: what a leak could still be (upper bound, two standard deviations). */
export class QuietBound {
  known: boolean = false;
  bound_A: number = 0;

  takeRest(reading: LeakReading): void {
    this.bound_A = Math.max(0, reading.leak_A) + 2 * reading.uncertainty_A();
    this.known = true;
  }

  /** Where the present segment looks uneven, its newer part may leak more than the whole. */
  takeSlip(slip: Slippage): void {
    this.takeRest(slip.segment);
    if (slip.uneven) {
      const newer_A: number = slip.newerPart.leak_A + 2 * slip.newerPart.uncertainty_A();
      this.bound_A = Math.max(this.bound_A, newer_A);
    }
  }
}
