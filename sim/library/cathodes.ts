/**
 * The cathode library: open-circuit voltage against the fraction of the practical capacity removed as sodium.
 *
 * Curves are shape-level (+-20 mV), against sodium metal at 25 degC; a digitised curve replaces one by a new entry in
 * `cathodeEntries.ts`. A profile names an entry by its id and gets the same curve as a table (`cathodeTable`).
 */
import { ScenarioError } from '../scenario/scenarioError.js';
import { curveSlope, curveVoltage, type CurveFunction } from './cathodeCurve.js';
import { CATHODE_ENTRIES, type CathodeEntry } from './cathodeEntries.js';

export { cathodeTable, TABLE_POINTS_MAX } from './cathodeTable.js';

export interface Cathode extends CathodeEntry {
  /**
   * Open-circuit voltage, V.
   * @param fraction fraction of the practical capacity removed as sodium; slightly outside 0..1 is allowed
   * @param edgeWidth width of the steep edges relative to the nominal curve (1)
   */
  readonly voltage_V: CurveFunction;
  /** dU/ds of the same curve, V. */
  readonly slope_V: CurveFunction;
}

const CATHODES: readonly Cathode[] = CATHODE_ENTRIES.map((entry) => ({
  ...entry,
  voltage_V: curveVoltage(entry.curve),
  slope_V: curveSlope(entry.curve),
}));

/** Every entry, in the order of the library. */
export function listCathodes(): readonly Cathode[] {
  return CATHODES;
}

/** The entry with this id; throws one clear line that names the known ids. */
export function cathodeById(id: string): Cathode {
  const found = CATHODES.find((cathode) => cathode.id === id);
  if (found === undefined) {
    throw new ScenarioError(
      `cathode "${id}" is not in the library; known ids: ${CATHODES.map((cathode) => cathode.id).join(', ')}`,
    );
  }
  return found;
}
