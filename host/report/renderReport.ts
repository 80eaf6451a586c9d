/**
 * The report of a run or a replayed file as ONE HTML file: no network, charts drawn by the page's own script from
 * data in the file. Its size is bounded by the series (seriesRecorder.ts), plus about 250 bytes a cycle and 200 bytes
 * an alarm, none of which is ever left out.
 */
import { counterText } from '../result/cellDocument.js';
import type { ResultDocument } from '../result/resultSchema.js';
import { chartHtml } from './chartHtml.js';
import type { ChartSpec } from './chartSpec.js';
import { capacityChart, efficiencyChart } from './cycleCharts.js';
import { escapeHtml, scriptSafeJson } from './escapeHtml.js';
import { inventoryFigures, pressureFigures, scoreFigures, softShortFigures } from './keyFigures.js';
import { leakChart } from './leakChart.js';
import { ledgerCharts } from './ledgerCharts.js';
import { readPageAssets } from './pageAssets.js';
import { hoursText } from './quantityText.js';
import type { ReportModel } from './reportModel.js';
import { alarmTable, chipsHtml, cycleTable, keyFigureTable } from './reportTables.js';
import { resolutionText } from './resolutionText.js';
import { splitChart } from './splitChart.js';
import type { SeriesDocument } from './seriesDocument.js';
import { stateChips } from './stateChips.js';
import { timeCharts } from './timeCharts.js';

export type { SeriesDocument } from './seriesDocument.js';

/** Nothing may be loaded from anywhere: what is in the file is all there is. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

export function renderReport(model: ReportModel, series: SeriesDocument): string {
  const assets = readPageAssets();
  const overTime = timeCharts(series);
  const leak = leakChart(model);
  if (leak !== null) overTime.push(leak);
  const byCycle = [capacityChart(model.result.cycles), efficiencyChart(model.result.cycles)].filter(isChart);
  const ledger = ledgerCharts(model);
  const ledgerSpecs = [ledger.estimate, ledger.truth, splitChart(model)].filter(isChart);
  const resolution = resolutionText(series);
  const data = {
    start_h: (series.start_s ?? 0) / 3600,
    end_h: Math.max(series.end_s ?? 0, model.result.duration_s) / 3600,
    bucketWidth_s: series.bucketWidth_s,
    everySampleKept: series.everySampleKept,
    detail_h: series.fullResolution.intervals_s.map((pair) => pair.map((time_s) => round6(time_s / 3600))),
    episodes_h: model.result.softShort.episodes.map(({ start_s, end_s }) => [
      round6(start_s / 3600),
      end_s === null ? null : round6(end_s / 3600),
    ]),
    alarms: model.result.alarms.map(({ time_s, severity }) => [round6(time_s / 3600), severity]),
    charts: [...overTime, ...byCycle, ...ledgerSpecs].map(forDrawing),
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="nabms ${escapeHtml(assets.version)}">
<title>${escapeHtml(model.title)}</title>
<style>
${assets.style}
</style>
</head>
<body>
<main>
${headHtml(model)}
${figuresHtml(model.result)}
${timeHtml(overTime, leak, model, resolution)}
<section aria-labelledby="cycles-title"><h2 id="cycles-title">By cycle</h2>
<div class="pair">${byCycle.map(chartHtml).join('\n')}</div>
${efficiencyWords(model.result, byCycle)}
${cycleTable(model.result.cycles)}
</section>
<section aria-labelledby="ledger-title"><h2 id="ledger-title">Sodium ledger</h2>
${ledger.words.map((sentence) => `<p class="words">${escapeHtml(sentence)}</p>`).join('\n')}
<div class="pair">${ledgerSpecs.map(chartHtml).join('\n')}</div>
</section>
<section aria-labelledby="alarms-title"><h2 id="alarms-title">Alarms (${model.result.alarms.length})</h2>
<div class="scroll" tabindex="0">${alarmTable(model.result.alarms)}</div>
</section>
${footHtml(model, resolution, assets.version)}
</main>
<script type="application/json" id="report-data">${scriptSafeJson(data)}</script>
<script>
${assets.script}
</script>
</body>
</html>
`;
}

const isChart = (chart: ChartSpec | null): chart is ChartSpec => chart !== null;

const round6 = (value: number): number => Number(value.toFixed(6));

/** What the page's script needs of a chart; the words are in the page already. */
function forDrawing(spec: ChartSpec): Omit<ChartSpec, 'description' | 'notes' | 'title'> {
  const { description: _description, notes: _notes, title: _title, ...drawing } = spec;
  return drawing;
}

function headHtml(model: ReportModel): string {
  const [first = 'No verdict was given.', ...rest] = model.verdict;
  return `<header>
<div class="title"><h1>${escapeHtml(model.title)}</h1><button type="button" id="theme">Dark</button></div>
<p class="subtitle">${escapeHtml(model.subtitle)}</p>
<section class="verdict" aria-label="Verdict">
<ul class="chips">${chipsHtml(stateChips(model.result))}</ul>
<p class="first">${escapeHtml(first)}</p>
${rest.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n')}
</section>
${adviceHtml(model.result.advice)}
<noscript><p class="words">The charts need JavaScript; figures and tables below do not.</p></noscript>
</header>`;
}

