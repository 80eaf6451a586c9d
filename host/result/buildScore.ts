import type { EpisodeDocument, ResultDocument, ScoreDocument, TruthDocument } from './resultSchema.js';

/** Compares a result with the truth. Silence and wide intervals cost: delays and widths are part of the score. */
export function buildScore(
  result: ResultDocument,
  truth: TruthDocument,
  recordEnd_s: number,
  leakCramerRao_A: number | null,
): ScoreDocument {
  const { softShort, inventory } = result;
  const trueLeak_A = truth.softShort.leak_A;
  const scored = trueLeak_A !== null && softShort.leak_A !== null;
  const lli = truth.inventory.lli_Ah;
  const dead = truth.inventory.dead_Ah;
  const sei = truth.inventory.sei_Ah;
  const firstOnset_s = truth.softShort.episodes[0]?.start_s ?? null;
  const detectedTrue = softShort.firstDetectionTime_s !== null && firstOnset_s !== null;
  return {
    detectionDelay_s: detectedTrue ? (softShort.firstDetectionTime_s ?? 0) - firstOnset_s : null,
    leakError_A: scored ? (softShort.leak_A ?? 0) - trueLeak_A : null,
    leakCovered: trueLeak_A === null ? null : covers(softShort.leakLow_A, softShort.leakHigh_A, trueLeak_A),
    leakIntervalWidth_A: trueLeak_A === null ? null : softShort.leakHigh_A - softShort.leakLow_A,
    leakCramerRao_A: trueLeak_A === null ? null : leakCramerRao_A,
    causeRight: causeRight(softShort.cause, truth.softShort.cause),
    lliError_Ah: inventory.lli_Ah === null ? null : inventory.lli_Ah - lli,
    lliCovered: covers(inventory.lliLow_Ah, inventory.lliHigh_Ah, lli),
    lliIntervalWidth_Ah: inventory.lliHigh_Ah - inventory.lliLow_Ah,
    deadError_Ah: inventory.dead_Ah === null ? null : inventory.dead_Ah - dead,
    deadCovered: covers(inventory.deadLow_Ah, inventory.deadHigh_Ah, dead),
    deadIntervalWidth_Ah: inventory.deadHigh_Ah - inventory.deadLow_Ah,
    seiError_Ah: inventory.sei_Ah === null ? null : inventory.sei_Ah - sei,
    seiCovered: covers(inventory.seiLow_Ah, inventory.seiHigh_Ah, sei),
    seiIntervalWidth_Ah: inventory.seiHigh_Ah - inventory.seiLow_Ah,
    strandedCovered: covers(inventory.strandedLow_Ah, inventory.strandedHigh_Ah, truth.inventory.stranded_Ah),
    lamCovered: covers(inventory.lamLow_Ah, inventory.lamHigh_Ah, truth.inventory.lam_Ah),
    falseAlarms: softShort.episodes.filter((episode) => isFalse(episode, truth, recordEnd_s)).length,
    openedWithin_s: openedWithin_s(result, truth),
    healthyHours: healthyHours(truth, result.duration_s, recordEnd_s),
  };
}

/** To leave a cause open is no error, and no merit; a wrong one is an error. */
function causeRight(named: EpisodeDocument['cause'], actual: EpisodeDocument['cause']): boolean | null {
  const open = named === 'none' || named === 'unresolved';
  return open || actual === 'none' ? null : named === actual;
}

function openedWithin_s({ protection }: ResultDocument, truth: TruthDocument): number | null {
  if (protection.openedAt_s === null || truth.firstFault_s === null) return null;
  return protection.openedAt_s - truth.firstFault_s;
}

function covers(low: number, high: number, value: number): boolean {
  return low <= value && value <= high;
}

/** A reported leak during which no true one flowed. */
function isFalse(episode: EpisodeDocument, truth: TruthDocument, recordEnd_s: number): boolean {
  return !truth.softShort.episodes.some(
    (real) => episode.detected_s >= real.start_s && episode.start_s <= (real.end_s ?? recordEnd_s),
  );
}

function healthyHours(truth: TruthDocument, duration_s: number, recordEnd_s: number): number {
  const leaking_s = truth.softShort.episodes.reduce(
    (sum, episode) => sum + (episode.end_s ?? recordEnd_s) - episode.start_s,
    0,
  );
  return Math.max(0, duration_s - leaking_s) / 3600;
}
