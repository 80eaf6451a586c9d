import { Pool } from '../../../sim/cell/pools.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import type { Point } from '../simplifyLine.js';

const AREA_CM2 = 500;
/** A part of the formation charge and a share of all that is plated, each switched off in turn. */
const NO_CALENDAR = { seiGrowth_C_per_cm2_sqrt_s: 0 };
const NO_PLATING_LOSS = { formationLoss: 0, seiShare: 0 };

/** The three ways sodium becomes SEI, each alone. */
export function sei(): Figure[] {
  return [
    {
      name: 'sei',
      description:
        'SEI by plating in the first charge, by time on a charged cell, and galvanic against the cover',
      panels: [
        {
          x: { label: 'plated charge (Ah)' },
          y: { label: 'SEI (C)' },
          series: [0.25, 0.5].map(formation),
        },
        {
          x: { label: 'time at rest (h)' },
          y: { label: 'SEI (C)' },
          series: calendar(),
        },
        {
          x: { label: 'cover of the collector (%)', domain: [0, 100] },
          y: { label: 'loss (uA/cm2)' },
          series: [galvanic(1), galvanic(0)],
        },
      ],
    },
  ];
}

/** Three charges and discharges against the charge plated in all. */
function formation(formationShare: number): Series {
  const run = new CellRun({ ...NO_CALENDAR, formationShare });
  const points: Point[] = [];
  let plated_C = 0;
  let last_C = 0;
  run.note = () => {
    const { passed_C } = run.cell.state;
    if (passed_C > last_C) plated_C += passed_C - last_C;
    last_C = passed_C;
    points.push([plated_C / 3600, run.pool_C(Pool.Sei)]);
  };
  for (let cycle = 0; cycle < 3; cycle++) run.cycle();
  return { name: `formationShare ${formationShare}`, points };
}

/** A charged rest of 1000 h, and the parabola it should follow from what was there at its start. */
function calendar(): Series[] {
  const run = new CellRun(NO_PLATING_LOSS, { step_s: 60 });
  run.hold(0.5, 3600);
  const start_s = run.time_s;
  const start_C = run.pool_C(Pool.Sei);
  const points: Point[] = [];
  run.note = () => points.push([(run.time_s - start_s) / 3600, run.pool_C(Pool.Sei)]);
  run.rest(3.6e6);
  const k = 2.4e-5 * AREA_CM2;
  const law = points
    .filter((_, i) => i % 600 === 0)
    .map(([time_h]): Point => [time_h, Math.sqrt(start_C * start_C + k * k * time_h * 3600)]);
  return [
    { name: 'simulated', points },
    { name: 'sqrt(q0^2 + k^2 t)', points: law, reference: true },
  ];
}

/** Loss in an hour's rest after so much plating, as a current. */
function galvanic(current_uA_per_cm2: number): Series {
  const points: Point[] = [];
  for (let cover = 0.02; cover < 1; cover += 0.04) {
    const run = new CellRun({
      ...NO_PLATING_LOSS,
      ...NO_CALENDAR,
      galvanicCurrent_uA_per_cm2: current_uA_per_cm2,
    });
    const nucleation_C = 0.04 * AREA_CM2;
    const metal_C = -nucleation_C * Math.log(1 - cover);
    run.hold(0.1, metal_C / 0.1);
    const before_C = run.pool_C(Pool.Sei);
    run.rest(600);
    points.push([100 * cover, ((run.pool_C(Pool.Sei) - before_C) / 600 / AREA_CM2) * 1e6]);
  }
  return { name: `galvanicCurrent ${current_uA_per_cm2} uA/cm2`, points };
}
