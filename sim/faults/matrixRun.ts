/**
 * One run for the identifiability matrix (PHYSICS A8): what each of its columns shows in the last cycle. Each charge is
 * interrupted on the plateau, so that voltage at rest is seen there and at the top. Tests only.
 */
import type { CellParameters } from '../cell/cellParameters.js';
import { defaultProtocol, standardSteps } from '../protocol/protocol.js';
import { LOSSLESS, nominalScenario, run, type Row } from '../testRun.js';
import type { FaultSpec } from './fault.js';

/** Formation over at once, no creep, no entropy, a fast cathode: twins differ by the fault alone. */
const CELL: Partial<CellParameters> = {
  ...LOSSLESS,
  formationShare: 0.9,
  creepShare: 0,
  entropy_V_per_K: 0,
  thermalPressure_kPa_per_K: 0,
  slowResistance_ohm: 0,
  diffusionTime_s: 60,
};

const CYCLES = 4;
export const FIRST_FAULTY_CYCLE = 3;
/** A cycle: charge, rest on the plateau, charge, rest at the top, discharge, rest at the bottom. */
const PHASES = 6;
const REST_S = 3600;
/** Rows of the means: ten minutes. */
const MEAN_ROWS = 60;
/** At the ends of charge and discharge themselves, before a rest changes the pressure. */
const END_ROWS = 10;

/** The columns of the matrix, as the sensors show them. */
export interface Columns {
  /** Change of voltage in the last half of a rest, V. */
  restTop_V: number;
  restPlateau_V: number;
  /** Charge counted at the ends of charge and of discharge, and of the discharge, mAh. */
  top_mAh: number;
  bottom_mAh: number;
  capacity_mAh: number;
  efficiency: number;
  /** Stack pressure over charge, on the plateau under current, kPa/mAh. */
  swing_kPa_per_mAh: number;
  pressureTop_kPa: number;
  pressureBottom_kPa: number;
  /** Change of pressure in the last half of the top rest, kPa. */
  restPressure_kPa: number;
  /** At the end of the first part of the charge, degC. */
  temperature_degC: number;
  /** Step of the voltage as the charging current stops on the plateau, over that current, ohm. */
  resistance_ohm: number;
}

/** Columns of the last cycle, and what is true then. */
export interface MatrixRun extends Columns {
  leaked_mAh: number;
  dead_mAh: number;
  sei_mAh: number;
  locked_mAh: number;
  active_mAh: number;
  /** From the start of the first faulty cycle to the ends of the last charge and discharge, h. */
  toTop_h: number;
  toBottom_h: number;
}

export function measure(faults: readonly FaultSpec[], cell: Partial<CellParameters> = {}): MatrixRun {
  const { rows, simulation } = run(
    nominalScenario({
      cycles: CYCLES,
      cell: { ...CELL, ...cell },
      faults,
      protocol: {
        ...defaultProtocol(),
        steps: [
          { step: 'charge', rate_per_h: 0.5, share: 0.5 },
          { step: 'rest', duration_s: REST_S },
          ...standardSteps({ ...defaultProtocol(), restTop_s: REST_S, restBottom_s: REST_S }),
        ],
      },
    }),
  );
  const phases = phasesOf(rows);
  const faulty_s = phases[PHASES * (FIRST_FAULTY_CYCLE - 1)][0].time_s;
  const [charge, plateau, topCharge, top, discharge, bottom] = phases.slice(-PHASES);
  const settled = charge.findIndex((row) => row.netCharge_Ah - charge[0].netCharge_Ah > 0.1);
  const end = charge[charge.length - 1];
  const plateauStart = plateau[0];
  const truth = simulation.truth.at(bottom[bottom.length - 1].time_s);
  const pressure = (phase: Row[]): number => mean(phase, (row) => row.pressure_kPa);
  return {
    restTop_V: fall(top, (row) => row.voltage_V),
    restPlateau_V: fall(plateau, (row) => row.voltage_V),
    top_mAh: 1000 * top[0].netCharge_Ah,
    bottom_mAh: 1000 * bottom[0].netCharge_Ah,
    capacity_mAh: 1000 * (discharge[0].netCharge_Ah - bottom[0].netCharge_Ah),
    efficiency:
      (discharge[0].netCharge_Ah - bottom[0].netCharge_Ah) / (top[0].netCharge_Ah - charge[0].netCharge_Ah),
    swing_kPa_per_mAh: slope(
      charge.slice(settled),
      (row) => 1000 * row.netCharge_Ah,
      (row) => row.pressure_kPa,
    ),
    pressureTop_kPa: pressure(topCharge.slice(-END_ROWS)),
    pressureBottom_kPa: pressure(bottom.slice(0, END_ROWS)),
    restPressure_kPa: fall(top, (row) => row.pressure_kPa),
    temperature_degC: mean(charge.slice(-MEAN_ROWS), (row) => row.temperature_degC),
    resistance_ohm: (end.voltage_V - plateauStart.voltage_V) / end.current_A,
    leaked_mAh: simulation.truth.missing_C / 3.6,
    dead_mAh: truth.dead_C / 3.6,
    sei_mAh: truth.sei_C / 3.6,
    locked_mAh: truth.locked_C / 3.6,
    active_mAh: truth.active_C / 3.6,
    toTop_h: (top[0].time_s - faulty_s) / 3600,
    toBottom_h: (bottom[0].time_s - faulty_s) / 3600,
  };
}

/** Splits where the contactor opens and closes. */
function phasesOf(rows: readonly Row[]): Row[][] {
  const phases: Row[][] = [];
  for (const [k, row] of rows.entries()) {
    if (k === 0 || row.contactorOpen !== rows[k - 1].contactorOpen) phases.push([]);
    phases[phases.length - 1].push(row);
  }
  if (phases.length !== PHASES * CYCLES) throw new Error(`${phases.length} phases in ${CYCLES} cycles`);
  return phases;
}

function mean(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
}

/** Change from the ten minutes about the middle of a rest to its last ten. */
function fall(phase: Row[], of: (row: Row) => number): number {
  const half = Math.floor(phase.length / 2);
  return mean(phase.slice(-MEAN_ROWS), of) - mean(phase.slice(half, half + MEAN_ROWS), of);
}

function slope(rows: readonly Row[], x: (row: Row) => number, y: (row: Row) => number): number {
  const [mx, my] = [mean(rows, x), mean(rows, y)];
  const xy = rows.reduce((sum, row) => sum + (x(row) - mx) * (y(row) - my), 0);
  return xy / rows.reduce((sum, row) => sum + (x(row) - mx) ** 2, 0);
}
