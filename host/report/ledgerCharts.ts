/**
 * The sodium ledger by cycle as stacked amounts: cyclable sodium below, what was lost since the reference above it;
 * the simulator's truth as a second stack with the same vertical axis.
 */
import { isCollectorHalfCell } from '../result/cellDocument.js';
import type { ResultDocument } from '../result/resultSchema.js';
import { type ChartSpec, padded, type SeriesSpec, shown } from './chartSpec.js';
import { displayUnit, type DisplayUnit, intervalText, numberText, quantityText } from './quantityText.js';
import type { LedgerPoint, ReportModel, TruthLedgerPoint } from './reportModel.js';

export interface LedgerCharts {
  /** Null: not observable; `words` then says so in place of the chart. */
  estimate: ChartSpec | null;
  truth: ChartSpec | null;
  words: string[];
}

type Observed = LedgerPoint & { cyclable_Ah: number; lli_Ah: number };

const isObserved = (point: LedgerPoint): point is Observed =>
  point.cyclable_Ah !== null && point.lli_Ah !== null;

export function ledgerCharts(model: ReportModel): LedgerCharts {
  const observed = model.ledger.filter(isObserved);
  const truth = model.truth ?? [];
  const unit = displayUnit(
    [...observed, ...truth].map((point) => point.cyclable_Ah),
    'Ah',
  );
  const range = sharedRange(observed, truth, unit);
  return {
    estimate: observed.length === 0 ? null : estimateChart(model.ledger, observed, unit, range),
    truth: truth.length === 0 ? null : truthChart(model, truth, unit, range),
    words: words(model, observed.length),
  };
}

function words(model: ReportModel, observedCount: number): string[] {
  const { inventory } = model.result;
  const missing = model.ledger.length - observedCount;
  if (observedCount === 0) {
    const unit = displayUnit([inventory.lliLow_Ah, inventory.lliHigh_Ah], 'Ah');
    return [
      `The sodium ledger is not observable in this record: ${inventory.lliReason || inventory.reason || 'no reason is given'}.`.replace(
        /\.\.$/,
        '.',
      ),
      `The loss of cyclable sodium lies between ${intervalText(inventory.lliLow_Ah, inventory.lliHigh_Ah, unit).replace(' to ', ' and ')}.`,
    ];
  }
  return missing > 0
    ? [`After ${missing} of ${model.ledger.length} cycles the ledger was not observable: gaps.`]
    : [];
}

/** One vertical axis for both stacks, cut below the data: losses are small beside what is still cyclable. */
function sharedRange(estimate: Observed[], truth: TruthLedgerPoint[], unit: DisplayUnit): [number, number] {
  const values = [
    ...estimate.flatMap(({ cyclable_Ah, lli_Ah, lliHigh_Ah }) => [
      cyclable_Ah,
      cyclable_Ah + lli_Ah,
      cyclable_Ah + lli_Ah - lliHigh_Ah,
    ]),
    ...truth.flatMap((point) => [point.cyclable_Ah, stacked_Ah(point)]),
  ].filter(Number.isFinite);
  const low = values.reduce((a, b) => Math.min(a, b), Infinity) * unit.scale;
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity) * unit.scale;
  const [bottom, top] = padded(low, high);
  return [low >= 0 ? Math.max(0, bottom) : bottom, top];
}

function counterNote({ cell }: ResultDocument): string[] {
  return isCollectorHalfCell(cell) ? ['Cyclable sodium includes the excess in the counter electrode.'] : [];
}

function axisNote(range: [number, number], unit: DisplayUnit): string[] {
  return range[0] > 0
    ? [
        `The vertical axis starts at ${numberText(range[0])} ${unit.name}, not at zero, so that the losses can be seen.`,
      ]
    : [];
}

