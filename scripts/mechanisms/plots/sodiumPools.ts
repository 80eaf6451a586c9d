import { Pool } from '../../../sim/cell/pools.js';
import { CellRun } from '../cellRun.js';
import type { Figure } from '../figure.js';
import { hours, recordLines } from '../recordLines.js';

const SHORT_OHM = 500;

/** Three cycles, a short from the second on: where the sodium is, and where the electrons went. */
export function sodiumPools(): Figure[] {
  const run = new CellRun({ deadShare: 5e-3, strandedShare: 0.3, reconnection_s: 7200 });
  const time = hours(run);
  const [cathode, active] = recordLines(run, time, {
    cathode: () => run.pool_C(Pool.Cathode),
    'active metal': () => run.pool_C(Pool.Active),
  });
  const lost = recordLines(run, time, {
    SEI: () => run.pool_C(Pool.Sei),
    dead: () => run.pool_C(Pool.Dead),
    stranded: () => run.pool_C(Pool.Stranded),
  });
  const initial_C = run.pool_C(Pool.Cathode);
  const { state } = run.cell;
  const [bypass, leak] = recordLines(run, time, {
    'terminals less cathode': () => state.passed_C - (initial_C - run.pool_C(Pool.Cathode)),
    'through the short': () => state.leaked_C,
  });
  for (let cycle = 1; cycle <= 3; cycle++) {
    if (cycle === 2) run.cell.conditions.shortConductance_S = 1 / SHORT_OHM;
    run.cycle();
  }
  const x = { label: 'time (h)' };
  return [
    {
      name: 'sodium-pools',
      description: `Sodium pools and electron balance over three C/2 cycles; a ${SHORT_OHM} ohm short from the second on`,
      panels: [
        { x, y: { label: 'sodium (C)' }, series: [cathode, active] },
        { x, y: { label: 'lost sodium (C)' }, series: lost },
        { x, y: { label: 'charge (C)' }, series: [bypass, { ...leak, reference: true }] },
      ],
    },
  ];
}
