import { cellWith, type CellParameters } from '../../../sim/cell/cellParameters.js';
import { Parasitics } from '../../../sim/cell/parasitics.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import type { Point } from '../simplifyLine.js';

/** Sizes chosen so that each by-passes about 0.17 mA at 3.4 V, as a short of 20 kohm does. */
const PATHS: readonly (readonly [name: string, parameters: Partial<CellParameters>])[] = [
  ['electronic conduction', { electronicConductivity_S_per_cm: 2e-10 }],
  ['redox shuttle', { shuttleCurrent_uA_per_cm2: 0.34 }],
  [
    'oxidation',
    { oxidationCurrent_uA_per_cm2: 0.34, oxidationReference_V: 3.4, oxidationLimit_uA_per_cm2: 20 },
  ],
];
const SHORT_OHM = 20000;

/** Current against voltage and temperature, and the rest voltage each makes of the same charged cell. */
export function parasiticCurrents(): Figure[] {
  return [
    {
      name: 'parasitic-currents',
      description:
        'Three parasitic currents against voltage, against temperature, and in a rest beside a soft short of the same size',
      panels: [
        {
          x: { label: 'voltage between the electrodes (V)' },
          y: { label: 'current (mA)', log: true, domain: [0.001, 20] },
          series: PATHS.map(([name, parameters]) => ({ name, points: byVoltage(parameters) })),
        },
        {
          x: { label: 'temperature (degC)' },
          y: { label: 'current at 3.4 V (mA)' },
          series: PATHS.map(([name, parameters]) => ({ name, points: byTemperature(parameters) })),
        },
        {
          x: { label: 'time at rest after a full charge (h)' },
          y: { label: 'terminals (V)' },
          series: [['no leak', {}] as const, ...PATHS.slice(0, 2), ['short of 20 kohm', null] as const].map(
            ([name, parameters]) => rest(name, parameters),
          ),
        },
      ],
    },
  ];
}

function current_mA(
  parameters: Partial<CellParameters>,
  voltage_V: number,
  temperature_degC: number,
): number {
  const parasitics = new Parasitics(cellWith(parameters), 10);
  parasitics.prepare(temperature_degC, 0);
  parasitics.evaluate(voltage_V);
  return 1000 * parasitics.current_A;
}

function byVoltage(parameters: Partial<CellParameters>): Point[] {
  const points = Array.from({ length: 226 }, (_, i): Point => {
    const voltage_V = i * 0.02;
    return [voltage_V, current_mA(parameters, voltage_V, 25)];
  });
  return points.filter(([, mA]) => mA >= 0.001);
}

function byTemperature(parameters: Partial<CellParameters>): Point[] {
  return Array.from({ length: 25 }, (_, i): Point => {
    const temperature_degC = 2.5 * i;
    return [temperature_degC, current_mA(parameters, 3.4, temperature_degC)];
  });
}

function rest(name: string, parameters: Partial<CellParameters> | null): Series {
  const run = new CellRun(parameters ?? {});
  if (parameters === null) run.cell.conditions.shortConductance_S = 1 / SHORT_OHM;
  run.charge(0.5, 3.6);
  const start_s = run.time_s;
  const points: Point[] = [];
  run.note = () => points.push([(run.time_s - start_s) / 3600, run.cell.point.terminal_V]);
  run.rest(24 * 3600);
  return { name, points: points.filter(([time_h]) => time_h > 0.1) };
}
