/** A small seeded generator of choices for tests: xorshift32, Marsaglia 2003. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed === 0 ? 1 : seed | 0;
  }

  /** All 32 bits; never 0. */
  bits(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return this.state >>> 0;
  }

  /** A whole number from 0 to n - 1. */
  below(n: number): number {
    return this.bits() % n;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)];
  }
}
