/**
 * A library curve as the table a profile holds, `[[fraction, volts], ...]`: at most 64 points, both ends, strictly
 * rising in both columns, closer together where the curve bends.
 *
 * A chord over h misses the curve by |U''| h^2/8, so points are laid with a density proportional to sqrt(|U''|): every
 * chord then misses by about the same amount: 0.31 mV for NVP, at most 1.02 mV (NVPF, with its three steps). In the
 * upper edge, where a rest voltage is read as a leak, the slope of a chord differs from the curve's by up to 11 % (NVP)
 * or 20 % (NVPF) at the chord's ends, with both signs (cathodes.test.ts). The curves themselves are +-20 mV.
 */
import type { Cathode } from './cathodes.js';

/** Most points a profile's table may have (the core's OCV_POINTS_MAX). */
export const TABLE_POINTS_MAX = 64;

/** Fine grid on which the curvature of a curve is measured. */
const GRID = 20000;

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
