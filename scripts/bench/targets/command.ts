/** `npm run bench -- targets`: prints and keeps what the core costs on microcontroller cores. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasTarget } from '../../../transpiler/testing/targets.js';
import { printTable } from '../printTable.js';
import { writeResults } from '../resultsFile.js';
import { generateC } from './build.js';
import { compileTime, type CompileTime } from './compileTime.js';
import { CORES, OPTIMISATIONS } from './cores.js';
import { KALMAN_ENTRIES, kalmanFigures, type KalmanFigures } from './kalmanFigures.js';
import { MONITOR_ENTRIES, monitorFigures, type MonitorFigures } from './monitorFigures.js';
import { KALMAN_HEAD, kalmanRows, MONITOR_HEAD, monitorRows, PROFILE_HEAD, profileRows } from './rows.js';

/** Steps of the parity run: five cycles, all that a cell does. */
const STEPS = 1000;
const INTERVAL_S = 60;
/** What firmware really runs at; 1,000 steps are then a piece of a cycle: the mean counts, the worst step is above. */
const SHORT_INTERVALS_S = [10, 1];

export interface TargetFigures {
  /** The core through the compiler on the command line. */
  compile: CompileTime;
  monitor: MonitorFigures[];
  kalman: KalmanFigures[];
}

export async function benchTargets(): Promise<void> {
  const missing = CORES.filter(({ target }) => !hasTarget(target)).map(({ name }) => name);
  if (missing.length > 0) {
    console.error(`not measured: ${missing.join(', ')}; npm run setup installs compilers and emulators`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'nabms-bench-targets-'));
  try {
    console.error('measuring the compiler …');
    const figures: TargetFigures = { compile: compileTime(folder), monitor: [], kalman: [] };
    const kalman = generateC(KALMAN_ENTRIES, join(folder, 'kalman'));
    const monitor = generateC(MONITOR_ENTRIES, join(folder, 'monitor'));
    for (const core of CORES) {
      for (const optimisation of OPTIMISATIONS) {
        console.error(`counting on ${core.name} ${optimisation} …`);
        figures.kalman.push(...(await kalmanFigures(core, optimisation, kalman)));
        figures.monitor.push(await monitorFigures(core, optimisation, monitor, STEPS, INTERVAL_S));
        if (!core.hasCycles || optimisation !== '-Os') continue;
        for (const interval_s of SHORT_INTERVALS_S) {
          console.error(`… every ${interval_s} s`);
          figures.monitor.push(await monitorFigures(core, optimisation, monitor, STEPS, interval_s));
        }
      }
    }
    printTable(MONITOR_HEAD, monitorRows(figures));
    printTable(PROFILE_HEAD, profileRows(figures.monitor));
    printTable(KALMAN_HEAD, kalmanRows(figures.kalman));
    await writeResults({ targets: figures });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
