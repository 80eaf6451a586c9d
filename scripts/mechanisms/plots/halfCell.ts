import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import type { Point } from '../simplifyLine.js';

const CURRENT_A = 0.1;
const PLATED_S = 7200;
const LIMIT_V = -0.5;
const SHORTS_OHM = [Infinity, 30, 8, 4];
const CELL = { geometry: 'half', formationLoss: 0, seiShare: 1e-3 } as const;

/** Plating and stripping in a half cell with shorts, and the efficiency each seems to have. */
export function halfCell(): Figure[] {
  return [
    {
      name: 'half-cell',
      description:
        'Voltage of a half cell while plating and stripping with shorts of several sizes, and the apparent efficiency',
      panels: [
        {
          x: { label: 'time (h): 2 h plating, then stripping at 0.2 mA/cm2' },
          y: { label: 'counter less collector (V)', domain: [-0.6, 0.1] },
          series: SHORTS_OHM.map(voltage),
        },
        {
          x: { label: 'resistance of the short (ohm)', log: true, domain: [1, 1e4] },
          y: { label: 'efficiency (%)', domain: [0, 210] },
          series: [
            { name: 'half cell', points: efficiencies(true) },
            { name: 'full cell', points: efficiencies(false) },
            {
              name: '100 %',
              reference: true,
              points: [
                [1, 100],
                [1e4, 100],
              ],
            },
          ],
        },
      ],
    },
  ];
}

function plateAndStrip(run: CellRun, limit_V: number): number {
  run.hold(CURRENT_A, PLATED_S);
  const plated_C = run.cell.state.passed_C;
  run.hold(-CURRENT_A, 2 * PLATED_S, () => run.cell.point.terminal_V <= limit_V);
  return (plated_C - run.cell.state.passed_C) / plated_C;
}

function voltage(resistance_ohm: number): Series {
  const run = new CellRun(CELL);
  run.cell.conditions.shortConductance_S = 1 / resistance_ohm;
  const points: Point[] = [];
  run.note = () => points.push([run.time_s / 3600, run.cell.point.terminal_V]);
  plateAndStrip(run, LIMIT_V);
  return { name: resistance_ohm === Infinity ? 'no short' : `${resistance_ohm} ohm`, points };
}

/** Efficiency against the short's resistance; the full cell is stripped to 2.4 V. */
function efficiencies(half: boolean): Point[] {
  const points: Point[] = [];
  for (let decades = 0.25; decades <= 4; decades += 0.125) {
    const resistance_ohm = 10 ** decades;
    const run = new CellRun(half ? CELL : { ...CELL, geometry: 'full' });
    run.cell.conditions.shortConductance_S = 1 / resistance_ohm;
    const efficiency = plateAndStrip(run, half ? LIMIT_V : 2.4);
    points.push([resistance_ohm, 100 * efficiency]);
  }
  return points;
}