function adviceHtml(advice: string[]): string {
  if (advice.length === 0) return '';
  const items = advice.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('');
  return `<section class="advice" aria-labelledby="advice-title"><h2 id="advice-title">Advice</h2><ul>${items}</ul></section>`;
}

function figuresHtml(result: ResultDocument): string {
  const hasTruth = result.truth !== undefined;
  const score = scoreFigures(result);
  const short = softShortFigures(result);
  const shortHasBounds = short.some((figure) => figure.bounds !== '');
  return `<section aria-labelledby="figures-title"><h2 id="figures-title">Key figures</h2>
${keyFigureTable('Soft short', short, shortHasBounds, hasTruth)}
${keyFigureTable('Sodium ledger: change since the reference cycle', inventoryFigures(result), true, hasTruth)}
${inventoryWords(result)}
${keyFigureTable('Stack pressure', pressureFigures(result), false, false)}
${score.length > 0 ? keyFigureTable('Score against the truth', score, false, false) : ''}
</section>`;
}

function inventoryWords({ inventory }: ResultDocument): string {
  if (inventory.observable || inventory.reason === '') return '';
  return `<p class="words">Not observable: ${escapeHtml(inventory.reason)}.</p>`;
}

function timeHtml(
  charts: ChartSpec[],
  leak: ChartSpec | null,
  model: ReportModel,
  resolution: string[],
): string {
  const leakWords =
    leak === null ? '<p class="words">No leak current could be measured in this record.</p>' : '';
  if (charts.length === 0) {
    return `<section id="time" aria-labelledby="time-title"><h2 id="time-title">Over time</h2><p class="words">Nothing was measured.</p>${leakWords}</section>`;
  }
  const keys = [
    'Drag across a chart, or use the buttons or the keys + − ← → 0 on a focused chart, to choose a span of time.',
    ...(model.result.alarms.length > 0 ? ['Marks at the foot of a chart: ● info, ▲ warning, ■ fault.'] : []),
    ...(model.result.softShort.episodes.length > 0 ? ['Shaded: a leak episode.'] : []),
  ];
  return `<section id="time" aria-labelledby="time-title"><h2 id="time-title">Over time</h2>
<p class="notes">${escapeHtml([...resolution, ...keys].join(' '))}</p>
<div class="toolbar" role="toolbar" aria-label="Span of time shown">
<button type="button" data-do="in" aria-label="Zoom in">+</button><button type="button" data-do="out" aria-label="Zoom out">−</button><button type="button" data-do="left" aria-label="Earlier">←</button><button type="button" data-do="right" aria-label="Later">→</button><button type="button" data-do="all">all</button>
<span id="span" role="status"></span></div>
${charts.map(chartHtml).join('\n')}
${leakWords}
</section>`;
}

function efficiencyWords(result: ResultDocument, charts: ChartSpec[]): string {
  if (result.cycles.length === 0 || charts.some((chart) => chart.id === 'chart-efficiency')) return '';
  return '<p class="words">No cycle is complete (charge, then discharge), so no Coulombic efficiency is given.</p>';
}

function footHtml(model: ReportModel, resolution: string[], version: string): string {
  const { cell, duration_s, samples, reference_s } = model.result;
  const profile = cell.profile === 'given' ? 'given by a cell profile' : 'taken from the data';
  const lines: [string, string][] = [
    ['Read', `${model.subtitle}; ${samples} samples over ${hoursText(duration_s)}.`],
    [
      'Cell',
      `${cell.name}, ${cell.geometry === 'unknown' ? 'geometry unknown' : `${cell.geometry} cell`}, ` +
        `${counterText(cell)}, ${cell.capacity_Ah} Ah, ${cell.voltageMin_V} to ${cell.voltageMax_V} V, ${profile}.`,
    ],
    [
      'Reference',
      reference_s === null
        ? 'none: no complete cycle.'
        : `end of the first complete cycle, ${hoursText(reference_s)}.`,
    ],
    ['Shown', resolution.join(' ')],
    ['Sign', 'current and charge are positive when the cell is charged.'],
    [
      'Coulombic efficiency (CE)',
      'discharge over charge of the same cycle, charge first; none for an incomplete cycle. It counts charge: in a full cell a leak lowers it without any loss of sodium.',
    ],
    [
      'LLI',
      'loss of cyclable sodium (the field’s “loss of lithium inventory”): dead + SEI + stranded. Charge that leaked returned to the cathode and is not lost.',
    ],
    [
      'Bounds',
      'the true value is expected between them; “not observable” means the data cannot tell, whatever the method.',
    ],
    ['Made by', `nabms ${version}`],
  ];
  return `<footer><h2>About this report</h2><dl>${lines
    .map(([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`)
    .join('')}</dl></footer>`;
}
