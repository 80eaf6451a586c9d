import { Sample } from '../../firmware/core/sample.js';
import { demoScenario, healthyScenario, parseFault } from '../../sim/scenario/scenario.js';
import type { Scenario } from '../../sim/scenario/scenario.js';
import { Simulation } from '../../sim/simulation.js';
import { UsageError } from '../errors.js';
import { OutputFolder } from '../output/outputFolder.js';
import { TelemetryWriter } from '../output/telemetryWriter.js';
import { toCellProfile } from '../profile/toCellProfile.js';
import { SeriesRecorder } from '../report/seriesRecorder.js';
import { buildScore } from '../result/buildScore.js';
import { buildTruth, truthLedger } from '../result/buildTruth.js';
import { cellDocument } from '../result/cellDocument.js';
import { leakCramerRao_A } from '../result/cramerRao.js';
import { verdictOf } from '../result/verdict.js';
import { MonitorRun } from '../run/monitorRun.js';
import { Progress } from './progress.js';
import { comparisonTable } from './comparisonTable.js';
import { resultText, writeRun } from './writeRun.js';

export interface SimulateOptions {
  cell: string;
  cycles?: number;
  seed?: number;
  fault: string[];
  out?: string;
  json?: boolean;
}

/** Cells of the library: so far the reference cell only. */
const CELL_IDS = ['nvp-1ah'];

const SCENARIOS: Readonly<Record<string, () => Scenario>> = { demo: demoScenario, healthy: healthyScenario };

/** `nabms simulate`: the simulated cell and the core side by side, estimate against truth at the end. */
export function simulateCommand(name: string, options: SimulateOptions): void {
  const simulation = new Simulation(chooseScenario(name, options));
  const period_s = chooseScenario(name, options).logger.period_s;
  const folder = options.out === undefined ? null : new OutputFolder(options.out);
  try {
    run(simulation, name, options, folder, period_s);
  } catch (error) {
    folder?.discard();
    throw error;
  }
}

function chooseScenario(name: string, options: SimulateOptions): Scenario {
  const make = SCENARIOS[name];
  if (make === undefined) {
    throw new UsageError(`unknown scenario "${name}": expected one of ${Object.keys(SCENARIOS).join(', ')}`);
  }
  if (!CELL_IDS.includes(options.cell)) {
    throw new UsageError(`unknown cell "${options.cell}": expected one of ${CELL_IDS.join(', ')}`);
  }
  const scenario = make();
  return {
    ...scenario,
    cycles: options.cycles ?? scenario.cycles,
    seed: options.seed ?? scenario.seed,
    faults: options.fault.length > 0 ? options.fault.map(parseFault) : scenario.faults,
  };
}

function run(
  simulation: Simulation,
  name: string,
  options: SimulateOptions,
  folder: OutputFolder | null,
  period_s: number,
): void {
  const silent = options.json === true;
  const document = simulation.nominalProfile;
  const profile = toCellProfile(document);
  const series = new SeriesRecorder();
  const monitorRun = new MonitorRun(profile, cellDocument(document, 'given'), (time_s) => {
    series.mark(time_s);
  });
  const telemetry = folder === null ? null : new TelemetryWriter(folder.openFile('telemetry.bdf.csv'));
  const progress = new Progress('simulating', silent);
  const sample = new Sample();
  while (simulation.next(sample)) {
    monitorRun.take(sample);
    series.add(sample);
    telemetry?.add(sample, monitorRun.cycleCount);
    progress.update(simulation.progress, stateText(monitorRun));
  }
  telemetry?.close();
  const end_s = sample.time_s;
  const result = monitorRun.finish();
  result.truth = buildTruth(simulation.truth, result, end_s);
  const leaking = monitorRun.restWindows.filter((rest) => simulation.truth.at(rest.start_s).leak_A > 0);
  result.score = buildScore(result, result.truth, end_s, leakCramerRao_A(profile, leaking, period_s));
  progress.finish(stateText(monitorRun));

  const verdict = verdictOf(result);
  let reportPath: string | null = null;
  if (folder !== null) {
    const model = {
      title: `nabms: simulated cell ${document.name}`,
      subtitle: `scenario ${name}, ${document.capacity_Ah} Ah ${document.cathode ?? ''}, ${result.cycles.length} cycles, logged every ${period_s} s`,
      verdict,
      result,
      leaks: monitorRun.leaks,
      ledger: monitorRun.ledger,
      truth: truthLedger(simulation.truth, result, end_s),
    };
    reportPath = writeRun(folder, model, series.finish(), monitorRun.events, document);
  }
  if (silent) {
    process.stdout.write(resultText(result));
    return;
  }
  process.stdout.write(`${comparisonTable(result)}\n\n${verdict.join('\n')}\n`);
  for (const advice of result.advice) process.stdout.write(`- ${advice}\n`);
  if (reportPath !== null) process.stdout.write(`\nreport: ${reportPath}\n`);
}

const LEVEL_TEXT = ['healthy so far', 'charge is leaking', 'soft short', 'growing short', 'hard short'];

function stateText(monitorRun: MonitorRun): string {
  return `cycle ${monitorRun.cycleCount}: ${LEVEL_TEXT[monitorRun.monitor.softShort.level] ?? ''}`;
}
