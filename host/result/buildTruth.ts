import type { TruthRecorder, PoolState } from '../../sim/truth/truthRecorder.js';
import type { TruthLedgerPoint } from '../report/reportModel.js';
import type { ResultDocument, TruthDocument } from './resultSchema.js';

const SECONDS_PER_HOUR = 3600;

/** What really happened, in the terms of the result document, so that the two can be laid side by side. */
export function buildTruth(
  truth: TruthRecorder,
  result: ResultDocument,
  recordEnd_s: number,
  inventoryTime_s: number,
): TruthDocument {
  const reference_s = result.reference_s;
  const before = truth.at(reference_s ?? 0);
  const after = truth.at(inventoryTime_s);
  const change_Ah = (pick: (state: PoolState) => number): number =>
    (pick(after) - pick(before)) / SECONDS_PER_HOUR;
  const dead_Ah = change_Ah((state) => state.dead_C);
  const sei_Ah = change_Ah((state) => state.sei_C);
  const stranded_Ah = change_Ah((state) => state.stranded_C);
  const episodes = truth.leaks.map((episode) => ({
    cause: episode.cause,
    start_s: episode.start_s,
    end_s: episode.end_s,
    leak_A: episode.leakedCharge_C / Math.max((episode.end_s ?? recordEnd_s) - episode.start_s, 1),
    resistance_ohm: episode.resistance_ohm,
  }));
  const latest = episodes.at(-1);
  return {
    reference_s,
    firstFault_s: truth.firstFault_s,
    softShort: {
      onset_s: latest?.start_s ?? null,
      leak_A: latest?.leak_A ?? null,
      leakCharge_Ah: truth.missing_C / SECONDS_PER_HOUR,
      resistance_ohm: latest?.resistance_ohm ?? null,
      cause: latest?.cause ?? 'none',
      episodes,
    },
    inventory: {
      lli_Ah: dead_Ah + sei_Ah + stranded_Ah,
      dead_Ah,
      sei_Ah,
      stranded_Ah,
      lam_Ah: change_Ah((state) => state.locked_C),
      reservoir_Ah:
        (leastPlated_C(truth, inventoryTime_s) - leastPlated_C(truth, reference_s ?? 0)) / SECONDS_PER_HOUR,
    },
    sodiumBalanceResidual_C: truth.balanceResidual_C,
  };
}

/**
 * What stayed plated around the end of a discharge. The file's clock is off by some seconds (docs/spread.md), in which the
 * last of the metal leaves the collector: the least within a minute is what the discharge left.
 */
function leastPlated_C(truth: TruthRecorder, time_s: number): number {
  let least_C = Infinity;
  for (let off_s = -60; off_s <= 60; off_s += 1) {
    least_C = Math.min(least_C, truth.at(Math.max(0, time_s + off_s)).active_C);
  }
  return least_C;
}

/** The truth along the record, for the report: one point an interval, changes since the reference. */
export function truthLedger(
  truth: TruthRecorder,
  result: ResultDocument,
  recordEnd_s: number,
): TruthLedgerPoint[] {
  const POINTS = 500;
  const reference_s = result.reference_s ?? 0;
  const before = truth.at(reference_s);
  const cyclable = (state: PoolState): number => state.cathode_C + state.active_C + state.filament_C;
  // Leaks that are no short are in no state of the cell: drawn at their mean.
  const others = result.truth?.softShort.episodes.filter(({ cause }) => cause !== 'softShort') ?? [];
  const otherLeak_A = (time_s: number): number =>
    others
      .filter(({ start_s, end_s }) => start_s <= time_s && time_s < (end_s ?? Infinity))
      .reduce((sum, { leak_A }) => sum + leak_A, 0);
  const points: TruthLedgerPoint[] = [];
  for (let k = 0; k <= POINTS; k += 1) {
    const time_s = (recordEnd_s * k) / POINTS;
    const state = truth.at(time_s);
    points.push({
      time_s,
      cyclable_Ah: cyclable(state) / SECONDS_PER_HOUR,
      dead_Ah: (state.dead_C - before.dead_C) / SECONDS_PER_HOUR,
      sei_Ah: (state.sei_C - before.sei_C) / SECONDS_PER_HOUR,
      stranded_Ah: (state.stranded_C - before.stranded_C) / SECONDS_PER_HOUR,
      leaked_Ah: state.leaked_C / SECONDS_PER_HOUR,
      leak_A: state.leak_A + otherLeak_A(time_s),
    });
  }
  return points;
}
