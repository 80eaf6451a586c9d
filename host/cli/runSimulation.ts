/** Runs one scenario: the simulated cell with the core attached; prints the table or the document, writes the folder. */
import { Sample } from '../../firmware/core/sample.js';
import type { ProfileDocument } from '../../sim/library/profileDocument.js';
import type { Scenario } from '../../sim/scenario/scenario.js';
import { Simulation } from '../../sim/simulation.js';
import { breathe } from '../output/interrupts.js';
import { OutputFolder } from '../output/outputFolder.js';
import { TelemetryWriter } from '../output/telemetryWriter.js';
import { toCellProfile } from '../profile/toCellProfile.js';
import { SeriesRecorder } from '../report/seriesRecorder.js';
import { buildScore } from '../result/buildScore.js';
import { buildTruth, truthLedger } from '../result/buildTruth.js';
import { cellDocument } from '../result/cellDocument.js';
import { leakCramerRao_A } from '../result/cramerRao.js';
import type { ResultDocument } from '../result/resultSchema.js';
import { verdictOf } from '../result/verdict.js';
import { MonitorRun } from '../run/monitorRun.js';
import { comparisonTable } from './comparisonTable.js';
import { Progress } from './progress.js';
import { resultText, writeRun } from './writeRun.js';

/** Rows between two chances for a signal to come through: some tens of milliseconds. */
const ROWS_PER_BREATH = 5000;

/** The result, with truth and score; `target` is the folder for the results, `silent` prints the document alone. */
export async function runSimulation(
  scenario: Scenario,
  silent: boolean,
  target: string | undefined,
): Promise<ResultDocument> {
  const simulation = new Simulation(scenario);
  const folder = target === undefined ? null : new OutputFolder(target);
  try {
    return await run(simulation, scenario, silent, folder);
  } catch (error) {
    folder?.discard();
    throw error;
  }
}

async function run(
  simulation: Simulation,
  scenario: Scenario,
  silent: boolean,
  folder: OutputFolder | null,
): Promise<ResultDocument> {
  const document = simulation.nominalProfile;
  const profile = toCellProfile(document);
  const series = new SeriesRecorder();
  const monitorRun = new MonitorRun(profile, cellDocument(document, 'given'), (time_s) => {
    series.mark(time_s);
  });
  const telemetry = folder === null ? null : new TelemetryWriter(folder.openFile('telemetry.bdf.csv'));
  const progress = new Progress('simulating', silent);
  const sample = new Sample();
  let rows = 0;
  while (simulation.next(sample)) {
    monitorRun.take(sample);
    simulation.requestContactor(monitorRun.wantsContactorOpen);
    series.add(sample);
    telemetry?.add(sample, monitorRun.cycleCount);
    progress.update(simulation.progress, stateText(monitorRun));
    rows += 1;
    if (rows % ROWS_PER_BREATH === 0) await breathe();
  }
  telemetry?.close();
  const end_s = sample.time_s;
  const result = monitorRun.finish();
  result.truth = buildTruth(simulation.truth, result, end_s, monitorRun.inventoryTime_s);
  const leaking = monitorRun.restWindows.filter((rest) => simulation.truth.at(rest.start_s).leak_A > 0);
  result.score = buildScore(
    result,
    result.truth,
    end_s,
    leakCramerRao_A(profile, leaking, rowInterval_s(scenario, result)),
  );
  progress.finish(stateText(monitorRun));

  const verdict = verdictOf(result);
  let reportPath: string | null = null;
  if (folder !== null) {
    const model = {
      title: `nabms: simulated cell ${document.name}`,
      subtitle: subtitle(scenario, document, result),
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
    return result;
  }
  process.stdout.write(`${comparisonTable(result)}\n\n${verdict.join('\n')}\n`);
  for (const advice of result.advice) process.stdout.write(`- ${advice}\n`);
  if (reportPath !== null) process.stdout.write(`\nreport: ${reportPath}\n`);
  return result;
}

/** Time between rows, s; for a logger that writes on change the mean, as every row carries what it is worth. */
function rowInterval_s({ logger }: Scenario, result: ResultDocument): number {
  return logger.mode === 'onChange' ? result.duration_s / Math.max(1, result.samples - 1) : logger.period_s;
}

function subtitle({ name, logger }: Scenario, cell: ProfileDocument, result: ResultDocument): string {
  const logged = logger.mode === 'onChange' ? 'logged on change' : `logged every ${logger.period_s} s`;
  return `scenario ${name}, ${cell.capacity_Ah} Ah ${cell.cathode ?? 'half cell'}, ${result.cycles.length} cycles, ${logged}`;
}

const LEVEL_TEXT = ['healthy so far', 'charge is leaking', 'soft short', 'growing short', 'hard short'];

function stateText(monitorRun: MonitorRun): string {
  return `cycle ${monitorRun.cycleCount}: ${LEVEL_TEXT[monitorRun.monitor.softShort.level] ?? ''}`;
}
