import { cellById } from '../../../sim/library/cells.js';
import { Pool } from '../../../sim/cell/pools.js';
import { CellRun } from '../cellRun.js';
import type { Figure } from '../figure.js';
import { recordLines } from '../recordLines.js';

/** First and second cycle of NVP with a reservoir from Na5V2(PO4)3. */
export function reservoir(): Figure[] {
  const { parameters, voltageMax_V, voltageMin_V } = cellById('na5vp-nvp-1ah');
  const run = new CellRun(parameters);
  const charge_Ah = (): number => run.cell.state.passed_C / 3600;
  const quantities = { voltage: () => run.cell.point.terminal_V };
  const [first] = recordLines(run, charge_Ah, quantities);
  const [left] = recordLines(run, charge_Ah, {
    'reservoir left': () => run.cell.state.cathode.reservoir_C,
    'active metal': () => run.pool_C(Pool.Active),
  });
  run.charge(0.1, voltageMax_V);
  run.discharge(0.1, voltageMin_V);
  run.note = null;
  const [second] = recordLines(run, charge_Ah, quantities);
  run.charge(0.1, voltageMax_V);
  const x = { label: 'net charge through the terminals (Ah)' };
  return [
    {
      name: 'na5vp-reservoir',
      description:
        'Voltage of the first charge and discharge and of the second charge of NVP with a first-charge reservoir',
      panels: [
        {
          x,
          y: { label: 'terminals (V)' },
          series: [
            { ...first, name: 'first cycle' },
            { ...second, name: 'second charge' },
          ],
        },
        { x, y: { label: 'reservoir left (C)' }, series: [left] },
      ],
    },
  ];
}
