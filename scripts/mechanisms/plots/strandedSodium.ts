import { Pool } from '../../../sim/cell/pools.js';
import { CellRun } from '../cellRun.js';
import type { Figure } from '../figure.js';
import { hours, recordLines } from '../recordLines.js';
import type { Point } from '../simplifyLine.js';

const CYCLES = 12;
const RESTED_CYCLE = 6;
const LONG_REST_S = 72 * 3600;

/** A long discharged rest lets stranded sodium reconnect: the efficiency of the next discharge exceeds 100 %. */
export function strandedSodium(): Figure[] {
  const run = new CellRun({ deadShare: 5e-3, strandedShare: 0.9, reconnection_s: 36000 });
  const pools = recordLines(run, hours(run), {
    stranded: () => run.pool_C(Pool.Stranded),
    dead: () => run.pool_C(Pool.Dead),
  });
  const efficiency: Point[] = [];
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    const { charge_C, discharge_C } = run.cycle();
    efficiency.push([cycle, (100 * discharge_C) / charge_C]);
    if (cycle === RESTED_CYCLE) run.rest(LONG_REST_S);
  }
  return [
    {
      name: 'stranded-sodium',
      description: `Stranded and dead sodium, and the efficiency of each cycle; a discharged rest of 72 h after cycle ${RESTED_CYCLE}`,
      panels: [
        { x: { label: 'time (h)' }, y: { label: 'sodium (C)' }, series: pools },
        {
          x: { label: 'cycle' },
          y: { label: 'efficiency (%)' },
          series: [
            { name: 'discharge over charge', points: efficiency.slice(1) },
            {
              name: '100 %',
              reference: true,
              points: [
                [2, 100],
                [CYCLES, 100],
              ],
            },
          ],
        },
      ],
    },
  ];
}
