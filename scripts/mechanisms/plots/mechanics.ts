import type { CellParameters } from '../../../sim/cell/cellParameters.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import { hours, recordLines } from '../recordLines.js';

type Variant = readonly [name: string, parameters: Partial<CellParameters>];

const FIXTURES: readonly Variant[] = [
  ['spring, 5 kPa/um', { fixture: 'spring', fixtureStiffness_kPa_per_um: 5 }],
  ['constant gap', { fixture: 'constant-gap' }],
  ['constant pressure', { fixture: 'constant-pressure' }],
];

const CREEPS: readonly Variant[] = [
  ['slow creep', {}],
  ['with a fast mode of 4 %', { fastCreepShare: 0.04 }],
  ['with extrusion', { extrusion_per_h: 1e-5 }],
];

/** Two cycles in three fixtures, and a charged rest of a day with three kinds of creep. */
export function mechanics(): Figure[] {
  const thickness: Series[] = [];
  const pressure: Series[] = [];
  for (const [name, parameters] of FIXTURES) {
    const run = new CellRun(parameters);
    const lines = recordLines(run, hours(run), {
      thickness: () => run.cell.state.thickness_um,
      pressure: () => run.cell.state.pressure_kPa / 1000,
    });
    run.cycle();
    run.cycle();
    thickness.push({ name, points: lines[0].points });
    pressure.push({ name, points: lines[1].points });
  }
  const x = { label: 'time (h)' };
  return [
    {
      name: 'mechanics',
      description:
        'Change of thickness and stack pressure over two cycles in three fixtures, and the pressure of a charged rest',
      panels: [
        { x, y: { label: 'thickness (um)' }, series: [{ ...thickness[0], name: 'in any fixture' }] },
        { x, y: { label: 'pressure (MPa)' }, series: pressure },
        {
          x: { label: 'time at rest, charged (h)' },
          y: { label: 'pressure (kPa)' },
          series: CREEPS.map(creep),
        },
      ],
    },
  ];
}

function creep([name, parameters]: Variant): Series {
  const run = new CellRun(parameters);
  run.charge(0.5, 3.6);
  const start_s = run.time_s;
  const [line] = recordLines(run, () => (run.time_s - start_s) / 3600, {
    [name]: () => run.cell.state.pressure_kPa,
  });
  run.rest(24 * 3600);
  return line;
}
