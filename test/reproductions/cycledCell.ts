/**
 * Cycles a nominal cell for a reproduction and gives what a paper prints of it: efficiency and retention. Tests only.
 *
 * Cycles are numbered from 0. The first one is formation and never counted: a published retention starts from the first
 * cycle after it.
 */
import type { CellParameters } from '../../sim/cell/cellParameters.js';
import type { Protocol, Scenario } from '../../sim/scenario/scenario.js';
import { defaultProtocol } from '../../sim/protocol/protocol.js';
import { nominalScenario, run } from '../../sim/testRun.js';

export interface CycledCell {
  charge_Ah: readonly number[];
  discharge_Ah: readonly number[];
  /** Discharge over the charge before it. */
  efficiency: readonly number[];
  /** Metal that can be stripped, left at the end of each discharge, C: near 0 where the anode ends it. */
  activeLeft_C: readonly number[];
  /** Truth at the end of the run, C. */
  dead_C: number;
  sei_C: number;
  /** Sum of the pools minus at the start, C. */
  residual_C: number;
}

export interface CyclingPlan {
  cell: Partial<CellParameters>;
  cycles: number;
  protocol?: Partial<Protocol>;
  step_s?: number;
  faults?: Scenario['faults'];
}

export function cycleCell(plan: CyclingPlan): CycledCell {
  const { cycles, simulation } = run(
    nominalScenario({
      cell: plan.cell,
      cycles: plan.cycles,
      step_s: plan.step_s ?? 5,
      // Charges come from the cycler's counter, whose rows end every step; rows between are not needed.
      logger: { period_s: 600 },
      protocol: { ...defaultProtocol(), ...plan.protocol },
      faults: plan.faults ?? [],
    }),
  );
  if (cycles.length !== plan.cycles) {
    throw new Error(`ran ${cycles.length} cycles with both rests, expected ${plan.cycles}`);
  }
  const { truth } = simulation;
  const end = truth.at(cycles[plan.cycles - 1].bottom.time_s);
  return {
    charge_Ah: cycles.map((cycle) => cycle.charge_Ah),
    discharge_Ah: cycles.map((cycle) => cycle.discharge_Ah),
    efficiency: cycles.map((cycle) => cycle.discharge_Ah / cycle.charge_Ah),
    activeLeft_C: cycles.map((cycle) => truth.at(cycle.bottom.time_s).active_C),
    dead_C: end.dead_C,
    sei_C: end.sei_C,
    residual_C: truth.balanceResidual_C,
  };
}

/** Discharge of the last cycle over that of cycle 1, and the product and mean of the efficiencies between them. */
export function fade(cell: CycledCell): { retention: number; product: number; meanEfficiency: number } {
  const last = cell.discharge_Ah.length - 1;
  const efficiencies = cell.efficiency.slice(2);
  return {
    retention: cell.discharge_Ah[last] / cell.discharge_Ah[1],
    product: efficiencies.reduce((product, efficiency) => product * efficiency, 1),
    meanEfficiency: efficiencies.reduce((sum, efficiency) => sum + efficiency, 0) / efficiencies.length,
  };
}

/** Root of a smooth, nearly straight function by the secant method. */
export function secant(f: (x: number) => number, first: number, second: number, tolerance: number): number {
  let [x0, x1] = [first, second];
  let y0 = f(x0);
  for (let n = 0; n < 20; n++) {
    const y1 = f(x1);
    if (Math.abs(y1) <= tolerance) return x1;
    if (y1 === y0) throw new Error(`no slope at ${x1}: the function is ${y1} at both points`);
    const x2 = x1 - (y1 * (x1 - x0)) / (y1 - y0);
    [x0, y0, x1] = [x1, y1, x2];
  }
  throw new Error(`no root within ${tolerance} after 20 steps; the last point was ${x1}`);
}
