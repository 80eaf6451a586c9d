/** Runs a scenario for a test and keeps what came out: rows by protocol phase and sums by cycle. Tests only. */
import { Sample } from '../firmware/core/sample.js';
import type { Scenario } from './scenario/scenario.js';
import { healthyScenario } from './scenario/scenario.js';
import { Simulation } from './simulation.js';

export interface Row {
  time_s: number;
  voltage_V: number;
  current_A: number;
  temperature_degC: number;
  pressure_kPa: number;
  netCharge_Ah: number;
  contactorOpen: boolean;
}

/** What one cycle looks like from outside. */
export interface CycleRows {
  charge_Ah: number;
  discharge_Ah: number;
  /** Last row under charge, last row before and first and last row after the discharge's end. */
  top: Row;
  topRestEnd: Row;
  bottom: Row;
  rebound: Row;
  bottomRestEnd: Row;
}

export interface TestRun {
  simulation: Simulation;
  rows: Row[];
  cycles: CycleRows[];
}

/** A short nominal scenario with some keys replaced. */
export function nominalScenario(changes: Partial<Scenario>): Scenario {
  return { ...healthyScenario(), spread: 'off', cycles: 3, ...changes };
}

/** Parameters of a cell that loses nothing after its formation. */
export const LOSSLESS = { seiShare: 0, seiGrowth_C_per_cm2_sqrt_s: 0, deadShare: 0 };

export function run(scenario: Scenario): TestRun {
  const simulation = new Simulation(scenario);
  const sample = new Sample();
  const rows: Row[] = [];
  while (simulation.next(sample)) {
    const { time_s, voltage_V, current_A, temperature_degC, pressure_kPa, netCharge_Ah, contactorOpen } =
      sample;
    rows.push({ time_s, voltage_V, current_A, temperature_degC, pressure_kPa, netCharge_Ah, contactorOpen });
  }
  return { simulation, rows, cycles: splitCycles(rows) };
}

/** Splits at the rests: charge, top rest, discharge, bottom rest. Needs a protocol with both rests, contactor open. */
function splitCycles(rows: Row[]): CycleRows[] {
  const edges: number[] = [0];
  for (let i = 1; i < rows.length; i++) {
    if (rows[i].contactorOpen !== rows[i - 1].contactorOpen) edges.push(i);
  }
  edges.push(rows.length);
  const cycles: CycleRows[] = [];
  for (let k = 0; k + 4 < edges.length; k += 4) {
    const start_Ah = k === 0 ? 0 : rows[edges[k] - 1].netCharge_Ah;
    const top = rows[edges[k + 1] - 1];
    const topRestEnd = rows[edges[k + 2] - 1];
    const bottom = rows[edges[k + 3] - 1];
    cycles.push({
      charge_Ah: top.netCharge_Ah - start_Ah,
      discharge_Ah: topRestEnd.netCharge_Ah - bottom.netCharge_Ah,
      top,
      topRestEnd,
      bottom,
      rebound: rows[edges[k + 3]],
      bottomRestEnd: rows[edges[k + 4] - 1],
    });
  }
  return cycles;
}
