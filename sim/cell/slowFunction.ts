/**
 * Arrhenius factor, power law and exp(x) - 1 of quantities that change little from step to step, without a
 * transcendental each step: a Taylor series around an anchor, moved when the argument has left it by one part in a thousand. The relative
 * error is below 1e-12, so neither smoothness nor step size is touched.
 */
import { GAS_CONSTANT_J_PER_MOL_K, REFERENCE_K } from './constants.js';

const RANGE = 1e-3;

/** Arguments for which six terms of exp(x) - 1 are exact to the last bit or two. */
const SMALL = 0.01;

/** exp(x) - 1, quick for the small arguments of a short step. */
export function expm1(x: number): number {
  if (x > SMALL || x < -SMALL) return Math.expm1(x);
  return x * (1 + (x / 2) * (1 + (x / 3) * (1 + (x / 4) * (1 + (x / 5) * (1 + x / 6)))));
}

/** exp(Ea/R (1/298.15 K - 1/T)). */
export class ArrheniusFactor {
  private readonly activation_K: number;
  private anchorExponent = 0;
  private anchorFactor = 1;

  constructor(activation_J_per_mol: number) {
    this.activation_K = activation_J_per_mol / GAS_CONSTANT_J_PER_MOL_K;
  }

  at(temperature_K: number): number {
    const exponent = this.activation_K * (1 / REFERENCE_K - 1 / temperature_K);
    const d = exponent - this.anchorExponent;
    if (d > -RANGE && d < RANGE) {
      return this.anchorFactor * (1 + d * (1 + d * (1 / 2 + d * (1 / 6))));
    }
    this.anchorExponent = exponent;
    this.anchorFactor = Math.exp(exponent);
    return this.anchorFactor;
  }
}

/** x^p for positive x. */
export class PowerLaw {
  private perAnchor = 1;
  private anchorPower = 1;

  constructor(private readonly exponent: number) {}

  at(x: number): number {
    const u = x * this.perAnchor - 1;
    if (u > -RANGE && u < RANGE) {
      const p = this.exponent;
      return this.anchorPower * (1 + p * u * (1 + ((p - 1) / 2) * u * (1 + ((p - 2) / 3) * u)));
    }
    this.perAnchor = 1 / x;
    this.anchorPower = Math.pow(x, this.exponent);
    return this.anchorPower;
  }
}
