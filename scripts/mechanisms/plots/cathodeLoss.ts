import { Pool } from '../../../sim/cell/pools.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import type { Point } from '../simplifyLine.js';

const LOSS_PER_H = 3e-3;
const CYCLES = 12;
const START_CYCLE = 4;

/** The same rate of loss, sodiated and de-sodiated: capacity and what stays plated. */
export function cathodeLoss(): Figure[] {
  const capacity: Series[] = [];
  const left: Series[] = [];
  for (const [name, key] of [
    ['no loss', null],
    ['sodiated', 'sodiatedLoss_per_h'],
    ['de-sodiated', 'desodiatedLoss_per_h'],
  ] as const) {
    const run = new CellRun({});
    const capacities: Point[] = [];
    const leftovers: Point[] = [];
    for (let cycle = 1; cycle <= CYCLES; cycle++) {
      if (cycle === START_CYCLE && key !== null) run.cell.conditions[key] = LOSS_PER_H;
      capacities.push([cycle, run.cycle().discharge_C / 3.6]);
      leftovers.push([cycle, run.pool_C(Pool.Active)]);
    }
    capacity.push({ name, points: capacities });
    left.push({ name, points: leftovers });
  }
  const x = { label: 'cycle' };
  return [
    {
      name: 'cathode-loss',
      description: `Loss of cathode at ${LOSS_PER_H * 100} % of the capacity an hour from cycle ${START_CYCLE} on`,
      panels: [
        { x, y: { label: 'discharge (mAh)' }, series: capacity },
        { x, y: { label: 'metal left at the end (C)' }, series: left },
      ],
    },
  ];
}
