/**
 * Seeded noise for the tests of the firmware, which import nothing from the simulator: a 32-bit linear congruential
 * generator (Numerical Recipes' constants), and a normal deviate as the sum of twelve uniform ones (Irwin and Hall): mean
 * 0, variance 1, tails cut at 6. Good for means and variances; the simulator's streams are sim/random.ts.
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

  gaussian(): number {
    let sum = -6;
    for (let k = 0; k < 12; k++) sum += this.uniform();
    return sum;
  }
}
