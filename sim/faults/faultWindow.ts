/**
 * When a fault is there: from `start_h` or the first step of cycle `start_cycle`, until `end_h` or the first step of
 * cycle `end_cycle`. Without a start it is there from the beginning, without an end for ever.
 */
import { ScenarioError } from '../scenario/scenarioError.js';
import type { ParameterRule } from './fault.js';

/** Longest run the simulator is meant for, h (ten years). */
const HOURS_MAX = 87600;
const CYCLES_MAX = 100000;

export const WINDOW_PARAMETERS: readonly ParameterRule[] = [
  { key: 'start_h', meaning: 'start, hours from the beginning', min: 0, max: HOURS_MAX, fallback: 0 },
  {
    key: 'start_cycle',
    meaning: 'start with this cycle (from 1)',
    min: 1,
    max: CYCLES_MAX,
    whole: true,
    fallback: 1,
  },
  { key: 'end_h', meaning: 'end, hours from the beginning', min: 0, max: HOURS_MAX, fallback: HOURS_MAX },
  {
    key: 'end_cycle',
    meaning: 'end before this cycle',
    min: 1,
    max: CYCLES_MAX,
    whole: true,
    fallback: CYCLES_MAX,
  },
];

export class FaultWindow {
  readonly start_s: number;
  readonly end_s: number;
  readonly startCycle: number;
  readonly endCycle: number;

  constructor(values: Readonly<Record<string, number>>, label: string) {
    for (const edge of ['start', 'end']) {
      if (values[`${edge}_h`] !== undefined && values[`${edge}_cycle`] !== undefined) {
        throw new ScenarioError(`${label} has both ${edge}_h and ${edge}_cycle; give one of them`);
      }
    }
    this.start_s = (values['start_h'] ?? 0) * 3600;
    this.end_s = values['end_h'] === undefined ? Infinity : values['end_h'] * 3600;
    this.startCycle = values['start_cycle'] ?? 1;
    this.endCycle = values['end_cycle'] ?? Infinity;
    if (this.end_s <= this.start_s) {
      throw new ScenarioError(`${label}.end_h is ${values['end_h']}; it must be later than start_h`);
    }
    if (this.endCycle <= this.startCycle) {
      throw new ScenarioError(
        `${label}.end_cycle is ${values['end_cycle']}; it must be later than start_cycle`,
      );
    }
  }

  /** Whether both may be open at once; of hours and cycles that cannot be compared, they may. */
  overlaps(other: FaultWindow): boolean {
    return (
      this.start_s < other.end_s &&
      other.start_s < this.end_s &&
      this.startCycle < other.endCycle &&
      other.startCycle < this.endCycle
    );
  }

  isOpen(time_s: number, cycle: number): boolean {
    return time_s >= this.start_s && time_s < this.end_s && cycle >= this.startCycle && cycle < this.endCycle;
  }
}
