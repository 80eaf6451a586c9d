/** The generated parts of docs/performance.md: tables of bench/results.json in words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillBlocks, formatted } from '../documents/generatedBlocks.js';
import { markdownTable } from '../documents/markdownTable.js';
import { FIRMWARE_HEAD, firmwareRows } from './devicescript/command.js';
import type { DetectionSummary } from './detection/summary.js';
import {
  ALARM_HEAD,
  alarmCells,
  GRID_HEAD,
  gridCells,
  reasons,
  SINGLE_HEAD,
  singleCells,
} from './detection/summaryRows.js';
import { readResults, type Results } from './resultsFile.js';
import { STEP_HEAD, stepRows } from './step/command.js';
import type { TargetFigures } from './targets/command.js';
import {
  KALMAN_HEAD,
  kalmanRows,
  MONITOR_HEAD,
  monitorRows,
  PROFILE_HEAD,
  profileRows,
} from './targets/rows.js';

export const PERFORMANCE_PAGE = join(import.meta.dirname, '..', '..', 'docs', 'performance.md');

/** The page as it must be. */
export async function performancePage(results: Results = readResults()): Promise<string> {
  const page = readFileSync(PERFORMANCE_PAGE, 'utf8');
  return formatted(PERFORMANCE_PAGE, fillBlocks(page, filler(results)));
}

function filler(results: Results): (kind: string) => string {
  const { detection = {}, devicescript, step, targets } = results;
  const summary = detection.full ?? detection.quick;
  if (summary === undefined)
    throw new Error('bench/results.json has no detection: run npm run bench -- detection');
  return (kind) => {
    switch (kind) {
      case 'campaign':
        return campaign(summary);
      case 'grid':
        return markdownTable(GRID_HEAD, gridCells(summary));
      case 'single':
        return markdownTable(SINGLE_HEAD, singleCells(summary));
      case 'alarms':
        return markdownTable(ALARM_HEAD, alarmCells(summary));
      case 'reasons':
        return reasons(summary)
          .map((reason) => `- ${reason}`)
          .join('\n');
      case 'step':
        if (step === undefined) throw new Error('bench/results.json has no step: run npm run bench -- step');
        return markdownTable(STEP_HEAD, stepRows(step));
      case 'devicescript':
        if (devicescript === undefined)
          throw new Error('bench/results.json has no devicescript: run npm run bench -- devicescript');
        return markdownTable(FIRMWARE_HEAD, firmwareRows(devicescript));
      case 'targets':
        return markdownTable(MONITOR_HEAD, monitorRows(known(targets)));
      case 'profile':
        return markdownTable(PROFILE_HEAD, profileRows(known(targets).monitor));
      case 'kalman':
        return markdownTable(KALMAN_HEAD, kalmanRows(known(targets).kalman));
      default:
        throw new Error(`docs/performance.md: there is no generated part "${kind}"`);
    }
  };
}

function known(targets: TargetFigures | undefined): TargetFigures {
  if (targets === undefined)
    throw new Error('bench/results.json has no targets: run npm run bench -- targets');
  return targets;
}

function campaign({ command, runs, hours, machine, states }: DetectionSummary): string {
  const judged = states.met + states['not met'] + states['not observable'];
  return (
    `\`${command}\`: ${runs} simulated cells, each with a seed of its own, ${hours} hours together, on Node ` +
    `${machine.node}, ${machine.cores} cores (${machine.cpu}); the same seeds give the same figures on any machine. ` +
    `Of ${judged} judgements ${states.met} are met, ${states['not met']} are not, and ` +
    `${states['not observable']} ask for what cannot be observed.`
  );
}
