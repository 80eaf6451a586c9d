/** The report's tables as HTML. Closing tags that HTML lets one omit are omitted: thousands of rows stay small. */
import type { AlarmDocument, CycleDocument } from '../result/resultSchema.js';
import { escapeHtml } from './escapeHtml.js';
import type { KeyFigure } from './keyFigures.js';
import { displayUnit, numberText } from './quantityText.js';
import type { StateChip } from './stateChips.js';

/** Beyond this many alarms, neighbours with the same words share a row; every time is still listed. */
const ALARM_ROWS_APART = 2000;

export function chipsHtml(chips: StateChip[]): string {
  return chips
    .map(
      ({ state, sign, text }) =>
        `<li class="chip ${state}"><span aria-hidden="true">${sign}</span> ${escapeHtml(text)}</li>`,
    )
    .join('');
}

/** Estimate, bounds, truth (only when there is a truth) and a remark. */
export function keyFigureTable(
  caption: string,
  figures: KeyFigure[],
  withBounds: boolean,
  withTruth: boolean,
): string {
  const heads = [
    'Quantity',
    'Value',
    ...(withBounds ? ['Bounds'] : []),
    ...(withTruth ? ['Truth'] : []),
    'Remark',
  ];
  const cell = (label: string, html: string): string => `<td data-label="${label}">${html}</td>`;
  const rows = figures.map((figure) => {
    const cells = [
      cell('Value', escapeHtml(figure.value)),
      ...(withBounds ? [cell('Bounds', escapeHtml(figure.bounds))] : []),
      ...(withTruth ? [cell('Truth', escapeHtml(figure.truth) + coveredHtml(figure.covered))] : []),
      cell('Remark', escapeHtml(figure.note)),
    ];
    return `<tr><th scope="row">${escapeHtml(figure.name)}</th>${cells.join('')}</tr>`;
  });
  const head = heads.map((name) => `<th scope="col" class="${name.toLowerCase()}">${name}</th>`).join('');
  return (
    `<table class="figures"><caption>${escapeHtml(caption)}</caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
  );
}

function coveredHtml(covered: boolean | null): string {
  if (covered === null) return '';
  return covered
    ? ' <span class="covered">✓ inside the bounds</span>'
    : ' <span class="missed">✗ outside the bounds</span>';
}

const SEVERITY_SIGNS = { info: '●', warning: '▲', fault: '■' } as const;

/** All alarms, in time order; the times are links that show their place in the charts. */
export function alarmTable(alarms: AlarmDocument[]): string {
  if (alarms.length === 0) return '<p>No alarm was raised.</p>';
  const rows: { alarm: AlarmDocument; times_h: string[] }[] = [];
  for (const alarm of alarms) {
    const before = rows.at(-1);
    const same =
      alarms.length > ALARM_ROWS_APART &&
      before?.alarm.id === alarm.id &&
      before.alarm.severity === alarm.severity &&
      before.alarm.text === alarm.text;
    const time_h = (alarm.time_s / 3600).toFixed(3);
    if (same) before.times_h.push(time_h);
    else rows.push({ alarm, times_h: [time_h] });
  }
  const body = rows.map(({ alarm, times_h }) => {
    const times = times_h.map((time_h) => `<a href="#time">${time_h}</a>`).join(' ');
    const sign = `<span class="sign ${alarm.severity}" aria-hidden="true">${SEVERITY_SIGNS[alarm.severity]}</span>`;
    return `<tr><td>${times}<td>${sign} ${alarm.severity}<td><code>${escapeHtml(alarm.id)}</code><td>${escapeHtml(alarm.text)}`;
  });
  return (
    '<table id="alarm-table" class="list"><thead><tr><th scope="col">Time / h<th scope="col">Severity' +
    `<th scope="col">Alarm<th scope="col">What happened</thead><tbody>${body.join('\n')}</tbody></table>`
  );
}

/** All cycles, folded away until asked for. */
export function cycleTable(cycles: CycleDocument[]): string {
  if (cycles.length === 0) return '<p>The record holds no cycle.</p>';
  const capacity = displayUnit(
    cycles.flatMap((cycle) => [cycle.charge_Ah, cycle.discharge_Ah]),
    'Ah',
  );
  const parasitic = displayUnit(
    cycles.map((cycle) => cycle.parasiticCurrent_A),
    'A',
  );
  const percent = (value: number | null, decimals: number): string =>
    numberText(value === null ? null : 100 * value, decimals);
  const rows = cycles.map((cycle) => {
    const cells = [
      String(cycle.index),
      (cycle.start_s / 3600).toFixed(2),
      (cycle.end_s / 3600).toFixed(2),
      numberText(cycle.charge_Ah * capacity.scale),
      numberText(cycle.discharge_Ah * capacity.scale),
      percent(cycle.coulombicEfficiency, 3),
      percent(cycle.coulombicEfficiencyUncertainty, 4),
      numberText(cycle.parasiticCurrent_A === null ? null : cycle.parasiticCurrent_A * parasitic.scale),
      cycle.endOfDischarge,
    ];
    return `<tr>${cells.map((text) => `<td>${text}`).join('')}`;
  });
  const heads = [
    'Cycle',
    'Start / h',
    'End / h',
    `Charge / ${capacity.name}`,
    `Discharge / ${capacity.name}`,
    'CE / %',
    'σ(CE) / %',
    `Parasitic current / ${parasitic.name}`,
    'Discharge ended by',
  ];
  return (
    `<details><summary>Table of all ${cycles.length} cycles</summary><div class="scroll" tabindex="0"><table class="list numbers"><thead><tr>` +
    `${heads.map((head) => `<th scope="col">${head}`).join('')}</thead><tbody>${rows.join('\n')}</tbody></table></div></details>`
  );
}
