/**
 * Sudden events: a dip of 20 mV is answered within two samples; a metallic bridge opens the contactor at the sample that
 * shows it and is level 4 at the second.
 */
import type { RunRecord } from '../runRecord.js';
import { shareVerdict, type SingleRow, type Verdict } from './verdict.js';

const DIP_SAMPLES = 2;

export function suddenRows(records: readonly RunRecord[]): SingleRow[] {
  const dips = answers(records, 'dip');
  const bridges = answers(records, 'hard short');
  return [
    {
      figure: 'dip of 20 mV for two samples',
      target: 'within 2 samples',
      verdict: within(
        DIP_SAMPLES,
        dips.map((answer) => answer.dips),
      ),
    },
    {
      figure: 'hard short, request to the contactor',
      target: 'at that sample',
      verdict: within(
        1,
        bridges.map(({ opening }) => opening),
      ),
    },
    {
      figure: 'hard short, level 4',
      target: 'at the second sample',
      verdict: within(
        2,
        bridges.map(({ level4 }) => level4),
      ),
    },
  ];
}

function within(samplesMax: number, all: readonly (number | null)[]): Verdict {
  return shareVerdict(all.filter((samples) => samples !== null && samples <= samplesMax).length, all.length);
}

function answers(records: readonly RunRecord[], event: string): NonNullable<RunRecord['sudden']>[] {
  return records.flatMap(({ condition, sudden }) =>
    condition.kind === 'sudden' && condition.event === event && sudden !== null ? [sudden] : [],
  );
}
