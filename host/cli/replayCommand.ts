import path from 'node:path';
import { openRecording } from '../importers/recording.js';
import type { ImportOptions, RecordingScan } from '../importers/recording.js';
import { OutputFolder } from '../output/outputFolder.js';
import { loadProfile } from '../profile/loadProfile.js';
import { profileFromScan } from '../profile/profileFromScan.js';
import { toCellProfile } from '../profile/toCellProfile.js';
import { SeriesRecorder } from '../report/seriesRecorder.js';
import { cellDocument } from '../result/cellDocument.js';
import type { ResultDocument } from '../result/resultSchema.js';
import { verdictOf } from '../result/verdict.js';
import { MonitorRun } from '../run/monitorRun.js';
import { Progress } from './progress.js';
import { cycleTable } from './cycleTable.js';
import { resultText, writeRun } from './writeRun.js';

export interface ReplayOptions {
  profile?: string;
  format?: string;
  map?: string;
  dischargePositive?: boolean;
  out?: string;
  json?: boolean;
}

/** More charge in one half cycle than this many capacities: the profile is of another cell. Assumed (1.5 to 3). */
const CAPACITY_DOUBT = 2;

/** `nabms replay FILE`: the core over a recorded file, as if it had been connected when the file was made. */
export async function replayCommand(file: string, options: ReplayOptions): Promise<void> {
  const given = options.profile === undefined ? null : await loadProfile(options.profile);
  const importOptions: ImportOptions = {
    ...(options.format !== undefined && { format: options.format }),
    ...(options.map !== undefined && { map: options.map }),
    ...(options.dischargePositive !== undefined && { dischargePositive: options.dischargePositive }),
  };
  const recording = await openRecording(file, importOptions);
  const scan = await recording.scan();
  const silent = options.json === true;
  for (const warning of scan.warnings) process.stderr.write(`nabms: warning: ${warning}\n`);

  if (given !== null && scan.capacity_Ah > CAPACITY_DOUBT * given.capacity_Ah) {
    process.stderr.write(
      `nabms: warning: one half cycle of ${file} carries ${scan.capacity_Ah.toPrecision(3)} Ah, but the profile's capacity_Ah is ${given.capacity_Ah}: one of them is in a wrong unit, and the verdict is worth nothing until it is mended\n`,
    );
  }
  const document = given ?? profileFromScan(scan, path.basename(file));
  const origin = given === null ? 'fromData' : 'given';
  const series = new SeriesRecorder();
  const monitorRun = new MonitorRun(
    toCellProfile(document, origin),
    cellDocument(document, origin),
    (time_s) => {
      series.mark(time_s);
    },
  );
  const progress = new Progress('replaying', silent);
  const folder = options.out === undefined ? null : new OutputFolder(options.out);
  try {
    let rows = 0;
    await recording.read((sample) => {
      monitorRun.take(sample);
      series.add(sample);
      rows += 1;
      progress.update(rows / scan.rows, `cycle ${monitorRun.cycleCount}`);
    });
    const result = monitorRun.finish();
    progress.finish(`${result.cycles.length} cycles`);
    const verdict = verdictOf(result);
    const reportPath =
      folder === null
        ? null
        : writeRun(
            folder,
            {
              title: `nabms: ${path.basename(file)}`,
              subtitle: `${scan.format}: ${scan.columns}; ${scan.rows} rows`,
              verdict,
              result,
              leaks: monitorRun.leaks,
              ledger: monitorRun.ledger,
              truth: null,
            },
            series.finish(),
            monitorRun.events,
            document,
          );
    process.stdout.write(silent ? resultText(result) : summary(result, scan, verdict));
    if (reportPath !== null && !silent) process.stdout.write(`\nreport: ${reportPath}\n`);
  } catch (error) {
    folder?.discard();
    throw error;
  }
}

function summary(result: ResultDocument, scan: RecordingScan, verdict: string[]): string {
  const { cell } = result;
  const source =
    cell.profile === 'fromData' ? 'from the data (no profile; the rest is unknown)' : 'from the profile';
  const lines = [
    `read as ${scan.format}: ${scan.columns}`,
    `${scan.rows} rows, ${(result.duration_s / 3600).toFixed(1)} h; capacity ${cell.capacity_Ah} Ah and window ${cell.voltageMin_V} to ${cell.voltageMax_V} V ${source}`,
    '',
    ...(result.cycles.length > 0 ? [cycleTable(result.cycles), ''] : []),
    ...verdict,
    ...result.advice.map((advice) => `- ${advice}`),
    ...result.alarms
      .filter((alarm) => alarm.severity !== 'info')
      .map((alarm) => `! ${(alarm.time_s / 3600).toFixed(2)} h ${alarm.id}: ${alarm.text}`),
  ];
  return `${lines.join('\n')}\n`;
}
