import { Pool } from '../../../sim/cell/pools.js';
import { CellRun } from '../cellRun.js';
import type { Figure } from '../figure.js';
import { hours, recordLines } from '../recordLines.js';

/** An inner loop within the large one: the branch is followed by charge, and a rest changes nothing. */
export function hysteresis(): Figure[] {
  const run = new CellRun({ hysteresis_V: 0.008, formationLoss: 0 });
  const { state } = run.cell;
  const mV = { 'deviation from the mean curve': () => 1000 * state.cathode.hysteresis_V };
  const byCharge = recordLines(run, () => 100 * (1 - run.pool_C(Pool.Cathode) / 3600), mV);
  const byTime = recordLines(run, hours(run), mV);
  run.hold(0.5, 5400);
  run.hold(-0.5, 2880);
  run.hold(0.5, 216);
  run.rest(3600);
  run.hold(0.5, 2160);
  run.hold(-0.5, 3600);
  const y = { label: 'hysteresis (mV)' };
  return [
    {
      name: 'hysteresis',
      description: 'Hysteresis of the open-circuit potential against charge and against time, C/2 with turns',
      panels: [
        { x: { label: 'sodium removed (%)' }, y, series: byCharge },
        { x: { label: 'time (h)' }, y, series: byTime },
      ],
    },
  ];
}
