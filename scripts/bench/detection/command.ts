/** `npm run bench -- detection`: runs a campaign or merges shards of one, prints the tables, keeps the figures. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawSvg } from '../../mechanisms/drawSvg.js';
import { printTable } from '../printTable.js';
import { readResults, thisMachine, writeResults } from '../resultsFile.js';
import { type CampaignId, conditionsOf } from './campaign.js';
import { detectionFigures } from './figures/detectionFigures.js';
import { ledgerFigures } from './figures/ledgerFigures.js';
import { readRecords, runCampaign, shardOf } from './recordFile.js';
import type { RunRecord } from './runRecord.js';
import { type DetectionSummary, summaryOf } from './summary.js';
import {
  ALARM_HEAD,
  alarmCells,
  GRID_HEAD,
  gridCells,
  reasons,
  SINGLE_HEAD,
  singleCells,
} from './summaryRows.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
export const PICTURE_FOLDER = join(ROOT, 'docs', 'performance');

export interface DetectionOptions {
  readonly campaign: CampaignId;
  /** This shard of so many, from 1. */
  readonly shard?: { readonly index: number; readonly count: number } | undefined;
  /** Where the records go; default below `out/`. */
  readonly out?: string | undefined;
  /** Files of records instead of a run. */
  readonly merge?: readonly string[] | undefined;
}

export async function benchDetection(options: DetectionOptions): Promise<void> {
  const { campaign, shard, merge } = options;
  const files = merge ?? [await run(options)];
  // A shard is no campaign: it is judged when all of them are merged.
  if (shard !== undefined) return;
  const records = readRecords(files);
  const summary = summaryOf(campaign, thisMachine(), records);
  printSummary(summary);
  const { detection } = readResults();
  await writeResults({ detection: { ...detection, [campaign]: summary } });
  if (campaign !== 'smoke') draw(records);
}

async function run({ campaign, shard, out }: DetectionOptions): Promise<string> {
  const suffix = shard === undefined ? '' : `-${shard.index}-of-${shard.count}`;
  const file = out ?? join(ROOT, 'out', 'bench', `detection-${campaign}${suffix}.jsonl`);
  mkdirSync(dirname(file), { recursive: true });
  const all = conditionsOf(campaign);
  const conditions = shard === undefined ? all : shardOf(all, shard.index, shard.count);
  await runCampaign(conditions, file, (done) => {
    if (done % 20 === 0) console.error(`${done} of ${conditions.length} cells`);
  });
  console.error(`records: ${file}`);
  return file;
}

function printSummary(summary: DetectionSummary): void {
  const { runs, hours, states } = summary;
  console.log(`\ndetection and ledger: ${runs} cells, ${hours} h, each with and without its load cell`);
  printTable(GRID_HEAD, gridCells(summary));
  printTable(SINGLE_HEAD, singleCells(summary));
  printTable(ALARM_HEAD, alarmCells(summary));
  for (const reason of reasons(summary)) console.log(`not observable: ${reason}`);
  console.log(
    `met ${states.met}, not met ${states['not met']}, not observable ${states['not observable']}, not run ${states['not run']}`,
  );
}

function draw(records: readonly RunRecord[]): void {
  mkdirSync(PICTURE_FOLDER, { recursive: true });
  for (const figure of [...detectionFigures(records), ...ledgerFigures(records)]) {
    writeFileSync(join(PICTURE_FOLDER, `${figure.name}.svg`), drawSvg(figure));
  }
}
