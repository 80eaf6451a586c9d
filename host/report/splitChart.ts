/** The loss of cyclable sodium by cycle, split into dead sodium and SEI: bounds as bands, a value where one is known. */
import { isLossSplit } from '../result/lossSplit.js';
import { type ChartSpec, type SeriesColour, type SeriesSpec, shown } from './chartSpec.js';
import { displayUnit, type DisplayUnit, intervalText } from './quantityText.js';
import type { LedgerPart, LedgerPoint, ReportModel, TruthLedgerPoint } from './reportModel.js';

type Part = 'dead' | 'sei';

const PARTS: [Part, string, SeriesColour][] = [
  ['dead', 'dead sodium', 'orange'],
  ['sei', 'SEI', 'green'],
];

/** The chart, or null where the loss was never split. */
export function splitChart({ ledger, truth }: ReportModel): ChartSpec | null {
  const points = ledger.filter((point) => point.lli_Ah !== null && Number.isFinite(point.dead.high_Ah));
  const last = points.at(-1);
  if (last === undefined || !points.some(({ dead, sei, lliHigh_Ah }) => isLossSplit([dead, sei], lliHigh_Ah)))
    return null;
  const unit = displayUnit(
    points.flatMap((point) => [point.dead.high_Ah, point.sei.high_Ah]),
    'Ah',
  );
  const series = PARTS.flatMap(([part, name, colour]) => partSeries(points, part, name, colour, unit));
  if (truth !== null && truth.length > 0) series.push(...truthSeries(points, truth, unit));
  return {
    id: 'chart-split',
    title: `Split of the loss / ${unit.name}`,
    unit: unit.name,
    xAxis: 'cycle',
    x: points.map((point) => point.cycleIndex),
    xDeltaMilliseconds: false,
    series,
    bands: PARTS.map(([, name, colour], k) => ({
      name: `${name}: bounds`,
      colour,
      strength: 'light',
      upper: 3 * k + 1,
      lower: 3 * k + 2,
    })),
    lines: [],
    range: null,
    fullRange: null,
    description:
      `The loss split by the stack pressure: after cycle ${last.cycleIndex} dead sodium ` +
      `${intervalText(last.dead.low_Ah, last.dead.high_Ah, unit)}, SEI ${intervalText(last.sei.low_Ah, last.sei.high_Ah, unit)}.`,
    notes: ['A line inside a band: the value, where it is known well enough to be given.'],
  };
}

function partSeries(
  points: LedgerPoint[],
  part: Part,
  name: string,
  colour: SeriesColour,
  unit: DisplayUnit,
): SeriesSpec[] {
  const column = (field: keyof LedgerPart): (number | null)[] =>
    points.map((point) => shown(point[part][field], unit.scale));
  return [
    { name, colour, draw: 'line', values: column('value_Ah') },
    { name: `${name}, high`, colour, draw: 'edge', values: column('high_Ah') },
    { name: `${name}, low`, colour, draw: 'edge', values: column('low_Ah') },
  ];
}

/** The truth at the times of the readings. */
function truthSeries(points: LedgerPoint[], truth: TruthLedgerPoint[], unit: DisplayUnit): SeriesSpec[] {
  const nearest = points.map((point) =>
    truth.reduce((a, b) => (Math.abs(b.time_s - point.time_s) < Math.abs(a.time_s - point.time_s) ? b : a)),
  );
  const column = (field: 'dead_Ah' | 'sei_Ah'): (number | null)[] =>
    nearest.map((point) => shown(point[field], unit.scale));
  return [
    { name: 'truth: dead sodium', colour: 'orange', draw: 'dashed', values: column('dead_Ah') },
    { name: 'truth: SEI', colour: 'green', draw: 'dashed', values: column('sei_Ah') },
  ];
}
