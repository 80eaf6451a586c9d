/** How a target is judged, and what the table says of it. */
import { binomialLower } from '../../campaign/statistics.js';

export type State = 'met' | 'not met' | 'not observable' | 'not run';

export interface Verdict {
  readonly state: State;
  /** What was reached, in a few words. */
  readonly detail: string;
}

/** A target that is judged over all conditions together. */
export interface SingleRow {
  readonly figure: string;
  readonly target: string;
  readonly verdict: Verdict;
}

/** Share of runs that must reach a target: that of every interval (PHYSICS B, targets). */
export const SHARE_MIN = 0.95;

export const NOT_RUN: Verdict = { state: 'not run', detail: '' };

/** So many of so many runs; `unseen` more could not have shown it. */
export function shareVerdict(hits: number, tries: number, unseen = 0, reason = ''): Verdict {
  if (tries === 0) return unseen === 0 ? NOT_RUN : { state: 'not observable', detail: reason };
  const state = hits >= SHARE_MIN * tries ? 'met' : 'not met';
  const lower = Math.floor(100 * binomialLower(hits, tries));
  const apart = unseen === 0 ? '' : `, ${unseen} not observable`;
  return { state, detail: `${hits}/${tries} (> ${lower} %)${apart}` };
}

/** A figure against its limit. */
export function limitVerdict(value: number, limit: number, detail: string): Verdict {
  if (Number.isNaN(value)) return NOT_RUN;
  return { state: value <= limit ? 'met' : 'not met', detail };
}
