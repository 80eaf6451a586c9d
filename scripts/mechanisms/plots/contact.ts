import { AnodeModel } from '../../../sim/cell/anode.js';
import { cellWith } from '../../../sim/cell/cellParameters.js';
import { Pool } from '../../../sim/cell/pools.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import { recordLines } from '../recordLines.js';
import type { Point } from '../simplifyLine.js';

const PRESSURES_KPA = [500, 1000, 2000];
const AREA_CM2 = 500;

/** A solid contact stripped, rested and plated again under three pressures. */
export function contact(): Figure[] {
  const share: Series[] = [];
  const resistance: Series[] = [];
  const stranded: Series[] = [];
  for (const preload_kPa of PRESSURES_KPA) {
    const cell = { voidGrowth_cm2_per_mAh: 1, fixture: 'constant-pressure', preload_kPa } as const;
    const run = new CellRun(cell);
    run.hold(0.5, 5400);
    const start_s = run.time_s;
    const collector = new AnodeModel(cellWith(cell));
    const lines = recordLines(run, () => (run.time_s - start_s) / 60, {
      share: () => 100 * run.cell.state.contact,
      resistance: () => {
        collector.prepare(run.cell.state);
        collector.evaluate(1e-6);
        return collector.slope_ohm * AREA_CM2;
      },
      stranded: () => run.pool_C(Pool.Stranded),
    });
    run.hold(-0.5, 1800);
    run.rest(3600);
    run.hold(0.5, 1800);
    [share, resistance, stranded].forEach((list, i) => {
      list.push({ name: `${preload_kPa / 1000} MPa`, points: lines[i].points });
    });
  }
  const x = { label: 'time (min): 30 stripping at 1 mA/cm2, 60 rest, 30 plating' };
  return [
    {
      name: 'contact',
      description:
        'Contact share, anode resistance and stranded sodium while a solid contact is stripped, rests and is plated',
      panels: [
        { x, y: { label: 'contact (%)', domain: [0, 105] }, series: share },
        { x, y: { label: 'resistance (ohm cm2)' }, series: resistance },
        { x, y: { label: 'stranded sodium (C)' }, series: stranded },
      ],
    },
    {
      name: 'delamination',
      description: 'Terminal voltage of a plating cell with the fluctuation of a collector that comes loose',
      panels: [
        {
          x: { label: 'time (min)' },
          y: { label: 'off the quiet cell (mV)' },
          series: [
            fluctuation('0.2 mA/cm2, 1 MPa', 0.1, 1000),
            fluctuation('1 mA/cm2, 1 MPa', 0.5, 1000),
            fluctuation('1 mA/cm2, 5 MPa', 0.5, 5000),
          ],
        },
      ],
    },
  ];
}

/** Difference between two cells on the plateau that differ by the fluctuation alone. */
function fluctuation(name: string, current_A: number, preload_kPa: number): Series {
  const cell = { fixture: 'constant-pressure', preload_kPa } as const;
  const quiet = new CellRun(cell);
  const loose = new CellRun({ ...cell, delaminationNoise_V: 0.001 });
  const voltages = [quiet, loose].map((run) => {
    run.hold(0.5, 1800);
    const points: Point[] = [];
    run.note = () => points.push([run.time_s / 60 - 30, 1000 * run.cell.point.terminal_V]);
    run.hold(current_A, 1200);
    return points;
  });
  // The first point belongs to the current before.
  const points = voltages[1].map(([time, mV], i): Point => [time, mV - voltages[0][i][1]]).slice(2);
  return { name, points };
}
