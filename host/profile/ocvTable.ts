/**
 * Shortens an open-circuit-voltage table to what the core holds. Points are taken away one by one, always the one the
 * straight line between its neighbours misses least, so that the first, the last and the steep edges stay. What is
 * left are points of the original table, so it still rises in both columns.
 */
export type OcvPoint = [fraction: number, voltage_V: number];

/** At most `pointsMax` (2 or more) of the table's points. */
export function shortenOcv(table: readonly OcvPoint[], pointsMax: number): OcvPoint[] {
  const points = table.map(([fraction, voltage_V]): OcvPoint => [fraction, voltage_V]);
  const misses = points.map((_, index) => miss_V(points, index));
  while (points.length > pointsMax) {
    let least = 1;
    for (let k = 2; k < points.length - 1; k++) {
      if (misses[k] < misses[least]) least = k;
    }
    points.splice(least, 1);
    misses.splice(least, 1);
    for (const k of [least - 1, least]) {
      if (k > 0 && k < points.length - 1) misses[k] = miss_V(points, k);
    }
  }
  return points;
}

/** How far the line between the neighbours of a point misses it, V; infinite for the first and the last. */
function miss_V(points: readonly OcvPoint[], index: number): number {
  const before = points[index - 1];
  const after = points[index + 1];
  if (before === undefined || after === undefined) return Number.POSITIVE_INFINITY;
  const [fraction, voltage_V] = points[index];
  const slope = (after[1] - before[1]) / (after[0] - before[0]);
  return Math.abs(before[1] + slope * (fraction - before[0]) - voltage_V);
}
