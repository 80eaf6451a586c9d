import { AnodeModel } from '../../../sim/cell/anode.js';
import { cellWith, referenceCell } from '../../../sim/cell/cellParameters.js';
import { CellState } from '../../../sim/cell/cellState.js';
import { Pool } from '../../../sim/cell/pools.js';
import { scharifkerHillsCurrent } from '../../../sim/cell/scharifkerHills.js';
import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import type { Point } from '../simplifyLine.js';

const DENSITIES_MA_PER_CM2 = [0.1, 0.5, 1, 2];
const AREA_CM2 = 500;
/** Defaults of the peak, and for how many of its times to look. */
const PEAK_S = referenceCell().nucleationPeakTime_s;
const PEAK_MA_PER_CM2 = referenceCell().nucleationPeakCurrent_mA_per_cm2;
const PEAK_TIMES = 6;
const HOLDS_V = [0.02, 0.05, 0.15];
const PRESSURES_KPA = [100, 1000, 2000, 4000, 6000, 8000, 10000];

/** The first plating on the bare collector, the last metal stripped from it, and nucleation against pressure. */
export function anode(): Figure[] {
  return [
    {
      name: 'nucleation-and-growth',
      description:
        'Overpotential of the collector at the start of plating, at the end of stripping, and against pressure',
      panels: [
        {
          x: { label: 'plated charge (mAh/cm2)' },
          y: { label: 'overpotential (mV)' },
          series: DENSITIES_MA_PER_CM2.map(plating),
        },
        {
          x: { label: 'metal left (mAh/cm2)', log: true, domain: [1e-5, 0.1] },
          y: { label: 'overpotential (mV)', domain: [-1000, 0] },
          series: DENSITIES_MA_PER_CM2.map(stripping),
        },
        {
          x: { label: 'stack pressure (MPa)' },
          y: { label: 'nucleation part (mV)', domain: [0, 90] },
          series: DENSITIES_MA_PER_CM2.map(nucleation),
        },
      ],
    },
    {
      name: 'nucleation-transient',
      description:
        'Current of a bare collector at three constant potentials under the law of Scharifker and Hills',
      panels: [
        {
          x: { label: 'time (s)', domain: [0, PEAK_TIMES * PEAK_S] },
          y: { label: 'current density (mA/cm2)', domain: [0, 1.2] },
          series: [...HOLDS_V.map(transient), allowed()],
        },
      ],
    },
  ];
}

/** Current after the terminals of a half cell are set to a potential. */
function transient(voltage_V: number): Series {
  const run = new CellRun(
    { geometry: 'half', coverLaw: 'scharifkerHills', formationLoss: 0, seiShare: 0 },
    { step_s: 0.5 },
  );
  const points: Point[] = [];
  run.note = () => points.push([run.time_s, (1000 * run.cell.point.faradaic_A) / AREA_CM2]);
  run.holdVoltage(voltage_V, 10, PEAK_TIMES * PEAK_S);
  return { name: `${1000 * voltage_V} mV`, points: points.slice(1) };
}

function allowed(): Series {
  const points = Array.from({ length: 301 }, (_, i): Point => {
    const time_s = (i / 300) * PEAK_TIMES * PEAK_S;
    return [time_s, PEAK_MA_PER_CM2 * scharifkerHillsCurrent(time_s / PEAK_S)];
  });
  return { name: 'diffusion allows', points, reference: true };
}

function label(density_mA_per_cm2: number): string {
  return `${density_mA_per_cm2} mA/cm2`;
}

function plating(density_mA_per_cm2: number): Series {
  const run = new CellRun({ formationLoss: 0 }, { step_s: 0.2 });
  const collector = new AnodeModel(cellWith({}));
  const points: Point[] = [];
  run.note = () => {
    collector.prepare(run.cell.state);
    collector.evaluate(run.cell.point.faradaic_A);
    points.push([run.cell.state.passed_C / 3.6 / AREA_CM2, 1000 * collector.overpotential_V]);
  };
  const current_A = (density_mA_per_cm2 * AREA_CM2) / 1000;
  run.hold(current_A, (0.06 * 3600) / density_mA_per_cm2);
  return { name: label(density_mA_per_cm2), points };
}

/** Overpotential at a current, V, of a collector with so much metal under a pressure. */
function overpotential_V(density_mA_per_cm2: number, active_C: number, pressure_kPa: number): number {
  const state = new CellState();
  state.pools.fill(Pool.Active, active_C);
  state.pressure_kPa = pressure_kPa;
  const collector = new AnodeModel(cellWith({}));
  collector.prepare(state);
  collector.evaluate((density_mA_per_cm2 * AREA_CM2) / 1000);
  return collector.overpotential_V;
}

function stripping(density_mA_per_cm2: number): Series {
  const points = Array.from({ length: 161 }, (_, i): Point => {
    const left_mAh_per_cm2 = 10 ** (-5 + i / 40);
    const metal_C = left_mAh_per_cm2 * 3.6 * AREA_CM2;
    return [left_mAh_per_cm2, Math.max(-1000, 1000 * overpotential_V(-density_mA_per_cm2, metal_C, 1000))];
  });
  return { name: label(density_mA_per_cm2), points };
}

/** What the bare collector costs beyond the covered one. */
function nucleation(density_mA_per_cm2: number): Series {
  const points = PRESSURES_KPA.map((pressure_kPa): Point => {
    const bare_V = overpotential_V(density_mA_per_cm2, 0, pressure_kPa);
    const covered_V = overpotential_V(density_mA_per_cm2, 3000, pressure_kPa);
    return [pressure_kPa / 1000, 1000 * (bare_V - covered_V)];
  });
  return { name: label(density_mA_per_cm2), points };
}