function estimateChart(
  ledger: LedgerPoint[],
  observed: Observed[],
  unit: DisplayUnit,
  range: [number, number],
): ChartSpec {
  const column = (value: (point: Observed) => number): (number | null)[] =>
    ledger.map((point) => (isObserved(point) ? shown(value(point), unit.scale) : null));
  const edge = (name: string, value: (point: Observed) => number): SeriesSpec => ({
    name,
    colour: 'grey',
    draw: 'edge',
    values: column(value),
  });
  const last = observed.at(-1) as Observed;
  const lossUnit = displayUnit([last.lli_Ah, last.lliLow_Ah, last.lliHigh_Ah], 'Ah');
  return {
    id: 'chart-ledger',
    title: `Estimate / ${unit.name}`,
    unit: unit.name,
    xAxis: 'cycle',
    x: ledger.map((point) => point.cycleIndex),
    xDeltaMilliseconds: false,
    series: [
      { name: 'cyclable', colour: 'blue', draw: 'line', values: column((p) => p.cyclable_Ah) },
      {
        name: 'cyclable + lost',
        colour: 'orange',
        draw: 'line',
        values: column((p) => p.cyclable_Ah + p.lli_Ah),
      },
      edge('if the loss is at its low bound', (p) => p.cyclable_Ah + p.lli_Ah - p.lliLow_Ah),
      edge('if the loss is at its high bound', (p) => p.cyclable_Ah + p.lli_Ah - p.lliHigh_Ah),
    ],
    bands: [
      { name: 'cyclable', colour: 'blue', strength: 'full', upper: 0, lower: null },
      { name: 'lost (LLI)', colour: 'orange', strength: 'full', upper: 1, lower: 0 },
      { name: 'bounds of the loss', colour: 'grey', strength: 'light', upper: 2, lower: 3 },
    ],
    lines: [],
    range,
    fullRange: null,
    description:
      `Estimated sodium ledger: after cycle ${last.cycleIndex} ${quantityText(last.cyclable_Ah, unit)} cyclable, ` +
      `${quantityText(last.lli_Ah, lossUnit)} lost (${intervalText(last.lliLow_Ah, last.lliHigh_Ah, lossUnit)}).`,
    notes: axisNote(range, unit),
  };
}

const stacked_Ah = (point: TruthLedgerPoint): number =>
  point.cyclable_Ah + point.stranded_Ah + point.dead_Ah + point.sei_Ah;

function truthChart(
  model: ReportModel,
  truth: TruthLedgerPoint[],
  unit: DisplayUnit,
  range: [number, number],
): ChartSpec {
  const column = (value: (point: TruthLedgerPoint) => number): (number | null)[] =>
    truth.map((point) => shown(value(point), unit.scale));
  const last = truth.at(-1) as TruthLedgerPoint;
  const lossUnit = displayUnit([last.dead_Ah, last.sei_Ah], 'Ah');
  return {
    id: 'chart-truth',
    title: `Truth (simulator) / ${unit.name}`,
    unit: unit.name,
    xAxis: 'cycle',
    x: truth.map((point) => Number(cycleAt(point.time_s, model.result).toFixed(3))),
    xDeltaMilliseconds: false,
    series: [
      { name: 'cyclable', colour: 'blue', draw: 'line', values: column((p) => p.cyclable_Ah) },
      {
        name: '+ stranded',
        colour: 'purple',
        draw: 'line',
        values: column((p) => p.cyclable_Ah + p.stranded_Ah),
      },
      {
        name: '+ dead',
        colour: 'orange',
        draw: 'line',
        values: column((p) => p.cyclable_Ah + p.stranded_Ah + p.dead_Ah),
      },
      { name: '+ SEI', colour: 'green', draw: 'line', values: column(stacked_Ah) },
    ],
    bands: [
      { name: 'cyclable', colour: 'blue', strength: 'full', upper: 0, lower: null },
      { name: 'stranded sodium', colour: 'purple', strength: 'full', upper: 1, lower: 0 },
      { name: 'dead sodium', colour: 'orange', strength: 'full', upper: 2, lower: 1 },
      { name: 'SEI', colour: 'green', strength: 'full', upper: 3, lower: 2 },
    ],
    lines: [],
    range,
    fullRange: null,
    description:
      `The simulator's truth: at the end ${quantityText(last.cyclable_Ah, unit)} cyclable, ` +
      `${quantityText(last.dead_Ah, lossUnit)} dead and ${quantityText(last.sei_Ah, lossUnit)} in the SEI.`,
    notes: [...counterNote(model.result), ...axisNote(range, unit)],
  };
}

/** Cycle number at a time: k at the end of cycle k, in proportion within it. */
function cycleAt(time_s: number, { cycles }: ResultDocument): number {
  let low = 0;
  let high = cycles.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((cycles[middle]?.end_s ?? Infinity) >= time_s) high = middle;
    else low = middle + 1;
  }
  const cycle = cycles[low];
  if (cycle === undefined) return 0;
  const length_s = Math.max(cycle.end_s - cycle.start_s, 1);
  return cycle.index - 1 + Math.min(1, Math.max(0, (time_s - cycle.start_s) / length_s));
}
