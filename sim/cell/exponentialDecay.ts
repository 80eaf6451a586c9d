/**
 * The factor exp(-dt/tau) of an exact exponential update, kept while the step does not change.
 * x(t + dt) = x_end + (x - x_end) exp(-dt/tau) holds for a drive that is constant over the step, at any step size.
 */
export class ExponentialDecay {
  private step_s = -1;
  private factor = 1;

  constructor(private readonly tau_s: number) {}

  /** exp(-dt/tau). */
  over(step_s: number): number {
    if (step_s !== this.step_s) {
      this.step_s = step_s;
      this.factor = Math.exp(-step_s / this.tau_s);
    }
    return this.factor;
  }
}
