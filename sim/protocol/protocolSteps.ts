/** The steps as the cycler runs them: one flat list a cycle, compiled from the language of `stepSpec.ts`. */

export enum StepKind {
  /** Constant current to the upper voltage limit. */
  Charge = 0,
  /** Constant voltage down to the cut-off current. */
  HoldVoltage = 1,
  Rest = 2,
  /** Constant current to the lower voltage limit. */
  Discharge = 3,
}

export interface ProtocolStep {
  readonly kind: StepKind;
  /** Its place in the scenario, for messages. */
  readonly place: string;
  /** Held current, A, positive = charging; for a constant voltage the largest current. */
  readonly current_A: number;
  /** Limit or held voltage, V. */
  readonly voltage_V: number;
  /** Cut-off current of a constant-voltage step, A. */
  readonly cutOff_A: number;
  /** The step ends at the latest after this, s. */
  readonly durationMax_s: number;
  /** Reaching `durationMax_s` means that the cycler gave up, not that the step was to end then. */
  readonly givesUp: boolean;
  /** Ends at this counted charge, C; null = does not count. */
  readonly untilCharge_C: number | null;
  /** Index of the step to go on with after the voltage limit was reached; the length of the list ends the cycle. */
  readonly nextAtLimit: number;
  /** Rests only: the contactor is open. */
  readonly contactorOpen: boolean;
  /** Rough duration, s, for the progress only. */
  readonly durationTypical_s: number;
}
