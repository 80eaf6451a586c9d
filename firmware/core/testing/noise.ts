/**
 * Seeded noise for the tests of the firmware, which import nothing from the simulator: a 32-bit linear congruential
 * generator (Numerical Recipes' constants), and normal deviates by Box and Muller, whose tails false alarms are counted in (the
 * furthest of 2^32 lies at 6.7). The simulator's streams are sim/random.ts.
 */
export class Noise {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return this.state / 4294967296;
  }

  /** Normal deviate of mean 0 and variance 1. */
  gaussian(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }
}
