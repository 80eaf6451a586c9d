/** A run left the bounds within which the model means anything; the message says when, in what state and why. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
}
