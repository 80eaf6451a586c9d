import path from 'node:path';
import type { OutputFolder } from '../output/outputFolder.js';
import type { ReportModel } from '../report/reportModel.js';
import { renderReport } from '../report/renderReport.js';
import type { SeriesDocument } from '../report/seriesDocument.js';
import type { ResultDocument } from '../result/resultSchema.js';
import type { RunEvent } from '../run/monitorRun.js';

/** The result document as text: the same bytes on standard output and in `result.json`. */
export function resultText(result: ResultDocument): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** Writes what every run leaves in its folder, beside any telemetry; returns the path of the report. */
export function writeRun(
  folder: OutputFolder,
  model: ReportModel,
  series: SeriesDocument,
  events: readonly RunEvent[],
  profile: object,
): string {
  const lines = [...events].sort((a, b) => a.time_s - b.time_s).map((event) => JSON.stringify(event));
  folder.writeFile('events.jsonl', lines.map((line) => `${line}\n`).join(''));
  folder.writeFile('result.json', resultText(model.result));
  folder.writeFile('profile.json', `${JSON.stringify(profile, null, 2)}\n`);
  folder.writeFile('report.html', renderReport(model, series));
  folder.commit();
  return path.join(folder.target, 'report.html');
}
