/**
 * What the cathode remembers besides its sodium (which only the pools own): how its surface lags, which branch of the
 * hysteresis it is on, how much of a first-charge reservoir is left.
 */

/** Most relaxation modes any form has. */
export const RELAXATION_MODES_MAX = 16;

export class CathodeState {
  /** Relaxation modes, each its share of the surface excess (fraction of the capacity); the first `modesUsed` count. */
  readonly modes = new Float64Array(RELAXATION_MODES_MAX);
  modesUsed = 0;
  /** Deviation of the open-circuit potential from the mean of its charge and discharge branches, V. */
  hysteresis_V = 0;
  /** Part of the cathode pool that leaves in the first charge only and never comes back, C. */
  reservoir_C = 0;

  copyFrom(other: CathodeState): void {
    // Back to a state from before the first step, too: modes it did not use yet are zero there.
    const used = this.modesUsed > other.modesUsed ? this.modesUsed : other.modesUsed;
    for (let i = 0; i < used; i++) this.modes[i] = other.modes[i];
    this.modesUsed = other.modesUsed;
    this.hysteresis_V = other.hysteresis_V;
    this.reservoir_C = other.reservoir_C;
  }
}
