/**
 * Where the voltage limits of a protocol may lie. Sign of the voltage: counter electrode less collector, in both
 * geometries; so a half cell is plated at a small positive voltage and stripped down to a negative limit. Collector
 * against sodium, as half cells are usually plotted, is its negative.
 */
import type { Cathode } from '../library/cathodes.js';

export interface VoltageLimits {
  /** Of what the upper limit may be, and the lower one, V. */
  readonly upper_V: readonly [min: number, max: number];
  readonly lower_V: readonly [min: number, max: number];
}

/** No cathode of the library gives a charge worth speaking of below this, V. */
const FULL_CELL_LOWEST_V = 0.5;

/** The lower limit of a full cell only has to lie below the upper one. */
export function fullCellLimits(cathode: Cathode): VoltageLimits {
  const { voltageMin_V, voltageMax_V } = cathode;
  return { upper_V: [voltageMin_V, voltageMax_V], lower_V: [FULL_CELL_LOWEST_V, voltageMax_V] };
}

/**
 * A half cell: plating costs an overpotential, and a stripped collector runs to the lower limit, -0.5 to -1 V usually.
 * Beyond about 3.6 V against sodium the collector itself dissolves (PHYSICS A3, copper) and no limit is reached.
 */
export const HALF_CELL_LIMITS: VoltageLimits = { upper_V: [0.01, 3], lower_V: [-3, -0.01] };
