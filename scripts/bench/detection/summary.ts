/** A campaign in figures: what is printed, kept in bench/results.json, and written into docs/performance.md. */
import type { Machine } from '../resultsFile.js';
import type { CampaignId } from './campaign.js';
import type { RunRecord } from './runRecord.js';
import { type Efficiency, efficiencies } from './targets/efficiency.js';
import { type FalseAlarmCount, falseAlarmCounts } from './targets/falseAlarms.js';
import { type GridRow, gridRows, singleRows, stateCounts } from './targets/targetTable.js';
import type { SingleRow, State } from './targets/verdict.js';

export interface DetectionSummary {
  readonly campaign: CampaignId;
  readonly command: string;
  readonly machine: Machine;
  /** Cells simulated; each was judged with and without its load cell. */
  readonly runs: number;
  /** Simulated time of all of them, h. */
  readonly hours: number;
  readonly states: Readonly<Record<State, number>>;
  readonly grid: readonly GridRow[];
  readonly single: readonly SingleRow[];
  readonly falseAlarms: readonly FalseAlarmCount[];
  readonly efficiency: readonly Efficiency[];
}

export function summaryOf(
  campaign: CampaignId,
  machine: Machine,
  records: readonly RunRecord[],
): DetectionSummary {
  const once = records.filter(({ pressure }) => pressure);
  const grid = gridRows(records);
  const single = singleRows(records);
  return {
    campaign,
    command: commandOf(campaign),
    machine,
    runs: once.length,
    hours: Math.round(once.reduce((sum, { duration_h }) => sum + duration_h, 0)),
    states: stateCounts(grid, single),
    grid,
    single,
    falseAlarms: falseAlarmCounts(records),
    efficiency: efficiencies(records),
  };
}

function commandOf(campaign: CampaignId): string {
  const option = campaign === 'quick' ? '' : ` --${campaign}`;
  return `npm run bench -- detection${option}`;
}
