/**
 * Fewer points for a line in a picture (Ramer, Douglas and Peucker): a point stays if leaving it out would move the line
 * by more than the tolerance, both axes scaled to their own range. Sharp ends of a discharge stay, plateaus shrink.
 */
export type Point = readonly [x: number, y: number];

/** @param seen where on the picture a point lies, in any unit (the logarithm where an axis is logarithmic) */
export function simplifyLine(
  line: readonly Point[],
  seen: (point: Point) => Point,
  tolerance: number,
): Point[] {
  if (line.length < 3) return [...line];
  const points = line.map(seen);
  const scaleX = 1 / range(points, 0);
  const scaleY = 1 / range(points, 1);
  const keep = new Uint8Array(points.length);
  keep[0] = 1;
  keep[points.length - 1] = 1;
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    const [x0, y0] = [points[from][0] * scaleX, points[from][1] * scaleY];
    const [dx, dy] = [points[to][0] * scaleX - x0, points[to][1] * scaleY - y0];
    const length = Math.hypot(dx, dy);
    let farthest = 0;
    let split = -1;
    for (let i = from + 1; i < to; i++) {
      const [px, py] = [points[i][0] * scaleX - x0, points[i][1] * scaleY - y0];
      const distance = length === 0 ? Math.hypot(px, py) : Math.abs(px * dy - py * dx) / length;
      if (distance > farthest) {
        farthest = distance;
        split = i;
      }
    }
    if (farthest <= tolerance) continue;
    keep[split] = 1;
    open.push([from, split], [split, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

/** Extent along an axis; 1 for a line without any. */
function range(points: readonly Point[], axis: 0 | 1): number {
  let low = Infinity;
  let high = -Infinity;
  for (const point of points) {
    if (point[axis] < low) low = point[axis];
    if (point[axis] > high) high = point[axis];
  }
  return high > low ? high - low : 1;
}
