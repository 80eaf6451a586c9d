/** The charts by cycle: capacity and Coulombic efficiency. */
import type { CycleDocument } from '../result/resultSchema.js';
import { type ChartSpec, compact, padded, quantile, type SeriesSpec, shown } from './chartSpec.js';
import { displayUnit, numberText, quantityText } from './quantityText.js';

/** Charge and discharge capacity by cycle, or null when there is no cycle. */
export function capacityChart(cycles: CycleDocument[]): ChartSpec | null {
  const first = cycles[0];
  const last = cycles.at(-1);
  if (first === undefined || last === undefined) return null;
  const capacities = cycles.flatMap((cycle) => [cycle.charge_Ah, cycle.discharge_Ah]);
  const unit = displayUnit(capacities, 'Ah');
  const column = (field: 'charge_Ah' | 'discharge_Ah'): (number | null)[] =>
    cycles.map((cycle) => shown(cycle[field], unit.scale));
  const view = robustRange(capacities.map((value) => value * unit.scale));
  return {
    id: 'chart-capacity',
    title: `Capacity / ${unit.name}`,
    unit: unit.name,
    xAxis: 'cycle',
    x: cycles.map((cycle) => cycle.index),
    xDeltaMilliseconds: false,
    series: [
      { name: 'charge', colour: 'orange', draw: 'linePoints', values: column('charge_Ah') },
      { name: 'discharge', colour: 'blue', draw: 'linePoints', values: column('discharge_Ah') },
    ],
    bands: [],
    lines: [],
    ...view,
    description:
      `Charge and discharge capacity of ${cycles.length} cycles: discharge ` +
      `${quantityText(first.discharge_Ah, unit)} in cycle ${first.index} and ` +
      `${quantityText(last.discharge_Ah, unit)} in cycle ${last.index}.`,
    notes: outsideNotes(view),
  };
}

/** Coulombic efficiency in per cent with twice its standard uncertainty, or null when no cycle has one. */
export function efficiencyChart(cycles: CycleDocument[]): ChartSpec | null {
  const percent = cycles.map((cycle) => compact(times100(cycle.coulombicEfficiency)));
  const known = percent.filter((value): value is number => value !== null);
  if (known.length === 0) return null;
  const band = (sign: number): (number | null)[] =>
    cycles.map((cycle, i) => {
      const centre = percent[i] ?? null;
      const sigma = times100(cycle.coulombicEfficiencyUncertainty);
      return centre === null || sigma === null ? null : compact(centre + sign * 2 * sigma);
    });
  const low = band(-1);
  const high = band(1);
  const edges = [...low, ...high].filter((value): value is number => value !== null);
  const view = robustRange([...known, ...edges, ...correctedValues(cycles)], [100]);
  const missing = cycles.length - known.length;
  return {
    id: 'chart-efficiency',
    title: 'Coulombic efficiency / %',
    unit: '%',
    xAxis: 'cycle',
    x: cycles.map((cycle) => cycle.index),
    xDeltaMilliseconds: false,
    series: [
      { name: 'CE', colour: 'green', draw: 'linePoints', values: percent },
      { name: '+2σ', colour: 'green', draw: 'edge', values: high },
      { name: '−2σ', colour: 'green', draw: 'edge', values: low },
      ...correctedSeries(cycles),
    ],
    bands: [{ name: '±2σ', colour: 'green', strength: 'light', upper: 1, lower: 2 }],
    lines: [{ value: 100, name: '' }],
    ...view,
    description:
      `Coulombic efficiency of ${known.length} cycles: median ${numberText(quantile(known, 0.5))} %, ` +
      `from ${numberText(known.reduce((a, b) => Math.min(a, b)))} to ` +
      `${numberText(known.reduce((a, b) => Math.max(a, b)))} %.`,
    notes: [
      ...(missing > 0 ? [`${missing} incomplete ${missing === 1 ? 'cycle has' : 'cycles have'} none.`] : []),
      ...outsideNotes(view),
    ],
  };
}

const correctedValues = (cycles: CycleDocument[]): number[] =>
  cycles.flatMap((cycle) => times100(cycle.coulombicEfficiencyCorrected) ?? []);

/** The efficiency with the leak taken out, where one is known. */
function correctedSeries(cycles: CycleDocument[]): SeriesSpec[] {
  const values = cycles.map((cycle) => compact(times100(cycle.coulombicEfficiencyCorrected)));
  if (values.every((value) => value === null)) return [];
  return [{ name: 'CE without the leak', colour: 'blue', draw: 'line', values }];
}

interface View {
  range: [number, number] | null;
  fullRange: [number, number] | null;
}

/** The range of the middle 90 % widened by half, where a few stray cycles (often the first) would flatten all others. */
function robustRange(values: number[], always: number[] = []): View {
  const finite = [...values, ...always].filter(Number.isFinite);
  const low = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const high = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  if (low > high) return { range: null, fullRange: null };
  const centre = quantile(values, 0.5);
  const reach = 1.5 * Math.max(quantile(values, 0.95) - centre, centre - quantile(values, 0.05));
  const robustLow = Math.max(low, Math.min(centre - reach, ...always));
  const robustHigh = Math.min(high, Math.max(centre + reach, ...always));
  const fullRange = padded(low, high);
  if (values.length < 10 || high - low < 1.6 * (robustHigh - robustLow) || reach <= 0) {
    return { range: fullRange, fullRange: null };
  }
  return { range: padded(robustLow, robustHigh), fullRange };
}

function outsideNotes(view: View): string[] {
  return view.fullRange === null ? [] : ['Stray cycles lie beyond the chart; “full range” shows them.'];
}

function times100(value: number | null): number | null {
  return value === null ? null : 100 * value;
}
