/**
 * Surface lag as a sum of exponential modes:
 *
 *   dz_k/dt = g_k/tau_k I_F/Q - z_k/tau_k,   z = sum z_k,   K(t) = sum g_k/tau_k exp(-t/tau_k)
 * g_k (s) is what mode k holds per unit of steady rate. The update is exact for a constant current, so it cannot be
 * unstable and does not depend on the step. Both `shells` and `powerLaw` come down to it.
 */
import { RELAXATION_MODES_MAX } from './cathodeState.js';
import type { CellState } from './cellState.js';
import type { Relaxation } from './relaxation.js';

/** One exponential mode at 25 degC. */
export interface RelaxationMode {
  /** Time constant, s. */
  readonly tau_s: number;
  /** Surface excess per steady rate I_F/Q, s. */
  readonly gain_s: number;
}

export class ModeSum implements Relaxation {
  private readonly count: number;
  private readonly tau_s: Float64Array;
  private readonly gain_s: Float64Array;
  private readonly decay: Float64Array;
  private step_s = -1;
  private timeFactor = -1;

  constructor(modes: readonly RelaxationMode[]) {
    if (modes.length > RELAXATION_MODES_MAX) {
      throw new RangeError(`${modes.length} relaxation modes; the state holds ${RELAXATION_MODES_MAX}`);
    }
    this.count = modes.length;
    this.tau_s = Float64Array.from(modes, (mode) => mode.tau_s);
    this.gain_s = Float64Array.from(modes, (mode) => mode.gain_s);
    this.decay = new Float64Array(modes.length);
  }

  step(state: CellState, rate_per_s: number, step_s: number, timeFactor: number): void {
    const { count, decay } = this;
    if (step_s !== this.step_s || timeFactor !== this.timeFactor) {
      this.step_s = step_s;
      this.timeFactor = timeFactor;
      const scaled_s = step_s / timeFactor;
      for (let k = 0; k < count; k++) decay[k] = Math.exp(-scaled_s / this.tau_s[k]);
    }
    // Slower diffusion: every time constant grows, and with it what is held at a steady current.
    const drive = rate_per_s * timeFactor;
    const modes = state.cathode.modes;
    state.cathode.modesUsed = count;
    let excess = 0;
    for (let k = 0; k < count; k++) {
      const end = this.gain_s[k] * drive;
      const z = end + (modes[k] - end) * decay[k];
      modes[k] = z;
      excess += z;
    }
    state.surfaceLag = excess;
  }
}
