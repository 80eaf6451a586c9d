import { causeOf } from './cause.js';
import type { Cause } from './cause.js';
import type { LeakEpisode } from './leakEpisode.js';
import { LeakGrowth } from './leakGrowth.js';
import { LeakWitness } from './leakWitness.js';

/** A current seen with the contactor open is the leak's if it lies within this factor of it. Assumed (1.5 to 3). */
const SAME_FACTOR: number = 2;

/** What is known of an episode besides its size: rests, growth, dips of the voltage, a current with the contactor open. */
export class LeakEvidence {
  readonly witness: LeakWitness = new LeakWitness();
  readonly growth: LeakGrowth = new LeakGrowth();
  dips: boolean = false;
  flowsWhileOpen: boolean = false;

  /** For a new episode. */
  clear(): void {
    this.witness.clear();
    this.growth.clear();
    this.dips = false;
    this.flowsWhileOpen = false;
  }

  /** A discharging current, A, although the contactor is open. */
  takeOpenCurrent(current_A: number, episode: LeakEpisode): void {
    const like: boolean =
      -current_A > episode.leakLow_A / SAME_FACTOR && -current_A < SAME_FACTOR * episode.leakHigh_A;
    this.flowsWhileOpen = this.flowsWhileOpen || (like && current_A < 0);
  }

  /** `counted`: full charges have measured the episode; `hard`: it is a hard short. */
  cause(episode: LeakEpisode, counted: boolean, hard: boolean): Cause {
    const uncertainty_A: number = 0.25 * (episode.leakHigh_A - episode.leakLow_A);
    const denied: boolean = this.witness.contradicts(episode.leak_A);
    const exceeded: boolean = this.witness.exceeds(episode.leak_A, uncertainty_A);
    return causeOf(this.dips || hard, this.flowsWhileOpen, counted && denied, counted && exceeded);
  }
}
