/**
 * Surface lag with one mode:  dz/dt = I_F/Q - z/tau.
 * Source: PHYSICS A2. The cheapest form; a real particle relaxes in several modes (relaxationShells.ts).
 */
import type { CellState } from './cellState.js';
import type { Relaxation } from './relaxation.js';

export class SingleLag implements Relaxation {
  private step_s = -1;
  private timeFactor = -1;
  private decay = 1;

  /** @param tau_s time constant at 25 degC */
  constructor(private readonly tau_s: number) {}

  step(state: CellState, rate_per_s: number, step_s: number, timeFactor: number): void {
    if (step_s !== this.step_s || timeFactor !== this.timeFactor) {
      this.step_s = step_s;
      this.timeFactor = timeFactor;
      this.decay = Math.exp(-step_s / (this.tau_s * timeFactor));
    }
    const end = rate_per_s * this.tau_s * timeFactor;
    state.surfaceLag = end + (state.surfaceLag - end) * this.decay;
  }
}
