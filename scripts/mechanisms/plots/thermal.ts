import { cellWith } from '../../../sim/cell/cellParameters.js';
import { Thermal } from '../../../sim/cell/thermal.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import { recordLines } from '../recordLines.js';

const RATES = [
  ['C/2', 0.5],
  ['1C', 1],
  ['2C', 2],
] as const;

/** Heat and temperature over a cycle at three rates. */
export function thermal(): Figure[] {
  const temperature: Series[] = [];
  const heat: Series[] = [];
  for (const [name, current_A] of RATES) {
    const run = new CellRun({});
    run.cycle();
    const model = new Thermal(cellWith({}));
    const start_s = run.time_s;
    const { state, point } = run.cell;
    const lines = recordLines(run, () => (run.time_s - start_s) / 3600, {
      temperature: () => state.temperature_degC,
      heat: () => 1000 * model.heat_W(state, point, point.faradaic_A),
    });
    run.charge(current_A, 3.6);
    run.rest(3600);
    run.discharge(current_A, 2.4);
    run.rest(3600);
    temperature.push({ name, points: lines[0].points });
    heat.push({ name, points: lines[1].points });
  }
  const x = { label: 'time (h): charge, rest of 1 h, discharge, rest of 1 h' };
  return [
    {
      name: 'thermal',
      description: 'Heat and temperature of the reference cell over a cycle at three rates',
      panels: [
        { x, y: { label: 'heat (mW)', domain: [-50, 600] }, series: heat },
        { x, y: { label: 'temperature (degC)' }, series: temperature },
      ],
    },
  ];
}
