/**
 * What every fault is: a window of time, and what it does while the window is open. It reaches the cell, the sensors
 * or the cycler through conditions that are rebuilt from all open faults whenever the schedule is due.
 * A fault class describes its parameters as data, so that text and files are checked in one place.
 */
import type { Conditions } from '../cell/conditions.js';
import type { CyclerConditions } from '../protocol/cyclerConditions.js';
import type { SensorConditions } from '../sensors/sensorConditions.js';
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
  /** Only whole numbers. */
  readonly whole?: boolean;
  /** Absent = required. */
  readonly fallback?: number;
}

/** What makes charge go missing, or seem to, without a short inside the cell. The words are those of the result. */
export type LeakCause = 'parasitic' | 'contactor' | 'sensorOffset';

/** A leak that is no short: its cause, and its size relative to others of the same cause. */
export interface OtherLeak {
  readonly cause: LeakCause;
  /** Conductance, S, of a contactor leak; else current, A. */
  readonly size: number;
  /** Null where it is no resistance. */
  readonly resistance_ohm: number | null;
}

export interface Fault {
  readonly name: string;
  readonly window: FaultWindow;
  /** Resistance of the short this fault is, ohm; null if it is none. */
  readonly resistance_ohm: number | null;
  /** The leak this fault is or looks like, if it is no short. */
  readonly otherLeak?: OtherLeak;
  /** What this fault sets to a value of its own, in words, so that no two may do so at once. Absent = it adds to others. */
  readonly sets?: string;
  /** How that short conducts: all the time (default), or through filaments of the cell that come and go. */
  readonly shortForm?: 'constant' | 'filaments';
  /** The effect changes with time: while open it is applied again at least this often, s. Absent = only at edges. */
  readonly refresh_s?: number;
  /**
   * Adds the fault's effect on the cell.
   * @param cyclesSinceStart whole cycles begun since the first affected one
   * @param sinceStart_s time since the fault opened, s
   */
  apply?(conditions: Conditions, cyclesSinceStart: number, sinceStart_s: number): void;
  /** Adds the fault's effect on what is measured; sensors never change the cell. */
  applyToSensors?(conditions: SensorConditions, cyclesSinceStart: number, sinceStart_s: number): void;
  /** Adds the fault's effect on the cycler and the contactor. */
  applyToCycler?(conditions: CyclerConditions, cyclesSinceStart: number, sinceStart_s: number): void;
}

export interface FaultClass {
  readonly name: string;
  readonly summary: string;
  readonly parameters: readonly ParameterRule[];
  create(values: Readonly<Record<string, number>>, window: FaultWindow): Fault;
}
