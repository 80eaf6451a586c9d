/**
 * Takes dips of the voltage to the verdict: they say that there is a short, and at least how much went through it; what
 * the whole leak is, hardly, so that the reading's uncertainty is as large as the reading.
 */
import { LeakMethod, LeakReading } from './leakReading.js';
import type { SoftShort } from './softShort.js';
import type { Transients } from '../voltage/transients.js';

export class DipsEvidence {
  private readonly reading: LeakReading = new LeakReading();

  /** Returns whether the verdict was asked: when evidence has just appeared. */
  take(transient: Transients, softShort: SoftShort, now_s: number): boolean {
    if (!transient.evidence.fresh) {
      return false;
    }
    this.reading.method = LeakMethod.Dips;
    this.reading.start_s = transient.evidence.from_s;
    this.reading.end_s = now_s;
    this.reading.charge_C = transient.packetCharge_C;
    this.reading.leak_A = this.reading.charge_C / Math.max(1, now_s - this.reading.start_s);
    this.reading.random_A = this.reading.leak_A;
    softShort.takeQuick(this.reading, true, now_s);
    return true;
  }
}
