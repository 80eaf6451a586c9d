/**
 * Sudden events: a dip of 20 mV is answered within two samples; a metallic bridge opens the contactor at the sample that
 * shows it and is level 4 at the second. A bridge across an empty collector carries nothing: the voltage is 0, as it is
 * with any leak that takes the last of the metal, and there is no current, heat or pressure to tell them apart.
 */
import type { RunRecord } from '../runRecord.js';
import { shareVerdict, type SingleRow, type Verdict } from './verdict.js';

const DIP_SAMPLES = 2;
/** What a bridge of 1 ohm carries in the two seconds in which it is to be named, at the lowest plateau, C. */
const TELLING_C = 5;
const EMPTY = 'the collector was empty';

export function suddenRows(records: readonly RunRecord[]): SingleRow[] {
  const dips = answers(records, 'dip');
  const bridges = answers(records, 'hard short');
  const telling = bridges.filter(({ carried_C }) => carried_C >= TELLING_C);
  const empty = bridges.length - telling.length;
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
        telling.map(({ opening }) => opening),
        empty,
      ),
    },
    {
      figure: 'hard short, level 4',
      target: 'at the second sample',
      verdict: within(
        2,
        telling.map(({ level4 }) => level4),
        empty,
      ),
    },
  ];
}

function within(samplesMax: number, all: readonly (number | null)[], empty = 0): Verdict {
  const hits = all.filter((samples) => samples !== null && samples <= samplesMax);
  return shareVerdict(hits.length, all.length, empty, EMPTY);
}

function answers(records: readonly RunRecord[], event: string): NonNullable<RunRecord['sudden']>[] {
  return records.flatMap(({ condition, sudden }) =>
    condition.kind === 'sudden' && condition.event === event && sudden !== null ? [sudden] : [],
  );
}
