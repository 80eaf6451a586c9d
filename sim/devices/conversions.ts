/** Conversions without pause: calls back at the end of each one that has ended by now, in order. */
import type { DeviceClock } from './i2cTarget.js';

export class Conversions {
  private end_s = Infinity;
  private period_s = 0;

  constructor(
    private readonly clock: DeviceClock,
    /** A conversion from one time to another has ended. */
    private readonly finish: (from_s: number, to_s: number) => void,
  ) {}

  /** Begins afresh, now or at a time that is past; what was under way is lost. */
  restart(period_s: number, from_s = this.clock.now_s): void {
    this.period_s = period_s;
    this.end_s = from_s + period_s;
  }

  stop(): void {
    this.end_s = Infinity;
  }

  get running(): boolean {
    return this.end_s < Infinity;
  }

  update(): void {
    while (this.end_s <= this.clock.now_s) {
      const end_s = this.end_s;
      this.end_s += this.period_s;
      this.finish(end_s - this.period_s, end_s);
    }
  }
}
