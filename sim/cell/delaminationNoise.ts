/**
 * Sporadic fluctuations of the potential under plating: the collector comes loose in places and takes hold again.
 *
 *   v(t) = sigma(J, P) x(t) ,   sigma = sigma_0/((1 + J/J_1) (1 + P/P_1)) ,   J_1 = 1 mA/cm2, P_1 = 1 MPa, J > 0
 *   x: Ornstein-Uhlenbeck, mean 0, variance 1, <x(0) x(t)> = exp(-t/tau)
 * sigma_0 is the limit of small current and pressure, where it is largest. Published for Cu|NZSP: fluctuations that shrink with current and
 * pressure (seeds/mechanisms.md (4), 001 L80); sizes, law and tau are assumed (PHYSICS A3: about 1 mV). On plating only.
 * It acts within the cell, so a constant voltage turns it into a fluctuation of the current.
 *
 * x is drawn at knots tau/20 apart with the exact update x' = rho x + sqrt(1 - rho^2) n, rho = exp(-1/20), and is a
 * straight line between them. The knots are numbered in time and their deviates a function of the number, so the trace
 * belongs to the seed alone: the step, or a step undone and repeated, does not touch it. Between knots the variance is
 * up to 2.5 % low.
 */
import { RandomStream } from '../random.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { REFERENCE_PRESSURE_KPA } from './constants.js';
import { EventRandom } from './eventRandom.js';

const KNOTS_PER_TIME = 20;
const KEPT = Math.exp(-1 / KNOTS_PER_TIME);
const FRESH = Math.sqrt(1 - KEPT * KEPT);
const REFERENCE_DENSITY_MA_PER_CM2 = 1;

export class DelaminationNoise {
  readonly active: boolean;
  private readonly random: EventRandom;
  private readonly knot_s: number;
  private readonly relativeDensity_per_A: number;

  constructor(
    private readonly cell: CellParameters,
    seed: number,
  ) {
    this.active = cell.delaminationNoise_V > 0;
    // A key of its own: with the seed itself it would follow the births of the soft shorts.
    this.random = new EventRandom(new RandomStream(seed, 'cell.delamination').integer());
    this.knot_s = cell.delaminationTime_s / KNOTS_PER_TIME;
    this.relativeDensity_per_A = 1000 / cell.electrodeArea_cm2 / REFERENCE_DENSITY_MA_PER_CM2;
  }

  /** Sets the fluctuation of the end of a step with a constant faradaic current. */
  advance(state: CellState, faradaic_A: number, step_s: number): void {
    const trace = state.delamination;
    if (trace.knot === 0) {
      trace.next = this.random.gaussian(0, 0);
      this.passKnot(state);
    }
    trace.sinceKnot_s += step_s;
    while (trace.sinceKnot_s >= this.knot_s) {
      trace.sinceKnot_s -= this.knot_s;
      this.passKnot(state);
    }
    if (faradaic_A <= 0) {
      trace.voltage_V = 0;
      return;
    }
    const x = trace.last + ((trace.next - trace.last) * trace.sinceKnot_s) / this.knot_s;
    trace.voltage_V = x * this.sigma_V(faradaic_A, state.pressure_kPa);
  }

  /** Standard deviation while plating, V. */
  sigma_V(plating_A: number, pressure_kPa: number): number {
    return (
      this.cell.delaminationNoise_V /
      ((1 + this.relativeDensity_per_A * plating_A) * (1 + pressure_kPa / REFERENCE_PRESSURE_KPA))
    );
  }

  private passKnot(state: CellState): void {
    const trace = state.delamination;
    trace.knot++;
    trace.last = trace.next;
    trace.next = KEPT * trace.last + FRESH * this.random.gaussian(trace.knot, 0);
  }
}
