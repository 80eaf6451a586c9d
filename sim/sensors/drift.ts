/**
 * A sum of errors that grow linearly with time, as several drift faults give together:
 *   e(t) = e(t0) + r (t - t0),   t0 = the last time the fault schedule rebuilt the conditions, s.
 * Kept as value and rate at t0, so that no step has to be taken while a drift lasts.
 */
export class Drift {
  private since_s = 0;
  private value = 0;
  private rate_per_s = 0;

  /** No drift, counted from this time, s. */
  reset(time_s: number): void {
    this.since_s = time_s;
    this.value = 0;
    this.rate_per_s = 0;
  }

  /** Adds an error that is `value` now and grows by `rate_per_s`. */
  add(value: number, rate_per_s: number): void {
    this.value += value;
    this.rate_per_s += rate_per_s;
  }

  /** The error at a time, s. */
  at(time_s: number): number {
    return this.value + this.rate_per_s * (time_s - this.since_s);
  }
}
