/** What a run of the detection benchmark is made of, as plain data that a worker and a file can take. */

export const CELLS = ['nvp-1ah', 'nacro2-1ah', 'nfm-1ah', 'pw-1ah'] as const;

/** Full cycles with a top rest of 1 h or 2 h, full cycles with a C/20 tail, and 30 to 80 % of charge after one full cycle. */
export const PROTOCOLS = ['top1h', 'top2h', 'slowTail', 'partial'] as const;

export const LOGGINGS = ['1 s', '10 s', '60 s', 'on change'] as const;

/** Sizes of leaks, C/n. */
export const LEAK_HOURS = [150, 600, 1500, 6000, 30000] as const;

/** What makes a healthy cell hard to judge. */
export const DISTURBANCES = [
  'none',
  'ambient swing',
  'load-cell drift',
  'offset step',
  'contactor closed',
  'hard spread',
  'hidden reservoir',
] as const;

/** A leak is there from the first sample, or comes later. */
export const ONSETS = ['first', 'later'] as const;

/** Ways to lose sodium, for the ledger. */
export const LOSSES = ['dead sodium', 'SEI', 'both'] as const;

export type CellId = (typeof CELLS)[number];
export type ProtocolId = (typeof PROTOCOLS)[number];
export type Logging = (typeof LOGGINGS)[number];
export type Disturbance = (typeof DISTURBANCES)[number];
export type Loss = (typeof LOSSES)[number];
export type Onset = (typeof ONSETS)[number];

interface Common {
  readonly cell: CellId;
  readonly protocol: ProtocolId;
  readonly logging: Logging;
  readonly seed: number;
}

/** A leak of C/`hours`, from the first sample or from some time in the seventh cycle. */
export interface LeakCondition extends Common {
  readonly kind: 'leak';
  readonly hours: number;
  readonly onset: Onset;
}

export interface HealthyCondition extends Common {
  readonly kind: 'healthy';
  readonly disturbance: Disturbance;
}

export interface LossCondition extends Common {
  readonly kind: 'loss';
  readonly loss: Loss;
}

/** A leak in the nominal cell behind nominal sensors, white noise and the walk of the load cell: what the Cramer-Rao bound speaks of. */
export interface BoundCondition extends Common {
  readonly kind: 'bound';
  readonly hours: number;
}

/** A short that dips the voltage for two seconds, or a metallic bridge. */
export interface SuddenCondition extends Common {
  readonly kind: 'sudden';
  readonly event: 'dip' | 'hard short';
}

export type Condition = LeakCondition | HealthyCondition | LossCondition | BoundCondition | SuddenCondition;
