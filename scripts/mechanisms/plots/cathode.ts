import { listCathodes } from '../../../sim/library/cathodes.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import type { Point } from '../simplifyLine.js';

const RATES = [
  ['C/10', 0.1],
  ['C/2', 0.5],
  ['1C', 1],
  ['2C', 2],
] as const;

/** The library's open-circuit curves, and what the reference cell makes of one of them under current. */
export function cathode(): Figure[] {
  return [
    {
      name: 'cathode',
      description: 'Open-circuit curves of the library, and discharges of the reference cell at four rates',
      panels: [
        { x: { label: 'sodium removed (%)' }, y: { label: 'U against Na (V)' }, series: curves() },
        {
          x: { label: 'charge drawn (Ah)' },
          y: { label: 'terminals (V)', domain: [2.4, 3.6] },
          series: RATES.map(discharge),
        },
      ],
    },
  ];
}

function curves(): Series[] {
  // Na5VP cycles on the curve of NVP once its reservoir has gone.
  const cathodes = listCathodes().filter(({ reservoir }) => reservoir === undefined);
  return cathodes.map(({ id, voltage_V }) => ({
    name: id,
    points: Array.from({ length: 401 }, (_, i): Point => [i / 4, voltage_V(i / 400, 1)]),
  }));
}

function discharge([name, current_A]: (typeof RATES)[number]): Series {
  const run = new CellRun({});
  run.cycle();
  run.charge(0.5, 3.6);
  run.rest(7200);
  const top_C = run.cell.state.passed_C;
  const points: Point[] = [];
  run.note = () => points.push([(top_C - run.cell.state.passed_C) / 3600, run.cell.point.terminal_V]);
  run.discharge(current_A, 2.4);
  return { name, points };
}
