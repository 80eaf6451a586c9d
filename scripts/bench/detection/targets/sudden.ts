/**
 * Sudden events: a dip of 20 mV is answered within two samples; a metallic bridge reaches level 4 at the second sample.
 * The request to open the contactor is no output of the core yet, so it is not scored here.
 */
import type { RunRecord } from '../runRecord.js';
import { shareVerdict, type Verdict } from './verdict.js';

const DIP_SAMPLES = 2;
const HARD_SHORT_SAMPLES = 2;

export function dipVerdict(records: readonly RunRecord[]): Verdict {
  const all = answers(records, 'dips').map(({ dips }) => dips);
  return shareVerdict(all.filter((samples) => samples !== null && samples <= DIP_SAMPLES).length, all.length);
}

export function hardShortVerdict(records: readonly RunRecord[]): Verdict {
  const all = answers(records, 'hard short').map(({ level4 }) => level4);
  return shareVerdict(
    all.filter((samples) => samples !== null && samples <= HARD_SHORT_SAMPLES).length,
    all.length,
  );
}

function answers(records: readonly RunRecord[], event: string): NonNullable<RunRecord['sudden']>[] {
  return records.flatMap(({ condition, sudden }) =>
    condition.kind === 'sudden' && condition.event === event && sudden !== null ? [sudden] : [],
  );
}
