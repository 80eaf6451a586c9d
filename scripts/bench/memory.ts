/**
 * Memory of one simulated cell: as built, and how it grows over a million steps.
 *
 * Cell and core keep a state of fixed size, so they may not grow at all. A simulation also keeps the truth: a record of
 * 12 numbers a simulated minute (sim/truth/truthRecorder.ts), in an array that doubles, so 96 to 192 bytes a minute.
 */
import { BatteryMonitor } from '../../firmware/core/monitor.js';
import { Sample } from '../../firmware/core/sample.js';
import { MonitorSettings } from '../../firmware/core/settings.js';
import { toCellProfile } from '../../host/profile/toCellProfile.js';
import { Cell } from '../../sim/cell/cell.js';
import { referenceCell } from '../../sim/cell/cellParameters.js';
import { demoScenario } from '../../sim/scenario/scenario.js';
import { Simulation } from '../../sim/simulation.js';
import { CellCycling } from './cellCycling.js';
import { bytesEach, growth_bytes } from './heap.js';

export interface MemoryFigure {
  name: string;
  unit: 'bytes' | 'bytes a simulated hour';
  value: number;
  /** What the figure must not exceed. */
  bound: number;
}

const KIB = 1024;

/** Bounds of what is built: about twice what it takes, so that a new mechanism fits and a table per cell does not. */
const CELL_BOUND_BYTES = 32 * KIB;
const MONITOR_BOUND_BYTES = 40 * KIB;
const SIMULATION_BOUND_BYTES = 128 * KIB;

/** The engine's own books (code, feedback) come and go, by 0.3 MB on a loaded machine; one number kept a step would be 16 MB. */
const GROWTH_BOUND_BYTES = 512 * KIB;

/** 192 bytes a minute, and the same allowance over the hours of the run. */
const TRUTH_BYTES_PER_H = 192 * 60;

/** More cycles than a million steps reach. */
const CYCLES = 1000;

/** A simulation and the core that listens to it, as `nabms simulate` runs them. */
class MonitoredCell {
  readonly simulation: Simulation;
  private readonly monitor: BatteryMonitor;
  private readonly sample = new Sample();

  constructor() {
    this.simulation = new Simulation({ ...demoScenario(), cycles: CYCLES });
    this.monitor = new BatteryMonitor(toCellProfile(this.simulation.nominalProfile), new MonitorSettings());
  }

  /** Runs on to this internal step, or to the end; returns the simulated time, s. */
  runTo(internalStep: number): number {
    const { simulation, monitor, sample } = this;
    while (simulation.internalSteps < internalStep && simulation.next(sample)) monitor.step(sample);
    return sample.time_s;
  }
}

function cellGrowth(steps: number, warmUp: number): MemoryFigure {
  const cycling = new CellCycling();
  for (let step = 0; step < warmUp; step++) cycling.step();
  const value = growth_bytes(() => {
    for (let step = 0; step < steps; step++) cycling.step();
  });
  // Alive until here, or there would be nothing to grow.
  if (cycling.balanceResidual_C !== 0) throw new Error('sodium was lost');
  return { name: `growth of a cell in ${steps} steps`, unit: 'bytes', value, bound: GROWTH_BOUND_BYTES };
}

function simulationGrowth(steps: number, warmUp: number): MemoryFigure {
  const monitored = new MonitoredCell();
  const start_s = monitored.runTo(warmUp);
  let end_s = start_s;
  const value = growth_bytes(() => {
    end_s = monitored.runTo(warmUp + steps);
  });
  const hours = (end_s - start_s) / 3600;
  if (monitored.simulation.truth.balanceResidual_C !== 0) throw new Error('sodium was lost');
  return {
    name: `growth of a simulation with its truth in ${steps} steps`,
    unit: 'bytes a simulated hour',
    value: value / hours,
    bound: TRUTH_BYTES_PER_H + GROWTH_BOUND_BYTES / hours,
  };
}

/** @param count objects built of each kind @param steps internal steps of the growth runs */
export function memoryFigures(count: number, steps: number): MemoryFigure[] {
  const parameters = referenceCell();
  const profile = toCellProfile(new Simulation(demoScenario()).nominalProfile);
  const monitor = (): object => new BatteryMonitor(profile, new MonitorSettings());
  const cell_bytes = bytesEach(() => new Cell(parameters, 1), count);
  const monitor_bytes = bytesEach(monitor, count);
  const simulation_bytes = bytesEach(() => new MonitoredCell(), count);
  // Long enough that the engine has compiled what it is going to compile.
  const warmUp = Math.min(steps, 300_000);
  return [
    { name: 'one cell', unit: 'bytes', value: cell_bytes, bound: CELL_BOUND_BYTES },
    { name: 'one core', unit: 'bytes', value: monitor_bytes, bound: MONITOR_BOUND_BYTES },
    {
      name: 'one simulation with core',
      unit: 'bytes',
      value: simulation_bytes,
      bound: SIMULATION_BOUND_BYTES,
    },
    cellGrowth(steps, warmUp),
    simulationGrowth(steps, warmUp),
  ];
}
