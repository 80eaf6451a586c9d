/** bench/results.json: one section a benchmark, so that each can be measured anew by itself. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { formatted } from '../documents/generatedBlocks.js';
import type { FirmwareFigures } from './devicescript/firmwareFigures.js';
import type { DetectionSummary } from './detection/summary.js';
import type { CampaignId } from './detection/campaign.js';
import type { Measurement } from './measure.js';
import type { MemoryFigure } from './memory.js';
import type { StepFigures } from './step/stepFigures.js';
import type { TargetFigures } from './targets/command.js';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
}

export interface Results {
  schema: 'nabms.bench/1';
  /** Of speed and memory. */
  machine?: Machine;
  results?: readonly Measurement[];
  memory?: readonly MemoryFigure[];
  step?: StepFigures;
  devicescript?: FirmwareFigures;
  targets?: TargetFigures;
  detection?: Partial<Record<CampaignId, DetectionSummary>>;
}

export const RESULTS_FILE = join(import.meta.dirname, '..', '..', 'bench', 'results.json');

export function readResults(): Results {
  if (!existsSync(RESULTS_FILE)) return { schema: 'nabms.bench/1' };
  return JSON.parse(readFileSync(RESULTS_FILE, 'utf8')) as Results;
}

/** Replaces the sections that are given. */
export async function writeResults(sections: Partial<Results>): Promise<void> {
  mkdirSync(dirname(RESULTS_FILE), { recursive: true });
  const text = JSON.stringify({ ...readResults(), ...sections }, null, 2);
  writeFileSync(RESULTS_FILE, await formatted(RESULTS_FILE, text));
}

export function thisMachine(): Machine {
  return { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
}
