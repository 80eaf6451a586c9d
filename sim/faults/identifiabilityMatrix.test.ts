/**
 * The identifiability matrix PHYSICS A8, cell by cell: what each fault does to each column against a healthy twin. A cell
 * the matrix marks 0 is asserted as 0 within the noise of the sensors (`ZERO`) or within the number given with it.
 *
 * Where the simulator shows that A8 is wrong or rough:
 * - current offset, dP/dQ: not 0. It falls by I_os/I, just as by I_sh/I under a short, since the counted charge is in
 *   it. The pressure at rest does break the tie, dP/dQ does not.
 * - reservoir, top endpoint and rest at the top: not 0 where a slow cathode makes the reservoir. The charge then ends with
 *   more lag (-13 mAh) which relaxes in the rest (-10 mV), once; afterwards the endpoint stays.
 * - dead sodium and SEI, R/eta "weak up": no such term is modelled (a tortuous dead layer has no number in the sources);
 *   asserted 0, so that it is seen when one is added.
 * Other quantities of A8 (amounts, Coulombic efficiency, reconnection) are asserted in identifiability.test.ts.
 */
import { describe, expect, it, vi } from 'vitest';
import type { CellParameters } from '../cell/cellParameters.js';
import { type Columns, FIRST_FAULTY_CYCLE, type MatrixRun, measure } from './matrixRun.js';

vi.setConfig({ testTimeout: 120_000 });

/** Three standard deviations of a difference of two means of the sensors' noise (60 rows, pressure ends 10). */
const ZERO: Columns = {
  restTop_V: 16e-6,
  restPlateau_V: 16e-6,
  top_mAh: 0.002,
  bottom_mAh: 0.06,
  capacity_mAh: 0.06,
  efficiency: 6e-5,
  swing_kPa_per_mAh: 1e-4,
  pressureTop_kPa: 0.15,
  pressureBottom_kPa: 0.15,
  restPressure_kPa: 0.08,
  temperature_degC: 0.012,
  resistance_ohm: 1.2e-4,
};
const COLUMNS = Object.keys(ZERO) as (keyof Columns)[];

/** [smallest, largest] change, a single number = 0 within it, absent = 0 within the noise. */
type Row = Partial<Record<keyof Columns, number | readonly [number, number]>>;

/** Within 5 % of a physical expectation. */
const about = (value: number): readonly [number, number] =>
  value > 0 ? [0.95 * value, 1.05 * value] : [1.05 * value, 0.95 * value];

/** Stiffness of the reference cell, kPa/um: fixture and stack in series. */
const STIFFNESS = 1 / (1 / 5 + 1 / 40);
/** kPa per mAh of sodium, SEI and cathode: 0.2 um per mAh and cm3/Ah. */
const [SODIUM, SEI, CATHODE] = [0.886, 0.55, 0.21].map((volume) => 0.2 * STIFFNESS * volume);
/** Charging current, A, healthy swing, kPa/mAh, and between the means of half a rest, h. */
const CHARGE_A = 0.5;
const SWING = SODIUM - CATHODE;
const HALF_REST_H = 1 / 3;

interface Case {
  name: string;
  parameters: Record<string, number>;
  cell?: Partial<CellParameters>;
  expected: (seen: MatrixRun, twin: MatrixRun) => Row;
}

