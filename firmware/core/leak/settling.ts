/**
 * How far the end of charge may still move because the cathode relaxes slowly.
 *
 * A cathode whose particles relax by a power law rather than an exponential settles over the first cycles: each charge
 * takes a little more until it ends, though no sodium leaks. What is left of it falls as t^-1/2, as such relaxations
 * do; how much there is, the rests show: their tail, carried on. Until a rest has shown it, a share of the capacity.
 */
import { sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';

export class Settling {
  private readonly settings: MonitorSettings;
  /** Settling in all, 1 sigma, C. */
  private total_C: number;
  /** What rests have shown of it, C. */
  private seen_C: number = 0;
  private started: boolean = false;
  private start_s: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.settings = settings;
    this.total_C = settings.settlingShare * profile.capacity_Ah * 3600;
  }

  /** The first full charge: from here on the cathode settles. Later calls change nothing. */
  startAt(time_s: number): void {
    if (!this.started) {
      this.started = true;
      this.start_s = time_s;
    }
  }

  /** `tail_C`: slow relaxation that the newest rest showed, rate times time, C. */
  takeRest(tail_C: number): void {
    this.seen_C = this.settings.settlingPerTail * tail_C;
    this.total_C = this.seen_C;
  }

  /** Standard uncertainty of the difference of two ends of charge by settling, C. */
  between_C(from_s: number, to_s: number): number {
    const before: number = this.left(from_s);
    const after: number = this.left(to_s);
    return this.total_C * Math.abs(before - after);
  }

  /** Scatter from one end of charge to the next, 1 sigma, C: slow relaxation remembers what was before. */
  scatter_C(): number {
    return this.settings.slowScatter * this.seen_C;
  }

  /** Share of the settling that is still to come, 1 at first. */
  private left(time_s: number): number {
    const elapsed_s: number = Math.max(0, time_s - this.start_s);
    return 1 / sqrt(1 + elapsed_s / this.settings.settlingTime_s);
  }
}
