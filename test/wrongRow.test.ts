/** A single wrong row never latches a hard short, wherever beside a step of current it lies. */
import { describe, expect, test } from 'vitest';
import { BatteryMonitor } from '../firmware/core/monitor.js';
import { Sample } from '../firmware/core/sample.js';
import { MonitorSettings } from '../firmware/core/settings.js';
import { toCellProfile } from '../host/profile/toCellProfile.js';
import { cellById, protocolOf } from '../sim/library/cells.js';
import { Simulation } from '../sim/simulation.js';

type Wrong = (sample: Sample) => void;

/** What a bus or a loose lead makes of one row. The voltages are within what plausibility believes. */
const WRONG: readonly [string, Wrong][] = [
  ['a voltage 25 mV too high', (row) => (row.voltage_V += 0.025)],
  ['a voltage 0.4 V too high', (row) => (row.voltage_V += 0.4)],
  ['a voltage 0.1 V too low', (row) => (row.voltage_V -= 0.1)],
  ['no current', (row) => (row.current_A = 0)],
  ['a current of the other sign', (row) => (row.current_A = -row.current_A)],
  ['a charging current', (row) => (row.current_A = 0.5)],
];
/** Rows from one before a step to the third after it. */
const BESIDE = [-1, 0, 1, 2, 3];
const ROWS_AFTER = 20;

interface Run {
  readonly rows: readonly Sample[];
  readonly monitor: () => BatteryMonitor;
}

function recorded(cell: string, dischargeRate_per_h: number, period_s: number, seed: number): Run {
  const simulation = new Simulation({
    name: 'wrong row',
    seed,
    cycles: 1,
    cell: cellById(cell).parameters,
    protocol: { ...protocolOf(cellById(cell)), restTop_s: 600, chargeRate_per_h: 1, dischargeRate_per_h },
    logger: { period_s },
    faults: [],
    spread: 'default',
  });
  const rows: Sample[] = [];
  for (let row = new Sample(); simulation.next(row); row = new Sample()) rows.push(row);
  const profile = toCellProfile(simulation.nominalProfile);
  return { rows, monitor: () => new BatteryMonitor(profile, new MonitorSettings()) };
}

/** Whether a hard short latches when this row is wrong. */
function latches({ rows, monitor }: Run, wrongRow: number, wrong: Wrong): boolean {
  const core = monitor();
  return rows.slice(0, wrongRow + ROWS_AFTER).some((row, k) => {
    const given = Object.assign(new Sample(), row);
    if (k === wrongRow) wrong(given);
    core.step(given);
    return core.softShort.level === 4;
  });
}

describe('a single wrong row', () => {
  const runs: [string, number, number][] = [
    ['nvpf-1ah', 1, 10],
    ['pw-1ah', 2, 10],
    ['pw-1ah', 2, 60],
  ];
  test.each(runs)('%s, %fC, rows of %i s: latches nothing', (cell, rate_per_h, period_s) => {
    const run = recorded(cell, rate_per_h, period_s, 940_777);
    const steps = run.rows.flatMap(({ current_A }, k) =>
      k > 0 && Math.abs(current_A - (run.rows[k - 1]?.current_A ?? 0)) > 0.05 ? [k] : [],
    );
    expect(steps.length).toBeGreaterThan(2);
    const latched = WRONG.flatMap(([name, wrong]) =>
      steps.flatMap((step) =>
        BESIDE.filter((beside) => latches(run, step + beside, wrong)).map(
          (beside) => `${name}, row ${step} + ${beside}`,
        ),
      ),
    );
    expect(latched).toEqual([]);
  });
});
