/**
 * The board's clock: what it writes as the time of a sample. PHYSICS A7, F20.
 *
 *   t' = t (1 + d) + e(t) + jitter, in milliseconds ;  d drift of the crystal, e error of open clock faults
 * The jitter is that of the sampling instant's time stamp. A time that would not lie after the last one gets the next
 * millisecond, as loggers do, unless a fault sets the clock back: then, and only then, the record's time does too.
 */
import { NoiseStream } from '../noiseStream.js';
import { toDecimals } from './decimals.js';
import { SensorConditions } from './sensorConditions.js';
import type { SensorErrors } from './sensorErrors.js';

/** Smallest difference between two logged times, s. */
const RESOLUTION_S = 0.001;

export class Clock {
  private readonly jitter: NoiseStream;
  private lastShown_s = 0;
  private lastError_s = 0;
  private lastTrue_s = 0;

  constructor(
    private readonly errors: SensorErrors,
    seed: number,
    private readonly conditions = new SensorConditions(),
  ) {
    this.jitter = new NoiseStream(seed, 'sensor.clock');
  }

  /** The time the clock writes for a true time, s. */
  read_s(true_s: number): number {
    const { errors, conditions } = this;
    const error_s = conditions.clockError_s.at(true_s);
    const variance_s2 = errors.clockJitter_s * errors.clockJitter_s + conditions.clockJitter_s2;
    const jitter_s = variance_s2 > 0 ? Math.sqrt(variance_s2) * this.jitter.gaussian() : 0;
    const shown_s = toDecimals(true_s * (1 + errors.clockDrift) + error_s + jitter_s, 1e3);
    const setBack = error_s - this.lastError_s < this.lastTrue_s - true_s;
    this.lastError_s = error_s;
    this.lastTrue_s = true_s;
    // Set back at the very start it shows zero: boards count from there.
    if (setBack) this.lastShown_s = shown_s > 0 ? shown_s : 0;
    else if (shown_s > this.lastShown_s) this.lastShown_s = shown_s;
    else this.lastShown_s = toDecimals(this.lastShown_s + RESOLUTION_S, 1e3);
    return this.lastShown_s;
  }
}
