/**
 * What every fault is: a window of time, and what it does to the cell's conditions while the window is open.
 * A fault class describes its parameters as data, so that text and files are checked in one place.
 */
import type { Conditions } from '../cell/conditions.js';
import type { FaultWindow } from './faultWindow.js';

/** A fault as a scenario states it. */
export interface FaultSpec {
  /** Name of a fault class, such as `softShort`. */
  readonly name: string;
  readonly parameters: Readonly<Record<string, number>>;
}

export interface ParameterRule {
  readonly key: string;
  readonly meaning: string;
  readonly min: number;
  readonly max: number;
  /** Absent = required. */
  readonly fallback?: number;
}

export interface Fault {
  readonly name: string;
  readonly window: FaultWindow;
  /** Resistance of the short this fault is, ohm; null if it is none. */
  readonly resistance_ohm: number | null;
  /** Adds the fault's effect; `cyclesSinceStart` counts whole cycles begun since the first affected one. */
  apply(conditions: Conditions, cyclesSinceStart: number): void;
}

export interface FaultClass {
  readonly name: string;
  readonly summary: string;
  readonly parameters: readonly ParameterRule[];
  create(values: Readonly<Record<string, number>>, window: FaultWindow): Fault;
}
