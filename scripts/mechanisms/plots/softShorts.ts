import { cellWith } from '../../../sim/cell/cellParameters.js';
import { EventRandom } from '../../../sim/cell/eventRandom.js';
import { FilamentBirth } from '../../../sim/cell/filamentBirth.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import { recordLines } from '../recordLines.js';
import type { Point } from '../simplifyLine.js';

const BIRTHS_PER_H = 1;
const DRAWS = 400;

/** One cell with spontaneous shorts, and the population they are drawn from. */
export function softShorts(): Figure[] {
  return [
    {
      name: 'soft-shorts',
      description: `Current through spontaneous soft shorts over eight cycles at ${BIRTHS_PER_H} birth an hour, and resistance against life of ${DRAWS} filaments`,
      panels: [
        {
          x: { label: 'time (h)' },
          y: { label: 'leak (mA)', log: true, domain: [0.01, 100] },
          series: [leak()],
        },
        {
          x: { label: 'drawn life without Joule heat (s)', log: true, domain: [1e-4, 1e5] },
          y: { label: 'resistance (ohm)', log: true, domain: [1, 1e7] },
          series: [
            { name: 'one filament', points: population().filter(([life_s]) => life_s >= 1e-4), as: 'dots' },
          ],
        },
      ],
    },
    { name: 'fixed-short', description: FIXED, panels: fixedShort() },
    { name: 'growing-short', description: GROWING, panels: growingShort() },
  ];
}

/** Mean leak of each minute; a minute without any leaves a gap at the foot of the logarithmic axis. */
function leak(): Series {
  const run = new CellRun({ shortBirths_per_h: BIRTHS_PER_H }, { seed: 3 });
  const points: Point[] = [];
  let minute_s = 0;
  let before_C = 0;
  run.note = () => {
    if (run.time_s - minute_s < 120) return;
    const { leaked_C } = run.cell.state;
    const mean_mA = (1000 * (leaked_C - before_C)) / (run.time_s - minute_s);
    points.push([run.time_s / 3600, Math.max(mean_mA, 0.01)]);
    minute_s = run.time_s;
    before_C = leaked_C;
  };
  for (let cycle = 0; cycle < 8; cycle++) run.cycle();
  return { name: 'mean of 2 min', points };
}

function population(): Point[] {
  const birth = new FilamentBirth(cellWith({}), new EventRandom(1));
  return Array.from({ length: DRAWS }, (_, event): Point => {
    birth.draw(event + 1);
    return [birth.life / birth.hazard_per_s, birth.resistance_ohm];
  });
}

const FIXED =
  'A fixed short: rest voltage after a full charge and on the plateau, and net charge at each full charge';
const SHORTS_OHM = [Infinity, 20000, 2000];

function name(resistance_ohm: number): string {
  return resistance_ohm === Infinity ? 'no short' : `${resistance_ohm / 1000} kohm`;
}

function fixedShort(): Figure['panels'] {
  const top: Series[] = [];
  const plateau: Series[] = [];
  const slip: Series[] = [];
  for (const resistance_ohm of SHORTS_OHM) {
    const run = new CellRun({});
    run.cycle();
    run.cell.conditions.shortConductance_S = 1 / resistance_ohm;
    const tops: Point[] = [];
    for (let cycle = 2; cycle <= 8; cycle++) {
      run.charge(0.5, 3.6);
      tops.push([cycle, run.cell.state.passed_C]);
      run.rest(3600);
      run.discharge(0.5, 2.4);
      run.rest(3600);
    }
    run.charge(0.5, 3.6);
    top.push(restVoltage(run, resistance_ohm));
    run.hold(-0.5, 3600);
    plateau.push(restVoltage(run, resistance_ohm));
    slip.push({
      name: name(resistance_ohm),
      points: tops.map(([cycle, net_C]) => [cycle, net_C - tops[0][1]]),
    });
  }
  const x = { label: 'time at rest (h)' };
  return [
    { x, y: { label: 'fully charged (V)' }, series: top },
    { x, y: { label: 'on the plateau (V)' }, series: plateau },
    { x: { label: 'cycle' }, y: { label: 'slip of the top (C)' }, series: slip },
  ];
}

function restVoltage(run: CellRun, resistance_ohm: number): Series {
  const points: Point[] = [];
  const start_s = run.time_s;
  run.note = () => points.push([(run.time_s - start_s) / 3600, run.cell.point.terminal_V]);
  run.rest(7200);
  run.note = null;
  // The drop of the current is over within seconds and would hide the rest.
  return { name: name(resistance_ohm), points: points.filter(([time_h]) => time_h > 0.1) };
}

const GROWING =
  'A planted filament that grows while the cell charges, holds at rest, and neither fuses nor dissolves';

function growingShort(): Figure['panels'] {
  const run = new CellRun({});
  run.cycle();
  run.cell.conditions.plant(1e-4, 0.8);
  const start_s = run.time_s;
  const time = (): number => (run.time_s - start_s) / 3600;
  const [resistance] = recordLines(run, time, {
    'resistance of the filament': () => 1 / run.cell.state.filaments.total_S,
  });
  const [current] = recordLines(run, time, { current: () => 1000 * run.cell.point.current_A });
  for (let cycle = 0; cycle < 3; cycle++) run.cycle();
  const x = { label: 'time (h)' };
  return [
    { x, y: { label: 'resistance (ohm)', log: true }, series: [resistance] },
    { x, y: { label: 'terminal current (mA)' }, series: [current] },
  ];
}
