/**
 * What changes from cycle to cycle and from hour to hour around a real cell, under the spread `hard`:
 *
 *   tau_k = tau exp(0.15 n_k)                          diffusion time of cycle k: where it ends scatters
 *   T_amb(t) = T + a sin(2 pi (t/1 day + phi))         a uniform in 0..3 K, phi uniform
 * n_k standard normal within +-3. It acts through the same conditions as a fault that is open all the time, but is none
 * and appears in no list of them. Source: PHYSICS 0 (3) (scatter of the diffusion tail, delta = 0.15) and A9 (3)
 * (temperature as a nuisance of slippage and rests); amplitude assumed, a laboratory without a climate chamber.
 */
import type { Conditions } from '../cell/conditions.js';
import { EventRandom } from '../cell/eventRandom.js';
import type { Fault } from '../faults/fault.js';
import { FaultWindow } from '../faults/faultWindow.js';
import { RandomStream } from '../random.js';
import { SIGMAS_MAX } from './scatter.js';
import type { SpreadKind } from './spreadKind.js';

export const DIFFUSION_SIGMA = 0.15;
export const SWING_MAX_K = 3;

const SECONDS_PER_DAY = 86400;
/** The swing is followed in steps this long, s: 0.07 K at most, smoothed by the cell's heat capacity. */
const REFRESH_S = 300;

export class Unrest implements Fault {
  readonly name = 'unrest';
  readonly window = new FaultWindow({}, 'unrest');
  readonly resistance_ohm = null;
  readonly refresh_s = REFRESH_S;
  readonly swing_K: number;
  private readonly phase: number;
  private readonly perCycle: EventRandom;

  constructor(seed: number) {
    this.swing_K = SWING_MAX_K * new RandomStream(seed, 'unrest.swing').uniform();
    this.phase = new RandomStream(seed, 'unrest.phase').uniform();
    // A seed of its own: with the scenario's the cycles would follow the cell's spontaneous shorts.
    this.perCycle = new EventRandom(new RandomStream(seed, 'unrest.diffusion').integer());
  }

  apply(conditions: Conditions, cycle: number, time_s: number): void {
    conditions.diffusionMultiplier *= this.diffusionMultiplier(cycle);
    const day = time_s / SECONDS_PER_DAY + this.phase;
    conditions.ambientOffset_K += this.swing_K * Math.sin(2 * Math.PI * day);
  }

  /** Diffusion time of a cycle, from 0, over the cell's mean one. */
  diffusionMultiplier(cycle: number): number {
    const n = this.perCycle.gaussian(cycle, 0);
    return Math.exp(DIFFUSION_SIGMA * Math.min(Math.max(n, -SIGMAS_MAX), SIGMAS_MAX));
  }
}

/** The disturbances of a spread. */
export function unrestOf(seed: number, spread: SpreadKind): Fault[] {
  return spread === 'hard' ? [new Unrest(seed)] : [];
}
