/** The leak current over time: each measurement with its interval, by method, beside the truth where it is known. */
import { type ChartSpec, compact, padded, quantile, type SeriesSpec, shown } from './chartSpec.js';
import { displayUnit, type DisplayUnit, quantityText } from './quantityText.js';
import type { LeakPoint, ReportModel, TruthLedgerPoint } from './reportModel.js';

/** More measurements than this are thinned, in each span of time the smallest and the largest kept. */
export const LEAK_POINTS_MAX = 6000;

const METHODS = [
  ['rest', 'from a rest (voltage decay)', 'circles', 'blue'],
  ['slippage', 'from the slippage of a cycle', 'diamonds', 'orange'],
  ['crossing', 'from where two partial cycles cross a voltage', 'diamonds', 'green'],
] as const;

/** The chart, or null when no leak was ever measured. */
export function leakChart(model: ReportModel): ChartSpec | null {
  const measured = model.leaks.filter((point) =>
    [point.time_s, point.leak_A, point.leakLow_A, point.leakHigh_A].every(Number.isFinite),
  );
  if (measured.length === 0) return null;
  const leaks = thinned(
    [...measured].sort((a, b) => a.time_s - b.time_s),
    (point) => point.leak_A,
  );
  const truth = thinned(
    (model.truth ?? []).filter((point) => Number.isFinite(point.time_s) && Number.isFinite(point.leak_A)),
    (point) => point.leak_A,
  );
  const full_A = fullRange_A(leaks, truth);
  const range_A = robustRange_A(leaks, truth, full_A);
  const unit = displayUnit(range_A, 'A');
  const times_s = [...new Set([...leaks, ...truth].map((point) => point.time_s))].sort((a, b) => a - b);
  const series: SeriesSpec[] = METHODS.flatMap(([method, name, draw, colour]) => {
    const points = new Map(leaks.filter((point) => point.method === method).map((p) => [p.time_s, p]));
    if (points.size === 0) return [];
    const column = (field: 'leak_A' | 'leakLow_A' | 'leakHigh_A'): (number | null)[] =>
      times_s.map((time_s) => shown(points.get(time_s)?.[field], unit.scale));
    return [
      { name, colour, draw, values: column('leak_A'), low: column('leakLow_A'), high: column('leakHigh_A') },
    ];
  });
  if (truth.length > 0) {
    const byTime = new Map(truth.map((point) => [point.time_s, point.leak_A]));
    const values = times_s.map((time_s) => shown(byTime.get(time_s), unit.scale));
    series.push({ name: 'truth (simulator)', colour: 'grey', draw: 'dashed', values });
  }
  const clipped = range_A[0] > full_A[0] || range_A[1] < full_A[1];
  return {
    id: 'chart-leak',
    title: `Leak current / ${unit.name}`,
    unit: unit.name,
    xAxis: 'time',
    x: times_s.map((time_s) => Number((time_s / 3600).toFixed(6))),
    xDeltaMilliseconds: false,
    series,
    bands: [],
    lines: [{ value: 0, name: '' }],
    range: scaled(range_A, unit),
    fullRange: clipped ? scaled(full_A, unit) : null,
    description: describe(measured, unit),
    notes: [
      'Bars: the interval of each measurement.',
      ...(clipped
        ? ['Wide intervals run beyond the chart (arrow heads); “full range” shows them whole.']
        : []),
      ...(measured.length > leaks.length
        ? [
            `${leaks.length} of ${measured.length} measurements are drawn, the smallest and largest of each span.`,
          ]
        : []),
    ],
  };
}

function describe(leaks: LeakPoint[], unit: DisplayUnit): string {
  const values = leaks.map((point) => point.leak_A);
  const clear = leaks.filter((point) => point.leakLow_A > 0).length;
  return (
    `${leaks.length} leak measurements, median ${quantityText(quantile(values, 0.5), unit)}; ` +
    `in ${clear} of them the whole interval lies above zero.`
  );
}

/** Everything: all intervals, the truth and zero. */
function fullRange_A(leaks: LeakPoint[], truth: TruthLedgerPoint[]): [number, number] {
  let low = 0;
  let high = 0;
  for (const point of leaks) {
    low = Math.min(low, point.leakLow_A, point.leak_A);
    high = Math.max(high, point.leakHigh_A, point.leak_A);
  }
  for (const point of truth) {
    low = Math.min(low, point.leak_A);
    high = Math.max(high, point.leak_A);
  }
  return padded(low, high);
}

/** The range in which the well-measured points can be read; a few wide intervals must not flatten the rest. */
function robustRange_A(
  leaks: LeakPoint[],
  truth: TruthLedgerPoint[],
  full: [number, number],
): [number, number] {
  const width_A = (point: LeakPoint): number => point.leakHigh_A - point.leakLow_A;
  const usual_A = quantile(leaks.map(width_A), 0.5);
  const sharp = leaks.filter((point) => width_A(point) <= 2 * usual_A);
  const truth_A = truth.map((point) => point.leak_A);
  const low = Math.min(
    0,
    quantile(
      sharp.map((p) => p.leakLow_A),
      0.05,
    ),
    ...extremes(truth_A),
  );
  const high = Math.max(
    0,
    quantile(
      sharp.map((p) => p.leakHigh_A),
      0.95,
    ),
    ...extremes(truth_A),
  );
  const [robustLow, robustHigh] = padded(low, high, 0.1);
  // Not worth a second view unless it gains a third of the height.
  if (full[1] - full[0] < 1.5 * (robustHigh - robustLow)) return full;
  return [Math.max(robustLow, full[0]), Math.min(robustHigh, full[1])];
}

function extremes(values: number[]): number[] {
  if (values.length === 0) return [];
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

function scaled([low, high]: [number, number], unit: DisplayUnit): [number, number] {
  return [compact(low * unit.scale) ?? 0, compact(high * unit.scale) ?? 1];
}

/** At most `LEAK_POINTS_MAX` points: of each run of neighbours the one with the smallest and the largest value. */
function thinned<T>(points: T[], valueOf: (point: T) => number): T[] {
  if (points.length <= LEAK_POINTS_MAX) return points;
  const runLength = Math.ceil((2 * points.length) / LEAK_POINTS_MAX);
  const kept: T[] = [];
  for (let start = 0; start < points.length; start += runLength) {
    const run = points.slice(start, start + runLength);
    const values = run.map(valueOf);
    const low = values.indexOf(Math.min(...values));
    const high = values.indexOf(Math.max(...values));
    kept.push(...run.filter((_, i) => i === low || i === high));
  }
  return kept;
}
