/**
 * The language of protocols: a cycle is a list of these steps, and a repeat holds a list of its own. Rates are per hour
 * of the NOMINAL capacity (0.5 = C/2), as on a real cycler; charging is positive where a rate carries a sign.
 *
 * Every step ends: at its voltage, charge or current limit, or at the latest after its longest duration. A current step
 * without a stated one is given up after 1.5 times the time its rate needs for the whole nominal capacity.
 */

/** Constant current up to a voltage, a charge or a state of charge, whichever comes first. */
export interface ChargeSpec {
  step: 'charge' | 'discharge';
  rate_per_h: number;
  /** Limit; default the protocol's. */
  voltage_V?: number | undefined;
  /** Ends after this share of the nominal capacity has passed. */
  share?: number | undefined;
  /** Ends at this count of charge since the last discharge that reached its voltage, share of the nominal capacity. */
  untilSoc?: number | undefined;
  durationMax_s?: number | undefined;
}

/** Constant voltage until the current has fallen to the cut-off. */
export interface HoldSpec {
  step: 'hold';
  cutRate_per_h: number;
  /** Default the protocol's upper voltage. */
  voltage_V?: number | undefined;
  /** Largest current; default the protocol's charge rate. */
  rateMax_per_h?: number | undefined;
  /** Default the protocol's: a leak above the cut-off current would hold it for ever. */
  durationMax_s?: number | undefined;
}

export interface RestSpec {
  step: 'rest';
  duration_s: number;
  /** Default as the protocol says. */
  contactor?: 'open' | 'closed' | undefined;
}

/**
 * A base current with a pulse at the end of each period; the whole train ends when the direction of its mean current
 * reaches the voltage limit.
 */
export interface PulsesSpec {
  step: 'pulses';
  baseRate_per_h: number;
  pulseRate_per_h: number;
  pulse_s: number;
  period_s: number;
  times: number;
}

/**
 * Current as a vehicle or a house draws it: a mean (negative = discharge) and a random part of zero mean that is new in
 * every segment and follows the one before (first-order autoregression). The same in every cycle of a scenario. Ends at
 * the lower voltage; a charging segment that reaches the upper voltage only ends itself.
 */
export interface DriveSpec {
  step: 'drive';
  meanRate_per_h: number;
  rmsRate_per_h: number;
  segment_s: number;
  duration_s: number;
}

export interface RepeatSpec {
  step: 'repeat';
  times: number;
  steps: readonly StepSpec[];
}

export type StepSpec = ChargeSpec | HoldSpec | RestSpec | PulsesSpec | DriveSpec | RepeatSpec;

export interface StepRule {
  readonly key: string;
  readonly meaning: string;
  readonly min: number;
  readonly max: number;
  readonly optional?: boolean;
}

const RATE_MAX_PER_H = 10;
const DURATION_MAX_S = 1e7;

const rate = (key: string, meaning: string, min: number): StepRule => ({
  key,
  meaning,
  min,
  max: RATE_MAX_PER_H,
});
const duration = (key: string, meaning: string, optional = false): StepRule => ({
  key,
  meaning,
  min: 0.1,
  max: DURATION_MAX_S,
  optional,
});
const voltage: StepRule = { key: 'voltage_V', meaning: 'voltage limit', min: -3, max: 6, optional: true };
const times: StepRule = { key: 'times', meaning: 'how often', min: 1, max: 10000 };

const currentRules: readonly StepRule[] = [
  rate('rate_per_h', 'rate', 0.001),
  voltage,
  { key: 'share', meaning: 'charge, share of the nominal capacity', min: 1e-4, max: 2, optional: true },
  { key: 'untilSoc', meaning: 'counted state of charge', min: 0, max: 1.5, optional: true },
  duration('durationMax_s', 'longest duration', true),
];

/** The numbers of each kind of step with their ranges, for checks and for help texts. */
export const STEP_RULES: Readonly<Record<StepSpec['step'], readonly StepRule[]>> = {
  charge: currentRules,
  discharge: currentRules,
  hold: [
    rate('cutRate_per_h', 'cut-off rate', 1e-5),
    voltage,
    { ...rate('rateMax_per_h', 'largest rate', 0.001), optional: true },
    duration('durationMax_s', 'longest duration', true),
  ],
  rest: [duration('duration_s', 'duration')],
  pulses: [
    rate('baseRate_per_h', 'rate between the pulses', -RATE_MAX_PER_H),
    rate('pulseRate_per_h', 'rate in the pulses', -RATE_MAX_PER_H),
    duration('pulse_s', 'length of a pulse'),
    duration('period_s', 'time from pulse to pulse'),
    times,
  ],
  drive: [
    rate('meanRate_per_h', 'mean rate, negative = discharge', -RATE_MAX_PER_H),
    rate('rmsRate_per_h', 'scatter of the rate', 0),
    duration('segment_s', 'time for which a current stays'),
    duration('duration_s', 'duration'),
  ],
  repeat: [times],
};
