import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import { recordLines } from '../recordLines.js';

const BRIDGES_OHM = [2, 5, 10];
const WATCHED_S = 7200;

/** A metallic bridge in a charged, resting cell. */
export function hardShort(): Figure[] {
  const voltage: Series[] = [];
  const leak: Series[] = [];
  const temperature: Series[] = [];
  for (const resistance_ohm of BRIDGES_OHM) {
    const run = new CellRun({});
    run.charge(0.5, 3.6);
    run.rest(3600);
    run.cell.conditions.shortConductance_S = 1 / resistance_ohm;
    const start_s = run.time_s;
    const lines = recordLines(run, () => (run.time_s - start_s) / 60, {
      voltage: () => run.cell.point.terminal_V,
      leak: () => run.cell.point.leak_A,
      temperature: () => run.cell.state.temperature_degC,
    });
    run.rest(WATCHED_S);
    [voltage, leak, temperature].forEach((list, i) => {
      list.push({ name: `${resistance_ohm} ohm`, points: lines[i].points });
    });
  }
  const x = { label: 'time since the bridge (min)' };
  return [
    {
      name: 'hard-short',
      description:
        'Terminal voltage, current through the bridge and temperature of a charged cell at rest with a hard short',
      panels: [
        { x, y: { label: 'terminals (V)' }, series: voltage },
        { x, y: { label: 'through the bridge (A)' }, series: leak },
        { x, y: { label: 'temperature (degC)' }, series: temperature },
      ],
    },
  ];
}
