/**
 * Every target over the grid of conditions: leak from the first sample or later, with and without the load cell, by
 * logging. Cathodes and seeds are pooled.
 */
import { LOGGINGS, type Logging, type Onset, ONSETS } from '../condition.js';
import type { RunRecord } from '../runRecord.js';
import { ACCURACY_TARGETS } from './accuracy.js';
import { DELAY_TARGETS, type DelayTarget, type LeakRecord, levelTwoHidden } from './delays.js';
import { ALL, falseAlarmCounts, falseAlarmVerdict, LIMITS_PER_1000_H } from './falseAlarms.js';
import { EFFICIENCY_MAX, efficiencies } from './efficiency.js';
import { suddenRows } from './sudden.js';
import { NOT_RUN, shareVerdict, type SingleRow, type State, type Verdict } from './verdict.js';

/** A target under one onset and with or without pressure, logging by logging. */
export interface GridRow {
  readonly figure: string;
  readonly target: string;
  readonly onset: Onset | null;
  readonly pressure: boolean;
  readonly verdicts: Readonly<Record<Logging, Verdict>>;
}

export function gridRows(records: readonly RunRecord[]): GridRow[] {
  const leaking = records.filter(isLeak);
  const delays = DELAY_TARGETS.flatMap((target) =>
    (['level1', 'level2'] as const).flatMap((level) =>
      grid(leaking, `${target.figure}: ${LEVEL_NAMES[level]}`, target.target, true, (some) =>
        delayVerdict(target, level, some.filter(isLeak)),
      ),
    ),
  );
  const accuracies = ACCURACY_TARGETS.flatMap(({ figure, target, byOnset, judge }) =>
    grid(records, figure, target, byOnset, judge),
  );
  return [...delays, ...accuracies].filter(({ verdicts }) =>
    Object.values(verdicts).some(({ state }) => state !== 'not run'),
  );
}

const LEVEL_NAMES = { level1: 'level 1', level2: 'level 2' };

function grid(
  records: readonly RunRecord[],
  figure: string,
  target: string,
  byOnset: boolean,
  judge: (records: readonly RunRecord[]) => Verdict,
): GridRow[] {
  const onsets = byOnset ? ONSETS : [null];
  return onsets.flatMap((onset) =>
    [true, false].map((pressure): GridRow => {
      const row = records.filter((record) => record.pressure === pressure && matches(record, onset));
      const verdictOf = (logging: Logging): Verdict =>
        judge(row.filter(({ condition }) => condition.logging === logging));
      const verdicts = Object.fromEntries(LOGGINGS.map((logging) => [logging, verdictOf(logging)]));
      return { figure, target, onset, pressure, verdicts: verdicts as GridRow['verdicts'] };
    }),
  );
}

function matches(record: RunRecord, onset: Onset | null): boolean {
  return onset === null || (isLeak(record) && record.condition.onset === onset);
}

function isLeak(record: RunRecord): record is LeakRecord {
  return record.condition.kind === 'leak';
}

function delayVerdict(
  target: DelayTarget,
  level: 'level1' | 'level2',
  records: readonly LeakRecord[],
): Verdict {
  const meant = records.filter(
    ({ condition }) => condition.hours === target.hours && target.protocols.includes(condition.protocol),
  );
  const reason = (record: LeakRecord): string =>
    target.hidden(record) || (level === 'level2' ? levelTwoHidden(record) : '');
  const seen = meant.filter((record) => reason(record) === '');
  const hits = seen.filter((record) => {
    const delay = record[level];
    return delay !== null && target.inTime(delay, record);
  });
  const hidden = meant.find((record) => reason(record) !== '');
  const why = hidden === undefined ? '' : reason(hidden);
  return shareVerdict(hits.length, seen.length, meant.length - seen.length, why);
}

export function singleRows(records: readonly RunRecord[]): SingleRow[] {
  const alarms = falseAlarmCounts(records)
    .filter(({ group }) => group === ALL)
    .flatMap((found) =>
      (['level2', 'level1'] as const).map((level): SingleRow => {
        const sensor = found.pressure ? 'with pressure' : 'without pressure';
        return {
          figure: `false alarms, ${level === 'level2' ? 'level 2 and up' : 'level 1'}, ${sensor}`,
          target: `95 % upper bound at most ${LIMITS_PER_1000_H[level]} per 1000 h`,
          verdict: found.hours > 0 ? falseAlarmVerdict(found, level) : NOT_RUN,
        };
      }),
    );
  const ratios = efficiencies(records).map(({ method, ratio, sd_A, bound_A }): SingleRow => ({
    figure: `standard deviation of a ${method} reading, known noise`,
    target: `at most ${EFFICIENCY_MAX} Cramer-Rao bounds`,
    verdict: {
      state: ratio <= EFFICIENCY_MAX ? 'met' : 'not met',
      detail: `${ratio.toFixed(2)} (${(sd_A * 1e6).toFixed(2)} of ${(bound_A * 1e6).toFixed(2)} µA)`,
    },
  }));
  return [...alarms, ...suddenRows(records), ...ratios];
}

/** How many cells of both tables are in each state. */
export function stateCounts(grid: readonly GridRow[], single: readonly SingleRow[]): Record<State, number> {
  const counts: Record<State, number> = { met: 0, 'not met': 0, 'not observable': 0, 'not run': 0 };
  for (const { state } of grid.flatMap(({ verdicts }) => Object.values(verdicts))) counts[state] += 1;
  for (const { verdict } of single) counts[verdict.state] += 1;
  return counts;
}
