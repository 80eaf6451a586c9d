/** The rows of the tables of a summary, the same on the terminal and in the documentation. */
import { LOGGINGS } from './condition.js';
import type { DetectionSummary } from './summary.js';
import type { Verdict } from './targets/verdict.js';

export const GRID_HEAD = ['figure', 'target', 'leak', 'pressure', ...LOGGINGS];
export const SINGLE_HEAD = ['figure', 'target', 'verdict', 'reached'];
export const ALARM_HEAD = [
  'cells',
  'pressure',
  'hours',
  'level 1',
  'at most in 1000 h',
  'level 2 and up',
  'at most in 1000 h',
  'contactor opened',
  'dips',
];

const ONSET_NAMES = { first: 'first sample', later: 'later' };

export function gridCells({ grid }: DetectionSummary): string[][] {
  return grid.map(({ figure, target, onset, pressure, verdicts }) => [
    figure,
    target,
    onset === null ? '' : ONSET_NAMES[onset],
    yesNo(pressure),
    ...LOGGINGS.map((logging) => inWords(verdicts[logging])),
  ]);
}

export function singleCells({ single }: DetectionSummary): string[][] {
  return single.map(({ figure, target, verdict }) => [figure, target, verdict.state, verdict.detail]);
}

export function alarmCells({ falseAlarms }: DetectionSummary): string[][] {
  return falseAlarms.map((row) => [
    row.group,
    yesNo(row.pressure),
    String(Math.round(row.hours)),
    String(row.level1),
    row.level1Upper_per_1000_h.toFixed(3),
    String(row.level2),
    row.level2Upper_per_1000_h.toFixed(3),
    String(row.openings),
    String(row.dips),
  ]);
}

/** Why something cannot be observed, each reason once, in the order of the table. */
export function reasons({ grid }: DetectionSummary): string[] {
  const hidden = grid.flatMap(({ figure, verdicts }) =>
    Object.values(verdicts)
      .filter(({ state }) => state === 'not observable')
      .map(({ detail }) => ({ figure, detail })),
  );
  const texts = [...new Set(hidden.map(({ detail }) => detail))];
  return texts.map((text) => {
    const figures = new Set(hidden.filter(({ detail }) => detail === text).map(({ figure }) => figure));
    return `${text} (${[...figures].join('; ')})`;
  });
}

function yesNo(pressure: boolean): string {
  return pressure ? 'yes' : 'no';
}

function inWords({ state, detail }: Verdict): string {
  if (state === 'not observable' || state === 'not run') return state;
  return `${state} ${detail}`;
}
