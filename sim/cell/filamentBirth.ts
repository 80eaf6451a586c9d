/**
 * How often soft shorts are born, and with which resistance and life.
 *
 *   hazard = lambda_0 exp(J/J_ccd) (1 + q_dead/q_ref) (1 + (1 - a))         only while plating
 *   log10 R ~ N(log10 R_0, spread)
 *   life: half of them milliseconds, three in ten tens of seconds, two in ten hours; exponential within each class
 * Source: PHYSICS A5. Births are events of a Poisson process: one happens when the integral of the hazard has used up
 * an exponentially distributed threshold, so the statistics do not depend on the step.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import type { EventRandom } from './eventRandom.js';
import { Pool } from './pools.js';

/** Mean life of the class of milliseconds, s. PHYSICS A5 names the three classes; means within them assumed, 0.001 .. 0.1. */
const LIFE_TRANSIENT_S = 0.01;
/** Mean life of the class of seconds to minutes, s. Assumed, 5 .. 300. */
const LIFE_SHORT_S = 30;
/** Mean life of the class of hours, s. Assumed, 3600 .. 36000. */
const LIFE_LONG_S = 7200;
/** Share of the births in the class of milliseconds. Assumed. */
const SHARE_TRANSIENT = 0.5;
/** Share of the births in the class of seconds to minutes. Assumed. */
const SHARE_SHORT = 0.3;

/** No filament conducts better than this, ohm: a hard short. */
export const RESISTANCE_MIN_OHM = 1;
const RESISTANCE_MAX_OHM = 1e9;

/** Numbers drawn for one event: see `EventRandom`. */
const DRAW_LIFE_CLASS = 1;
const DRAW_LIFE = 2;
const DRAW_RESISTANCE = 3;

const SECONDS_PER_HOUR = 3600;

export class FilamentBirth {
  /** Result of `draw`. */
  resistance_ohm = 0;
  /** Result of `draw`: hazard, 1/s, and the integral of it that is survived. */
  hazard_per_s = 0;
  life = 0;

  private readonly deadReference_C: number;

  constructor(
    private readonly cell: CellParameters,
    private readonly random: EventRandom,
  ) {
    this.deadReference_C = cell.shortDead_C_per_cm2 * cell.electrodeArea_cm2;
  }

  /** Births per second at a faradaic current. */
  rate_per_s(state: CellState, faradaic_A: number): number {
    if (this.cell.shortBirths_per_h === 0 || faradaic_A <= 0) return 0;
    const density = (1000 * faradaic_A) / this.cell.electrodeArea_cm2;
    return (
      (this.cell.shortBirths_per_h / SECONDS_PER_HOUR) *
      Math.exp(density / this.cell.shortDensity_mA_per_cm2) *
      (1 + state.pools.of(Pool.Dead) / this.deadReference_C) *
      (2 - state.contact)
    );
  }

  /** Draws resistance and life of the filament of an event. */
  draw(event: number): void {
    const { random } = this;
    const decades = this.cell.shortSpread_decades * random.gaussian(event, DRAW_RESISTANCE);
    const resistance_ohm = this.cell.shortMedian_ohm * Math.pow(10, decades);
    this.resistance_ohm = Math.min(Math.max(resistance_ohm, RESISTANCE_MIN_OHM), RESISTANCE_MAX_OHM);
    const which = random.uniform(event, DRAW_LIFE_CLASS);
    let mean_s = LIFE_LONG_S;
    if (which < SHARE_TRANSIENT) mean_s = LIFE_TRANSIENT_S;
    else if (which < SHARE_TRANSIENT + SHARE_SHORT) mean_s = LIFE_SHORT_S;
    this.hazard_per_s = 1 / mean_s;
    this.life = random.exponential(event, DRAW_LIFE);
  }
}
