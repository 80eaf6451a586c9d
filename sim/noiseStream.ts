/**
 * Standard normal deviates for a sensor that draws one or two at every row: those of a random stream, in its order, drawn
 * a block at a time. In a loop of its own the generator costs half of what it costs among the other work of a step.
 */
import { RandomStream } from './random.js';

/** Deviates drawn at once: enough to spread the cost of a refill, few enough (512 bytes) to stay in the cache. */
const BLOCK = 64;

export class NoiseStream {
  private readonly random: RandomStream;
  private readonly block = new Float64Array(BLOCK);
  private used = BLOCK;

  constructor(seed: number, name: string) {
    this.random = new RandomStream(seed, name);
  }

  /** The next deviate: number n is number n of `RandomStream.gaussian`. */
  gaussian(): number {
    if (this.used === BLOCK) this.refill();
    return this.block[this.used++];
  }

  private refill(): void {
    const { block, random } = this;
    for (let i = 0; i < BLOCK; i++) block[i] = random.gaussian();
    this.used = 0;
  }
}
