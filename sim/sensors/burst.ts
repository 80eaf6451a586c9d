/**
 * A disturbance that comes in bursts: a two-state chain, good and bad, one step a read.
 *
 *   P(bad -> good) = 1/L ,  P(good -> bad) = s/(L (1 - s)) :  share s of reads is bad, in bursts of L reads on average
 */
import type { RandomStream } from '../random.js';

export class Burst {
  private bad = false;

  constructor(private readonly random: RandomStream) {}

  /** Whether the next read is bad. Without a share it ends at once and draws nothing. */
  next(share: number, length_reads: number): boolean {
    if (share <= 0) {
      this.bad = false;
      return false;
    }
    const change = this.bad ? 1 / length_reads : share / (length_reads * (1 - share));
    if (this.random.uniform() < change) this.bad = !this.bad;
    return this.bad;
  }
}
