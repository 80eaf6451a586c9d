/**
 * Protocols as cells are really cycled with, each the default one with something changed. Rates and times are usual
 * ones of the field, assumed; a scenario may change any of them.
 */
import { ScenarioError } from '../scenario/scenarioError.js';
import type { Protocol } from './protocol.js';
import { defaultProtocol, standardSteps } from './protocol.js';
import type { StepSpec } from './stepSpec.js';

const CHARGE: readonly StepSpec[] = standardSteps(defaultProtocol()).slice(0, 3);
const BOTTOM_REST: StepSpec = { step: 'rest', duration_s: 1800 };

const LIBRARY: Readonly<Record<string, () => Protocol>> = {
  /** C/2 to 3.6 V and C/50, 1 h rest, C/2 to 2.4 V, 30 min rest. */
  default: defaultProtocol,
  /** Every discharge ends with C/20, which empties the collector whatever the cathode's kinetics. */
  slowTail: () => ({ ...defaultProtocol(), slowTailRate_per_h: 0.05 }),
  /** Three cycles at C/10 first. */
  formation: () => ({
    ...defaultProtocol(),
    variants: [{ firstCycles: 3, settings: { chargeRate_per_h: 0.1, dischargeRate_per_h: 0.1 } }],
  }),
  /** Every tenth cycle slow, with a top rest long enough for the diffusion tail to die away. */
  diagnostics: () => ({
    ...defaultProtocol(),
    variants: [
      {
        everyCycles: 10,
        settings: {
          chargeRate_per_h: 0.05,
          dischargeRate_per_h: 0.05,
          cvCutRate_per_h: 0.02,
          restTop_s: 7200,
        },
      },
    ],
  }),
  /** Between 30 and 80 % of counted charge, on the plateau, with a full cycle first and every twentieth. */
  partial: () => ({
    ...defaultProtocol(),
    steps: [
      { step: 'charge', rate_per_h: 0.5, untilSoc: 0.8 },
      { step: 'rest', duration_s: 600 },
      { step: 'discharge', rate_per_h: 0.5, untilSoc: 0.3 },
      { step: 'rest', duration_s: 600 },
    ],
    variants: [
      { firstCycles: 1, settings: {} },
      { everyCycles: 20, settings: {} },
    ],
  }),
  /** Discharge at C/5 with 10 s at 1C every 10 min. */
  pulses: () => ({
    ...defaultProtocol(),
    steps: [
      ...CHARGE,
      { step: 'pulses', baseRate_per_h: -0.2, pulseRate_per_h: -1, pulse_s: 10, period_s: 600, times: 45 },
      BOTTOM_REST,
    ],
  }),
  /** Discharge as a load draws it, 0.3C on average with 0.4C of scatter, then C/10 to the end. */
  drive: () => ({
    ...defaultProtocol(),
    steps: [
      ...CHARGE,
      { step: 'drive', meanRate_per_h: -0.3, rmsRate_per_h: 0.4, segment_s: 10, duration_s: 10800 },
      { step: 'discharge', rate_per_h: 0.1 },
      BOTTOM_REST,
    ],
  }),
  /** The charge is interrupted half-way for two hours. */
  interrupted: () => ({
    ...defaultProtocol(),
    steps: [
      { step: 'charge', rate_per_h: 0.5, share: 0.5 },
      { step: 'rest', duration_s: 7200 },
      ...standardSteps(defaultProtocol()),
    ],
  }),
};

/** Names of the protocols there are. */
export function listProtocols(): readonly string[] {
  return Object.keys(LIBRARY);
}

/** A protocol of the library; throws a ScenarioError naming the known ones. */
export function protocolByName(name: string): Protocol {
  if (!Object.hasOwn(LIBRARY, name)) {
    throw new ScenarioError(
      `protocol "${name}" is not known; known protocols: ${listProtocols().join(', ')}`,
    );
  }
  return LIBRARY[name]();
}
