/**
 * What the faults of a scenario must not be together, or for a run of this length. A fault that never comes would
 * silently be none; of two that set the same thing one would silently lose.
 */
import { ScenarioError } from '../scenario/scenarioError.js';
import type { Fault } from './fault.js';

const SECONDS_PER_HOUR = 3600;

/** The length of a run as it is known before it: its cycles, and the time if every step takes its longest. */
export interface RunLength {
  readonly cycles: number;
  readonly longest_s: number;
}

/** Throws a ScenarioError that names the fault, its key and the length of the run. */
export function requireWithinRun({ name, window }: Fault, run: RunLength): void {
  if (window.startCycle > run.cycles) {
    throw new ScenarioError(
      `fault ${name}.start_cycle is ${window.startCycle}; the run has ${run.cycles} cycles, so it would never begin`,
    );
  }
  if (window.start_s >= run.longest_s) {
    const longest_h = Number((run.longest_s / SECONDS_PER_HOUR).toPrecision(3));
    throw new ScenarioError(
      `fault ${name}.start_h is ${window.start_s / SECONDS_PER_HOUR}; the run lasts ${longest_h} h at the longest, so it would never begin`,
    );
  }
}

/** Throws a ScenarioError that names two faults which set the same thing at the same time. */
export function requireCompatible(faults: readonly Fault[]): void {
  for (const [k, first] of faults.entries()) {
    if (first.sets === undefined) continue;
    const second = faults.slice(k + 1).find(({ sets, window }) => {
      return sets === first.sets && window.overlaps(first.window);
    });
    if (second === undefined) continue;
    const names = second.name === first.name ? `${first.name} twice` : `${first.name} and ${second.name}`;
    throw new ScenarioError(
      `faults has ${names}, which set ${first.sets} at the same time; let one end before the other begins, ` +
        'both windows in hours or both in cycles',
    );
  }
}

/** Throws a ScenarioError if a fault of a finished run never came: its start lay within the longest run, not within this one. */
export function requireHappened(faults: readonly Fault[], happened: readonly boolean[], end_s: number): void {
  const missed = faults.find((_, k) => !happened[k]);
  if (missed === undefined) return;
  const { name, window } = missed;
  const length = `the run ended after ${(end_s / SECONDS_PER_HOUR).toFixed(1)} h`;
  throw new ScenarioError(
    window.start_s >= end_s
      ? `fault ${name}.start_h is ${window.start_s / SECONDS_PER_HOUR}; ${length}, before it began`
      : `fault ${name} never began: ${length}, and its hours and its cycles never came together`,
  );
}
