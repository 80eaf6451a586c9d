import { Pool } from '../../../sim/cell/pools.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import type { Point } from '../simplifyLine.js';

const PRESSURES_KPA = [100, 1000, 5000];
const CURRENTS_A = [0.1, 0.25, 0.5, 1, 1.5, 2];
const CYCLES = 15;
/** Isolates as much in a C/2 cycle with rests of 1 h as the reference cell's share (drawForms.ts). */
const FIRST_ORDER_PER_S = 0.034 * 5e-4;

/** The isolated share against rate and pressure, and the two laws over cycles with short and long rests. */
export function deadSodium(): Figure[] {
  return [
    {
      name: 'dead-sodium',
      description:
        'Isolated share of the stripped charge against current density and pressure; dead sodium over cycles under both laws',
      panels: [
        {
          x: { label: 'stripping current density (mA/cm2)' },
          y: { label: 'isolated share (1e-3)' },
          series: PRESSURES_KPA.map(byCurrent),
        },
        {
          x: { label: 'cycle' },
          y: { label: 'dead sodium (C)' },
          series: [
            byCycle('rate', 1),
            byCycle('rate', 10),
            byCycle('firstOrder', 1),
            byCycle('firstOrder', 10),
          ],
        },
      ],
    },
  ];
}

function byCurrent(preload_kPa: number): Series {
  const points = CURRENTS_A.map((current_A): Point => {
    const run = new CellRun({ fixture: 'constant-pressure', preload_kPa });
    run.hold(0.5, 3600);
    const full_C = run.cell.state.passed_C;
    run.hold(-current_A, 900 / current_A);
    return [current_A * 2, (1000 * run.pool_C(Pool.Dead)) / (full_C - run.cell.state.passed_C)];
  });
  return { name: `${preload_kPa / 1000} MPa`, points };
}

function byCycle(deadLaw: 'rate' | 'firstOrder', rest_h: number): Series {
  const run = new CellRun({ deadLaw, isolation_per_s: FIRST_ORDER_PER_S });
  const points: Point[] = [[0, 0]];
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    run.cycle(rest_h * 3600);
    points.push([cycle, run.pool_C(Pool.Dead)]);
  }
  return { name: `${deadLaw}, ${rest_h} h rests`, points };
}
