/**
 * One chart as data: everything the page's script needs to draw it, already in display units. The page's script
 * (page/*.js) knows nothing of cells; what is drawn is decided here and can be tested without a browser.
 */

/** Names of the colours in page/colours.css (`--series-...`), readable in both themes and to colour-blind eyes. */
export type SeriesColour = 'blue' | 'orange' | 'green' | 'purple' | 'sky' | 'grey';

export interface SeriesSpec {
  name: string;
  colour: SeriesColour;
  /** line; dashed line; points joined by a line; marks with error bars; edge: a thin line not in the legend. */
  draw: 'line' | 'dashed' | 'linePoints' | 'circles' | 'diamonds' | 'edge';
  values: (number | null)[];
  /** Interval of each value, for circles and diamonds. */
  low?: (number | null)[];
  high?: (number | null)[];
}

/** The area between two series; `lower` null: down to the bottom of the chart. */
export interface BandSpec {
  name: string;
  colour: SeriesColour;
  /** full: an amount; light: an uncertainty. */
  strength: 'full' | 'light';
  upper: number;
  lower: number | null;
}

export interface ChartSpec {
  id: string;
  /** Heading, with the unit: `Voltage / V`. */
  title: string;
  unit: string;
  xAxis: 'time' | 'cycle';
  /** Time in h or cycle number; for the dense series as whole milliseconds, each the difference to the one before. */
  x: number[];
  xDeltaMilliseconds: boolean;
  series: SeriesSpec[];
  bands: BandSpec[];
  /** Horizontal reference lines. */
  lines: { value: number; name: string }[];
  /** Vertical range; null: whatever is in view. `fullRange` when `range` leaves points outside. */
  range: [number, number] | null;
  fullRange: [number, number] | null;
  /** What the chart shows, in words: its text alternative. */
  description: string;
  /** Anything a reader must know to read the chart rightly, shown below it. */
  notes: string[];
}

/** Rounds to seven significant digits: beyond any sensor here, and half the bytes. */
export function compact(value: number | null | undefined): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  return Number(value.toPrecision(7));
}

/** A value in display units, compact. */
export function shown(value: number | null | undefined, scale: number): number | null {
  return compact(value === null || value === undefined ? null : value * scale);
}

/** Times as whole milliseconds, each the difference to the one before; the first from zero. */
export function timeDeltas_ms(times_s: readonly number[]): number[] {
  let before = 0;
  return times_s.map((time_s) => {
    const now = Math.round(time_s * 1000);
    const delta = now - before;
    before = now;
    return delta;
  });
}

/** The value below which a share of the values lies; 0 when there is none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** A range with a margin on both sides, never of zero height. */
export function padded(low: number, high: number, share = 0.06): [number, number] {
  const height = high - low;
  const margin = height > 0 ? height * share : Math.max(Math.abs(high) * 0.05, 1e-6);
  return [low - margin, high + margin];
}