const LEAK_A = 3.4 / 2000;
const OFFSET_A = 1e-3;
const DRIFT_KPA_PER_H = 2;
const GAS_KPA_PER_H = 0.2 * STIFFNESS;
const CASES: readonly Case[] = [
  {
    name: 'softShort',
    parameters: { resistance_ohm: 2000 },
    expected: () => ({
      restTop_V: [-0.02, -0.005],
      // 1.7 mA on a slope of 6 mV per capacity.
      restPlateau_V: 2e-5,
      top_mAh: [13, 17],
      bottom_mAh: [17, 23],
      // One top rest and discharge of leak: no fade (A9.1).
      capacity_mAh: about(-LEAK_A * 1000 * 2.9),
      efficiency: [-0.013, -0.008],
      swing_kPa_per_mAh: about((-SWING * LEAK_A) / CHARGE_A),
      restPressure_kPa: [-SWING * 1.7 * HALF_REST_H * 1.15, -SWING * 1.7 * HALF_REST_H * 0.85],
      // V I_sh over 0.08 W/K.
      temperature_degC: [0.05, 0.08],
      // Within I_sh/I of 61 mohm: 2 kohm are far above 100 R_cell.
      resistance_ohm: 2.5e-4,
    }),
  },
  {
    name: 'deadSodium',
    parameters: { factor: 50 },
    cell: { deadShare: 1e-4 },
    expected: (seen, twin) => {
      const dead_mAh = seen.dead_mAh - twin.dead_mAh;
      return {
        bottom_mAh: about(dead_mAh),
        capacity_mAh: about(-dead_mAh),
        efficiency: [-0.006, -0.003],
        pressureBottom_kPa: about((SODIUM - CATHODE) * dead_mAh),
      };
    },
  },
  {
    name: 'seiGrowth',
    parameters: { factor: 50 },
    cell: { seiShare: 1e-4 },
    expected: (seen, twin) => {
      const sei_mAh = seen.sei_mAh - twin.sei_mAh;
      return {
        bottom_mAh: about(sei_mAh),
        capacity_mAh: about(-sei_mAh),
        efficiency: [-0.006, -0.003],
        // 49 times the healthy share of 1e-4.
        swing_kPa_per_mAh: about(-49e-4 * (SODIUM - SEI)),
        // Some of it forms after the top, in no charge.
        pressureTop_kPa: about(-(SODIUM - SEI) * sei_mAh),
        pressureBottom_kPa: about((SEI - CATHODE) * sei_mAh),
      };
    },
  },
  {
    name: 'cathodeLoss',
    parameters: { sodiated_per_h: 2e-3 },
    expected: (seen, twin) => ({
      top_mAh: [-(seen.locked_mAh - twin.locked_mAh), -0.6 * (seen.locked_mAh - twin.locked_mAh)],
      capacity_mAh: about(seen.top_mAh - twin.top_mAh),
      pressureTop_kPa: about(SWING * (seen.top_mAh - twin.top_mAh)),
    }),
  },
  {
    name: 'cathodeLoss',
    parameters: { desodiated_per_h: 2e-2 },
    expected: (seen, twin) => ({
      // The same lag is a larger share of a smaller cathode.
      restTop_V: 1e-3,
      top_mAh: 0.5,
      bottom_mAh: about(seen.active_mAh - twin.active_mAh),
      capacity_mAh: about(twin.active_mAh - seen.active_mAh),
      efficiency: [-0.1, -0.03],
      pressureTop_kPa: 0.4,
      pressureBottom_kPa: about(SWING * (seen.active_mAh - twin.active_mAh)),
    }),
  },
  {
    name: 'reservoir',
    parameters: { diffusion_factor: 20 },
    expected: (seen, twin) => ({
      restTop_V: [-0.02, -0.005],
      restPlateau_V: 2e-4,
      top_mAh: [-16, -10],
      bottom_mAh: about(seen.active_mAh - twin.active_mAh),
      capacity_mAh: [-140, -110],
      efficiency: 2e-5,
      swing_kPa_per_mAh: 3e-4,
      pressureTop_kPa: about(SWING * (seen.top_mAh - twin.top_mAh)),
      pressureBottom_kPa: about(SWING * (seen.active_mAh - twin.active_mAh)),
      resistance_ohm: 4e-4,
    }),
  },
  {
    name: 'contactLoss',
    parameters: { contact: 0.3 },
    expected: () => ({
      // The charge reaches its limit early and the constant voltage gives nearly all of it back.
      top_mAh: [-1, 0.01],
      bottom_mAh: [0, 60],
      capacity_mAh: [-60, 0],
      efficiency: [-0.06, 0.06],
      pressureTop_kPa: [-1, 0.2],
      pressureBottom_kPa: [-0.2, 45],
      // 6 ohm cm2 on 500 cm2 grow by 1/0.3, and the charge transfer with them.
      temperature_degC: [0.02, 1],
      resistance_ohm: [0.02, 0.08],
    }),
  },
  {
    name: 'currentOffset',
    parameters: { offset_A: OFFSET_A },
    expected: () => ({
      top_mAh: [8, 12],
      bottom_mAh: [11, 15],
      // Both ends slip; the discharge is counted short by its own time alone.
      capacity_mAh: about(-1000 * OFFSET_A * 1.89),
      efficiency: [-0.007, -0.003],
      swing_kPa_per_mAh: about((-SWING * OFFSET_A) / CHARGE_A),
      // Within I_os/I.
      resistance_ohm: 2e-4,
    }),
  },
  {
    name: 'loadCellDrift',
    parameters: { drift_kPa_per_h: DRIFT_KPA_PER_H },
    expected: (seen) => ({
      swing_kPa_per_mAh: about(DRIFT_KPA_PER_H / (1000 * CHARGE_A)),
      pressureTop_kPa: about(DRIFT_KPA_PER_H * seen.toTop_h),
      pressureBottom_kPa: about(DRIFT_KPA_PER_H * seen.toBottom_h),
      restPressure_kPa: about(DRIFT_KPA_PER_H * HALF_REST_H),
    }),
  },
  {
    name: 'gas',
    parameters: { growth_um_per_h: 0.2 },
    expected: (seen) => ({
      swing_kPa_per_mAh: about(GAS_KPA_PER_H / (1000 * CHARGE_A)),
      pressureTop_kPa: about(GAS_KPA_PER_H * seen.toTop_h),
      pressureBottom_kPa: about(GAS_KPA_PER_H * seen.toBottom_h),
      restPressure_kPa: about(GAS_KPA_PER_H * HALF_REST_H),
    }),
  },
];

describe.each(CASES)('$name $parameters', ({ name, parameters, cell, expected }) => {
  const twin = measure([], cell);
  const seen = measure([{ name, parameters: { start_cycle: FIRST_FAULTY_CYCLE, ...parameters } }], cell);
  const row = expected(seen, twin);

  it.each(COLUMNS)('%s', (column) => {
    const cellOf = row[column] ?? ZERO[column];
    const [low, high] = typeof cellOf === 'number' ? [-cellOf, cellOf] : cellOf;
    const change = seen[column] - twin[column];
    expect(change).toBeGreaterThanOrEqual(low);
    expect(change).toBeLessThanOrEqual(high);
  });
});
