/** Random walk of the zero of a load cell: steps of w sqrt(dt), w in kPa per root of an hour (PHYSICS A7). */
import { RandomStream } from '../../../sim/random.js';

const SECONDS_PER_HOUR = 3600;

export class LoadCellWalk {
  private readonly random: RandomStream;
  private zero_kPa = 0;
  private last_s = 0;

  constructor(
    seed: number,
    private readonly walk_kPa_per_sqrt_h: number,
  ) {
    this.random = new RandomStream(seed, 'bench.loadCellWalk');
  }

  /** Zero at a time that is not before the last. */
  at(time_s: number): number {
    const interval_h = Math.max(0, time_s - this.last_s) / SECONDS_PER_HOUR;
    this.zero_kPa += this.walk_kPa_per_sqrt_h * Math.sqrt(interval_h) * this.random.gaussian();
    this.last_s = time_s;
    return this.zero_kPa;
  }
}
