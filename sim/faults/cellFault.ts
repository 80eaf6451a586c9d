/**
 * A cell fault without a state of its own: while its window is open it changes the cell's conditions as its
 * parameters say. `cellFaultClass` makes a class of such a rule.
 */
import type { Conditions } from '../cell/conditions.js';
import type { Fault, FaultClass, ParameterRule } from './fault.js';
import type { FaultWindow } from './faultWindow.js';

/** Values by key, fallbacks filled in. */
export type FaultValues = Readonly<Record<string, number>>;

export type ApplyToCell = (
  conditions: Conditions,
  values: FaultValues,
  cyclesSinceStart: number,
  sinceStart_s: number,
) => void;

class CellFault implements Fault {
  readonly resistance_ohm = null;
  readonly refresh_s?: number;
  readonly sets?: string;

  constructor(
    readonly name: string,
    readonly window: FaultWindow,
    private readonly values: FaultValues,
    private readonly effect: ApplyToCell,
    refresh_s: number | undefined,
    sets: string | undefined,
  ) {
    if (refresh_s !== undefined) this.refresh_s = refresh_s;
    if (sets !== undefined) this.sets = sets;
  }

  apply(conditions: Conditions, cyclesSinceStart: number, sinceStart_s: number): void {
    this.effect(conditions, this.values, cyclesSinceStart, sinceStart_s);
  }
}

/**
 * @param refresh_s given if the effect changes with time between edges
 * @param sets what the fault sets instead of adding to it, in words
 */
export function cellFaultClass(
  name: string,
  summary: string,
  parameters: readonly ParameterRule[],
  effect: ApplyToCell,
  refresh_s?: number,
  sets?: (values: FaultValues) => string | undefined,
): FaultClass {
  return {
    name,
    summary,
    parameters,
    create: (given, window) => {
      const values: Record<string, number> = {};
      for (const { key, fallback } of parameters) {
        const value = given[key] ?? fallback;
        if (value !== undefined) values[key] = value;
      }
      return new CellFault(name, window, values, effect, refresh_s, sets?.(values));
    },
  };
}
