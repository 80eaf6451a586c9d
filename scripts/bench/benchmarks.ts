/** What is measured on the host: the simulator, the core alone, the importer, and a whole replay. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatteryMonitor } from '../../firmware/core/monitor.js';
import { Sample } from '../../firmware/core/sample.js';
import { MonitorSettings } from '../../firmware/core/settings.js';
import { openRecording } from '../../host/importers/recording.js';
import { toCellProfile } from '../../host/profile/toCellProfile.js';
import type { ProfileDocument } from '../../sim/library/profileDocument.js';
import { demoScenario } from '../../sim/scenario/scenario.js';
import { Simulation } from '../../sim/simulation.js';
import { CellCycling } from './cellCycling.js';
import type { Benchmark } from './measure.js';

/** What the simulator must reach in Node on one core, steps a second. */
const CELL_TARGET_PER_S = 4e6;
const CHAIN_TARGET_PER_S = 1e6;

/** Enough for tens of cycles of the bare cell, and half a million steps of the whole chain. */
const CELL_STEPS = 1e6;
const CHAIN_CYCLES = 20;

/** The data the benchmarks share, and the folder they write to. */
export class BenchmarkData {
  readonly samples: Sample[] = [];
  private readonly profile: ProfileDocument;
  private readonly folder = mkdtempSync(join(tmpdir(), 'nabms-bench-'));

  constructor() {
    const simulation = new Simulation(demoScenario());
    this.profile = simulation.nominalProfile;
    for (let s = new Sample(); simulation.next(s); s = new Sample()) this.samples.push(s);
  }

  /** A monitor that knows the simulated cell as a user would. */
  createMonitor(): BatteryMonitor {
    return new BatteryMonitor(toCellProfile(this.profile), new MonitorSettings());
  }

  /** The samples as a file in the Battery Data Format; returns its path. */
  async writeRecording(): Promise<string> {
    const path = join(this.folder, 'recording.bdf.csv');
    const file = createWriteStream(path);
    file.write('Test Time / s,Voltage / V,Current / A,Surface Temperature / degC,Surface Pressure / Pa\n');
    for (const s of this.samples) {
      const row = [s.time_s, s.voltage_V, s.current_A, s.temperature_degC, s.pressure_kPa * 1000];
      if (!file.write(`${row.join(',')}\n`)) await once(file, 'drain');
    }
    file.end();
    await once(file, 'finish');
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function runSimulation(): number {
  const simulation = new Simulation(demoScenario());
  const sample = new Sample();
  while (simulation.next(sample));
  return simulation.internalSteps;
}

function runCell(): number {
  const cycling = new CellCycling();
  for (let step = 0; step < CELL_STEPS; step++) cycling.step();
  return CELL_STEPS;
}

/** Every internal step of 1 s becomes a sample of all sensors and a step of the core. */
function runChain(): number {
  const scenario = { ...demoScenario(), cycles: CHAIN_CYCLES, logger: { period_s: 1 } };
  const simulation = new Simulation(scenario);
  const monitor = new BatteryMonitor(toCellProfile(simulation.nominalProfile), new MonitorSettings());
  const sample = new Sample();
  while (simulation.next(sample)) monitor.step(sample);
  monitor.finish();
  return simulation.internalSteps;
}

function runCore(data: BenchmarkData): number {
  const monitor = data.createMonitor();
  for (const sample of data.samples) monitor.step(sample);
  monitor.finish();
  return data.samples.length;
}

async function readFile(path: string, onSample: (sample: Sample) => void): Promise<number> {
  const recording = await openRecording(path, {});
  await recording.scan();
  let rows = 0;
  await recording.read((sample) => {
    rows++;
    onSample(sample);
  });
  return rows;
}

/** The list; `path` is the recording. */
export function benchmarks(data: BenchmarkData, path: string): Benchmark[] {
  return [
    { name: 'cell alone, steps', unit: 'per second', run: runCell, target: CELL_TARGET_PER_S },
    { name: 'with sensors and core, steps', unit: 'per second', run: runChain, target: CHAIN_TARGET_PER_S },
    { name: 'simulator, internal steps', unit: 'per second', run: runSimulation },
    { name: 'core on Node, one step', unit: 'ns each', run: () => runCore(data) },
    { name: 'importer (both passes), rows', unit: 'per second', run: () => readFile(path, () => undefined) },
    {
      name: 'replay (importer and core), rows',
      unit: 'per second',
      run: async () => {
        const monitor = data.createMonitor();
        const rows = await readFile(path, (sample) => {
          monitor.step(sample);
        });
        monitor.finish();
        return rows;
      },
    },
  ];
}
