/** What is kept of one run: a line of JSON, so that shards of a campaign are merged by putting their files together. */
import type { Condition } from './condition.js';

/** How long a level took, from the onset: by the clock, in charging time, and in top rests begun. */
export interface Delay {
  readonly time_h: number;
  readonly charging_h: number;
  readonly topRests: number;
}

/** A figure with its bounds and the truth. Null where the core gives no value. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
  readonly truth: number;
}

/** One reading of a leak, its error, and the Cramer-Rao bound of its window. */
export interface BoundReading {
  readonly method: 'rest' | 'slip' | 'pressure';
  readonly cycle: number;
  readonly error_A: number;
  readonly bound_A: number;
}

/** Samples from the one that shows a sudden event to the one with an answer; null = no answer. */
export interface SuddenAnswer {
  /** A dip is recognised while it lasts. */
  readonly dips: number | null;
  /** The contactor is asked to open. */
  readonly opening: number | null;
  readonly level4: number | null;
  /** Charge that went through it, C. */
  readonly carried_C: number;
}

export interface RunRecord {
  readonly condition: Condition;
  /** The core was given the load cell. */
  readonly pressure: boolean;
  readonly duration_h: number;
  /** Hours without a leak, and episodes that began to be reported in them. */
  readonly healthy_h: number;
  readonly falseLevel1: number;
  readonly falseLevel2: number;
  /** The contactor was asked to open before anything leaked, and not because a sensor was lost. */
  readonly falseOpening: boolean;
  /** Dips counted in a cell without any; null where there are some. */
  readonly falseDips: number | null;
  /** Time of a cycle at the end of the run, h. */
  readonly cycle_h: number | null;
  readonly level1: Delay | null;
  readonly level2: Delay | null;
  /** The largest evidence while it leaked (of a healthy cell: ever), each in units of its threshold. */
  readonly evidence: { readonly rest: number; readonly slip: number; readonly pressure: number };
  /** Null where nothing leaks. A: the leak; h: its onset, null where it was there from the first sample. */
  readonly leak_A: Estimate | null;
  readonly onset_h: Estimate | null;
  /** Cramer-Rao bound of the leak from the rests that were read while it leaked; null where none was. */
  readonly leakBound_A: number | null;
  readonly lli_Ah: Estimate;
  /** Best estimate even where the core calls it not observable (then the middle of the bounds). */
  readonly dead_Ah: Estimate;
  /** What a cell with the stated priors leaves open of the dead sodium: standard deviation and width of 95 %. */
  readonly deadIdeal_Ah: { readonly sigma: number; readonly width: number };
  readonly bounds: readonly BoundReading[];
  readonly sudden: SuddenAnswer | null;
}
