/**
 * What a creeping stack has followed of the charge, per unit of charge (PHYSICS B, viscoelastic observer):
 *
 *   dF/dt = (q - F)/tau ,   G = dF/d(ln tau):  dG/dt = -(q - F + G)/tau
 * exact for a charge that is linear in time over the step. G lets an estimator learn the time constant linearly.
 */
import { exp } from '../mathx.js';

export class CreepFilter {
  followed: number = 0;
  /** Derivative by the logarithm of the time constant. */
  timeDerivative: number = 0;
  /** Share of what was there that the newest step has left: exp(-dt/tau). */
  kept: number = 1;

  private readonly time_s: number;

  constructor(time_s: number) {
    this.time_s = time_s;
  }

  clear(): void {
    this.followed = 0;
    this.timeDerivative = 0;
  }

  advance(from: number, to: number, interval_s: number): void {
    const kept: number = exp(-interval_s / this.time_s);
    this.kept = kept;
    const lag: number = ((to - from) * this.time_s) / interval_s;
    const behind: number = from - this.followed - lag;
    this.timeDerivative =
      this.timeDerivative * kept - lag * (1 - kept) - behind * (interval_s / this.time_s) * kept;
    this.followed = to - lag - behind * kept;
  }
}
