/**
 * The cathode library: open-circuit voltage against the fraction of the practical capacity removed as sodium.
 *
 * Curves are shape-level (+-20 mV), against sodium metal at 25 degC; a digitised curve replaces one by a new entry.
 * A profile names an entry by its id and gets the same curve as a table (`cathodeTable`).
 */
import { ScenarioError } from '../scenario/scenarioError.js';

export interface Cathode {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Practical specific capacity, mAh/g. */
  readonly specificCapacity_mAh_per_g: number;
  /** Volume the cathode loses per charge of sodium that leaves it, cm3/Ah. */
  readonly volume_cm3_per_Ah: number;
  readonly voltageMin_V: number;
  readonly voltageMax_V: number;
  /**
   * Open-circuit voltage, V.
   * @param fraction fraction of the practical capacity removed as sodium; slightly outside 0..1 is allowed
   * @param edgeWidth width of the steep edges relative to the nominal curve (1)
   */
  readonly voltage_V: (fraction: number, edgeWidth: number) => number;
}

/** Exponents of the edges are bounded so that an impossible fraction gives a huge voltage and not infinity. */
const EXPONENT_MAX = 40;

function edge(exponent: number): number {
  return Math.exp(exponent < EXPONENT_MAX ? exponent : EXPONENT_MAX);
}

/** U(s) = 3.370 + 0.006 (s - 0.5) + 0.30 exp((s - 1)/0.010) - 0.80 exp(-s/0.010). */
function nvpVoltage_V(s: number, edgeWidth: number): number {
  const width = 0.01 * edgeWidth;
  return 3.37 + 0.006 * (s - 0.5) + 0.3 * edge((s - 1) / width) - 0.8 * edge(-s / width);
}

const CATHODES: readonly Cathode[] = [
  {
    id: 'NVP',
    title: 'Na3V2(PO4)3, two-phase plateau',
    source:
      'shape of the V3+/V4+ plateau, textbook level, assumed +-20 mV; volume change: review of sodium anodes, 0.21 cm3/Ah',
    specificCapacity_mAh_per_g: 110,
    volume_cm3_per_Ah: 0.21,
    voltageMin_V: 2.4,
    voltageMax_V: 3.65,
    voltage_V: nvpVoltage_V,
  },
];

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

/** Most points a profile's table may have (the core's OCV_POINTS_MAX). */
export const TABLE_POINTS_MAX = 64;

/** Fine grid on which the curvature of a curve is measured. */
const GRID = 20000;

/**
 * The curve as `[[fraction, volts], ...]` for a profile: at most 64 points, strictly rising in both columns, closer
 * together where the curve bends. A chord over h misses the curve by |U''| h^2/8, so points are laid with a density
 * proportional to sqrt(|U''|): every chord then misses by the same amount (0.3 mV for NVP).
 */
export function cathodeTable(cathode: Cathode, points: number = TABLE_POINTS_MAX): [number, number][] {
  const cumulative = new Float64Array(GRID + 1);
  const h = 1 / GRID;
  const u = (k: number): number => cathode.voltage_V(k * h, 1);
  for (let k = 1; k <= GRID; k++) {
    const middle = Math.min(Math.max(k, 1), GRID - 1);
    const bend = Math.abs(u(middle + 1) - 2 * u(middle) + u(middle - 1)) / (h * h);
    // The small constant keeps a few points on a straight plateau.
    cumulative[k] = cumulative[k - 1] + Math.sqrt(bend + 0.01) * h;
  }
  const total = cumulative[GRID];
  const table: [number, number][] = [];
  let k = 0;
  for (let point = 0; point < points; point++) {
    const wanted = (total * point) / (points - 1);
    while (k < GRID && cumulative[k] < wanted) k++;
    const s = Math.round(k * h * 1e6) / 1e6;
    const v = Math.round(cathode.voltage_V(s, 1) * 1e6) / 1e6;
    const last = table.at(-1);
    if (last === undefined || (s > last[0] && v > last[1])) table.push([s, v]);
  }
  return table;
}
