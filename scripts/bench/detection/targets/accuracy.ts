/** The targets of size and coverage: leak, onset, loss of inventory (LLI), dead sodium. */
import { quantile, rootMeanSquare } from '../../campaign/statistics.js';
import type { Estimate, RunRecord } from '../runRecord.js';
import { limitVerdict, shareVerdict, type Verdict } from './verdict.js';

/** Beyond this many standard deviations a size is promised (PHYSICS B, targets). */
const SIZE_SIGMA = 5;
export const SIZE_ERROR = 0.2;
/** Bounds are two standard deviations each way. */
const SIGMAS_WIDE = 4;
export const LLI_SHARE_OF_CAPACITY = 0.002;
export const LLI_SHARE = 0.02;
const DEAD_SHARE = 0.06;
export const DEAD_SIGMAS = 1.5;
const DEAD_WIDTH = 2;
/** The dead sodium is judged where the loss is this share of the capacity. All cells have 1 Ah. */
const DEAD_LLI_MIN_AH = 0.1;

export interface AccuracyTarget {
  readonly figure: string;
  readonly target: string;
  /** The figure differs between leaks from the first sample and later ones. */
  readonly byOnset: boolean;
  readonly judge: (records: readonly RunRecord[]) => Verdict;
}

export function covers({ low, high, truth }: Estimate): boolean {
  return low <= truth && truth <= high;
}

function found(records: readonly RunRecord[]): Estimate[] {
  return records.flatMap(({ leak_A }) => (leak_A === null || leak_A.value === null ? [] : [leak_A]));
}

function count<T>(all: readonly T[], holds: (one: T) => boolean): Verdict {
  return shareVerdict(all.filter(holds).length, all.length);
}

/** Full cycles of cells whose collector is emptied: what the loss of inventory can be read from. */
function emptied(records: readonly RunRecord[]): RunRecord[] {
  return records.filter(
    ({ condition }) =>
      (condition.kind === 'leak' || condition.kind === 'loss') && condition.protocol !== 'partial',
  );
}

function losing(records: readonly RunRecord[]): RunRecord[] {
  return records.filter(
    ({ condition, lli_Ah }) => condition.kind === 'loss' && lli_Ah.truth >= DEAD_LLI_MIN_AH,
  );
}

function ofValue({ value, truth }: Estimate): number {
  return (value ?? NaN) - truth;
}

export const ACCURACY_TARGETS: readonly AccuracyTarget[] = [
  {
    figure: 'leak current, where it exceeds 5 sd',
    target: 'within 20 %',
    byOnset: true,
    judge: (records: readonly RunRecord[]): Verdict => {
      const clear = found(records).filter(
        ({ value, low, high }) => SIGMAS_WIDE * (value ?? 0) > SIZE_SIGMA * (high - low),
      );
      return count(clear, (leak) => Math.abs(ofValue(leak)) <= SIZE_ERROR * leak.truth);
    },
  },
  {
    figure: 'interval of a leak that was found',
    target: 'covers in 95 %',
    byOnset: true,
    judge: (records: readonly RunRecord[]): Verdict => {
      const all = found(records);
      const width = quantile(
        all.map(({ low, high, truth }) => (high - low) / truth),
        0.5,
      );
      const verdict = count(all, covers);
      if (all.length === 0) return verdict;
      return { ...verdict, detail: `${verdict.detail}; median width ${Math.round(100 * width)} %` };
    },
  },
  {
    figure: 'bound of a leak that was not found',
    target: 'covers in 95 %',
    byOnset: true,
    judge: (records: readonly RunRecord[]): Verdict =>
      count(
        records.flatMap(({ leak_A }) => (leak_A !== null && leak_A.value === null ? [leak_A] : [])),
        covers,
      ),
  },
  {
    figure: 'onset, where one is named',
    target: 'covers in 95 %',
    byOnset: true,
    judge: (records: readonly RunRecord[]): Verdict =>
      count(
        records.flatMap(({ onset_h }) => (onset_h === null || onset_h.value === null ? [] : [onset_h])),
        covers,
      ),
  },
  {
    figure: 'LLI, full cycling, with and without a leak',
    target: '0.2 % of capacity or 2 % of LLI',
    byOnset: false,
    judge: (records: readonly RunRecord[]): Verdict => {
      const all = emptied(records).map(({ lli_Ah }) => lli_Ah);
      const limit_Ah = (truth: number): number => Math.max(LLI_SHARE_OF_CAPACITY, LLI_SHARE * truth);
      const verdict = count(all, (lli) => Math.abs(ofValue(lli)) <= limit_Ah(lli.truth));
      const silent = all.filter(({ value }) => value === null).length;
      return silent === 0 ? verdict : { ...verdict, detail: `${verdict.detail}; ${silent} give no value` };
    },
  },
  {
    figure: 'interval of the LLI',
    target: 'covers in 95 %',
    byOnset: false,
    judge: (records: readonly RunRecord[]): Verdict =>
      count(
        emptied(records).map(({ lli_Ah }) => lli_Ah),
        covers,
      ),
  },
  {
    figure: 'dead sodium, LLI of 10 % and more',
    target: 'rms error at most the larger of 6 % of LLI and 1.5 ideal sd',
    byOnset: false,
    judge: (records: readonly RunRecord[]): Verdict => {
      const all = losing(records);
      const ratio = rootMeanSquare(
        all.map(({ dead_Ah, lli_Ah, deadIdeal_Ah }) => {
          const limit_Ah = Math.max(DEAD_SHARE * lli_Ah.truth, DEAD_SIGMAS * deadIdeal_Ah.sigma);
          return ofValue(dead_Ah) / limit_Ah;
        }),
      );
      const ofLoss = rootMeanSquare(all.map(({ dead_Ah, lli_Ah }) => ofValue(dead_Ah) / lli_Ah.truth));
      const ofIdeal = rootMeanSquare(
        all.map(({ dead_Ah, deadIdeal_Ah }) => ofValue(dead_Ah) / deadIdeal_Ah.sigma),
      );
      return limitVerdict(ratio, 1, `rms ${percent(ofLoss)} of LLI, ${ofIdeal.toFixed(2)} ideal sd`);
    },
  },
  {
    figure: 'interval of the dead sodium',
    target: 'covers in 95 %',
    byOnset: false,
    judge: (records: readonly RunRecord[]): Verdict =>
      count(
        losing(records).map(({ dead_Ah }) => dead_Ah),
        covers,
      ),
  },
  {
    figure: 'width of that interval',
    target: 'median at most twice the ideal one',
    byOnset: false,
    judge: (records: readonly RunRecord[]): Verdict => {
      const ratio = quantile(
        losing(records).map(({ dead_Ah, deadIdeal_Ah }) => (dead_Ah.high - dead_Ah.low) / deadIdeal_Ah.width),
        0.5,
      );
      return limitVerdict(ratio, DEAD_WIDTH, `${ratio.toFixed(2)} times`);
    },
  },
];

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
