/**
 * False alarms in healthy hours: exact Poisson bounds of their rate. Hours before a leak begins count too. Cells of the
 * hard spread and cells that lose a hundredth of their sodium a cycle are counted apart.
 */
import { poissonUpper } from '../../campaign/statistics.js';
import { DISTURBANCES } from '../condition.js';
import type { RunRecord } from '../runRecord.js';
import type { Verdict } from './verdict.js';

/** Most alarms in 1000 h, at 95 % confidence, by level (PHYSICS B, targets). */
export const LIMITS_PER_1000_H = { level1: 0.2, level2: 0.05 };

export interface FalseAlarmCount {
  readonly group: string;
  readonly pressure: boolean;
  readonly hours: number;
  readonly level1: number;
  readonly level2: number;
  /** Runs in which the contactor was asked to open. */
  readonly openings: number;
  /** Dips of the voltage counted. */
  readonly dips: number;
  readonly level1Upper_per_1000_h: number;
  readonly level2Upper_per_1000_h: number;
}

/** What the target speaks of: healthy cells drawn by the default spread. */
export const ALL = 'all healthy cells of the default spread';
const BEFORE = 'before a leak';
const LOSING = 'fast loss of sodium';
/** Counted, but no healthy cells of the default spread. */
const APART: readonly string[] = ['hard spread', LOSING];

export function falseAlarmCounts(records: readonly RunRecord[]): FalseAlarmCount[] {
  return [true, false].flatMap((pressure) => {
    const present = records.filter((record) => record.pressure === pressure && record.healthy_h > 0);
    const groups = [...DISTURBANCES, BEFORE, LOSING].map((group) =>
      counted(
        group,
        pressure,
        present.filter((record) => groupOf(record) === group),
      ),
    );
    const all = present.filter((record) => !APART.includes(groupOf(record)));
    return [...groups.filter(({ hours }) => hours > 0), counted(ALL, pressure, all)];
  });
}

export function falseAlarmVerdict(found: FalseAlarmCount, level: 'level1' | 'level2'): Verdict {
  const upper = found[level === 'level1' ? 'level1Upper_per_1000_h' : 'level2Upper_per_1000_h'];
  const detail = `${found[level]} in ${Math.round(found.hours)} h, at most ${upper.toFixed(3)} per 1000 h`;
  return { state: upper <= LIMITS_PER_1000_H[level] ? 'met' : 'not met', detail };
}

function groupOf({ condition }: RunRecord): string {
  if (condition.kind === 'healthy') return condition.disturbance;
  return condition.kind === 'loss' ? LOSING : BEFORE;
}

function counted(group: string, pressure: boolean, records: readonly RunRecord[]): FalseAlarmCount {
  const sum = (of: (record: RunRecord) => number): number =>
    records.reduce((total, record) => total + of(record), 0);
  const hours = sum(({ healthy_h }) => healthy_h);
  const level1 = sum(({ falseLevel1 }) => falseLevel1);
  const level2 = sum(({ falseLevel2 }) => falseLevel2);
  return {
    group,
    pressure,
    hours,
    level1,
    level2,
    openings: records.filter(({ falseOpening }) => falseOpening).length,
    dips: sum(({ falseDips }) => falseDips ?? 0),
    level1Upper_per_1000_h: (1000 * poissonUpper(level1)) / hours,
    level2Upper_per_1000_h: (1000 * poissonUpper(level2)) / hours,
  };
}
