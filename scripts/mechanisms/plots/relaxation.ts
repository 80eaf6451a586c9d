import { referenceCell } from '../../../sim/cell/cellParameters.js';
import { RELAXATION_KINDS } from '../../../sim/cell/relaxationKind.js';
import { withRelaxation } from '../../../sim/spread/drawForms.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import type { Point } from '../simplifyLine.js';

const CHARGE_S = 3600;
const REST_S = 36000;

/** One hour at C/2, then a rest: the three forms, and the cold. */
export function relaxation(): Figure[] {
  const runs = [
    ...RELAXATION_KINDS.map((kind) => ({ name: kind, cell: withRelaxation(referenceCell(), kind) })),
    { name: 'lag at 0 degC', cell: { ...referenceCell(), ambient_degC: 0 } },
  ].map(({ name, cell }) => {
    const run = new CellRun(cell, { step_s: 2 });
    const points: Point[] = [];
    run.note = () => points.push([run.time_s, 100 * run.cell.state.surfaceLag]);
    run.hold(0.5, CHARGE_S);
    run.rest(REST_S);
    return { name, points };
  });
  const early = (points: readonly Point[]): Point[] =>
    points.filter(([t]) => t <= 3 * CHARGE_S).map(([t, z]) => [t / 60, z]);
  return [
    {
      name: 'relaxation',
      description: 'Surface lag of the cathode during one hour at C/2 and the rest after it, by form',
      panels: [
        {
          x: { label: 'time (min)' },
          y: { label: 'surface lag (% of Q)' },
          series: runs.map(({ name, points }) => ({ name, points: early(points) })),
        },
        {
          x: { label: 'time at rest (s)', log: true, domain: [2, REST_S] },
          y: { label: 'surface lag (% of Q)', log: true, domain: [1e-4, 10] },
          series: runs.map(atRest),
        },
      ],
    },
  ];
}

function atRest({ name, points }: { name: string; points: readonly Point[] }): Series {
  const spaced: Point[] = [];
  let next_s = 2;
  for (const [time_s, lag] of points) {
    const rest_s = time_s - CHARGE_S;
    if (rest_s < next_s || lag < 1e-4) continue;
    spaced.push([rest_s, lag]);
    next_s = rest_s * 1.05;
  }
  return { name, points: spaced };
}
