/** Pictures of the ledger's errors: loss of inventory, and dead sodium beside what an ideal observer leaves open. */
import type { Figure, Series } from '../../../mechanisms/figure.js';
import type { Point } from '../../../mechanisms/simplifyLine.js';
import type { RunRecord } from '../runRecord.js';
import { DEAD_SIGMAS, LLI_SHARE, LLI_SHARE_OF_CAPACITY } from '../targets/accuracy.js';

const MILLI = 1000;
/** All cells have 1 Ah. */
const LLI_FLOOR_MAH = MILLI * LLI_SHARE_OF_CAPACITY;
const LLI_MAX_MAH = 300;
/** Errors beyond the axis are drawn at its end. */
const ERROR_MAX_MAH = 12;

export function ledgerFigures(records: readonly RunRecord[]): Figure[] {
  return [
    {
      name: 'ledger',
      description:
        'Error of the loss of inventory against its truth with the target, and error of the dead sodium against the standard deviation of an ideal observer',
      panels: [lliPanel(records), deadPanel(records)],
    },
  ];
}

function lliPanel(records: readonly RunRecord[]): Figure['panels'][number] {
  const points = (kind: 'leak' | 'loss'): Point[] =>
    records.flatMap(({ condition, lli_Ah, pressure }): Point[] =>
      condition.kind !== kind || condition.protocol === 'partial' || !pressure || lli_Ah.value === null
        ? []
        : [[MILLI * lli_Ah.truth, clamp(MILLI * (lli_Ah.value - lli_Ah.truth))]],
    );
  const limit = (sign: number, name: string): Series => ({
    name,
    points: [
      [0, sign * LLI_FLOOR_MAH],
      [LLI_FLOOR_MAH / LLI_SHARE, sign * LLI_FLOOR_MAH],
      [LLI_MAX_MAH, sign * LLI_SHARE * LLI_MAX_MAH],
    ],
    reference: true,
  });
  return {
    x: { label: 'true LLI (mAh of 1 Ah)', domain: [0, LLI_MAX_MAH] },
    y: { label: 'error (mAh)', domain: [-ERROR_MAX_MAH, ERROR_MAX_MAH] },
    series: [
      { name: 'with loss of sodium', points: points('loss'), as: 'dots' },
      { name: 'with a leak', points: points('leak'), as: 'dots' },
      limit(1, 'target'),
      limit(-1, 'target'),
    ],
  };
}

function clamp(error_mAh: number): number {
  return Math.min(Math.max(error_mAh, -ERROR_MAX_MAH), ERROR_MAX_MAH);
}

function deadPanel(records: readonly RunRecord[]): Figure['panels'][number] {
  const dots = (pressure: boolean): Series => ({
    name: pressure ? 'with pressure' : 'without pressure',
    points: records.flatMap(({ condition, dead_Ah, deadIdeal_Ah, pressure: given }): Point[] =>
      condition.kind !== 'loss' || given !== pressure || dead_Ah.value === null
        ? []
        : [[MILLI * deadIdeal_Ah.sigma, MILLI * Math.abs(dead_Ah.value - dead_Ah.truth)]],
    ),
    as: 'dots',
  });
  const AXIS_MAH = 100;
  return {
    x: { label: 'standard deviation of an ideal observer (mAh)', domain: [0, AXIS_MAH] },
    y: { label: 'error of the dead sodium (mAh)' },
    series: [
      dots(true),
      dots(false),
      {
        name: `${DEAD_SIGMAS} ideal standard deviations`,
        points: [
          [0, 0],
          [AXIS_MAH, DEAD_SIGMAS * AXIS_MAH],
        ],
        reference: true,
      },
    ],
  };
}
