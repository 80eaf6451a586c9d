/** Lines of a picture that grow while a cell runs. */
import type { CellRun } from './cellRun.js';
import type { Series } from './figure.js';
import type { Point } from './simplifyLine.js';

/** One line for each quantity, against `x`; noted with every step of the run from now on. */
export function recordLines(
  run: CellRun,
  x: () => number,
  quantities: Readonly<Record<string, () => number>>,
): Series[] {
  const lines = Object.entries(quantities).map(([name, value]) => ({ name, value, points: [] as Point[] }));
  const before = run.note;
  run.note = () => {
    before?.();
    const at = x();
    for (const { value, points } of lines) points.push([at, value()]);
  };
  return lines.map(({ name, points }) => ({ name, points }));
}

/** Hours since the start of the run. */
export function hours(run: CellRun): () => number {
  return () => run.time_s / 3600;
}
