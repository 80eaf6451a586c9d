/**
 * What a creeping stack has followed of the charge, per unit of charge (PHYSICS B, viscoelastic observer):
 *
 *   dF/dt = (q - F)/tau ,   G = dF/d(ln tau):  dG/dt = -(q - F + G)/tau
 * exact for a charge that is linear in time over the step. G lets an estimator learn the time constant linearly. What
 * depends on the step's length alone is kept while it stays the same.
 */
import { exp } from '../mathx.js';

export class CreepFilter {
  followed: number = 0;
  /** Derivative by the logarithm of the time constant. */
  timeDerivative: number = 0;
  /** Share of what was there that the newest step has left: exp(-dt/tau). */
  kept: number = 1;

  private readonly time_s: number;
  private interval_s: number = 0;
  /** The step in time constants, and the reverse. */
  private length: number = 0;
  private perLength: number = 0;

  constructor(time_s: number) {
    this.time_s = time_s;
  }

  clear(): void {
    this.followed = 0;
    this.timeDerivative = 0;
  }

  advance(from: number, to: number, interval_s: number): void {
    this.prepare(interval_s);
    const kept: number = this.kept;
    const lag: number = (to - from) * this.perLength;
    const behind: number = from - this.followed - lag;
    this.timeDerivative = this.timeDerivative * kept - lag * (1 - kept) - behind * this.length * kept;
    this.followed = to - lag - behind * kept;
  }

  private prepare(interval_s: number): void {
    if (interval_s === this.interval_s) {
      return;
    }
    this.interval_s = interval_s;
    this.length = interval_s / this.time_s;
    this.perLength = this.time_s / interval_s;
    this.kept = exp(-this.length);
  }
}
