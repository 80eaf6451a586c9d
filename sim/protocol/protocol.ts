/**
 * The cycler's protocol: constant-current constant-voltage charge, rest, constant-current discharge, optional slow
 * tail, rest; repeated. Rates are per hour of the NOMINAL capacity (0.5 = C/2), as on a real cycler.
 *
 * `steps` replaces that cycle by a list in the language of `stepSpec.ts`; `variants` replace single cycles, such as the
 * first three (formation) or every 25th (diagnostics).
 */
import { requireInteger, requireNumber, requireOneOf, ScenarioError } from '../scenario/scenarioError.js';
import { checkSteps } from './checkSteps.js';
import type { StepSpec } from './stepSpec.js';

/** The standard cycle in eleven numbers. */
export interface CycleSettings {
  chargeRate_per_h: number;
  voltageMax_V: number;
  /** The constant-voltage step ends at this rate; 0 = no constant-voltage step. */
  cvCutRate_per_h: number;
  /** Longest constant-voltage step, h: a leak above the cut-off current would hold it for ever. */
  cvMax_h: number;
  restTop_s: number;
  dischargeRate_per_h: number;
  voltageMin_V: number;
  /** Second discharge to the same limit that empties what the fast one left; 0 = none. */
  slowTailRate_per_h: number;
  restBottom_s: number;
  /** The cycler opens the contactor in rests, so that the current through the shunt is exactly zero. */
  contactorInRests: 'open' | 'closed';
}

/** Some cycles run otherwise than the rest; of several variants that match a cycle the first is run. */
export interface CycleVariant {
  /** The first so many cycles. */
  firstCycles?: number | undefined;
  /** Every so many cycles: cycle n, 2n, ... */
  everyCycles?: number | undefined;
  /** Settings of the standard cycle that differ. */
  settings?: Partial<CycleSettings> | undefined;
  /** Steps in place of the standard cycle. */
  steps?: readonly StepSpec[] | undefined;
}

export interface Protocol extends CycleSettings {
  /** Steps of every cycle in place of the standard ones. */
  steps?: readonly StepSpec[] | undefined;
  variants?: readonly CycleVariant[] | undefined;
}

/** C/2 to 3.6 V and C/50, 1 h rest, C/2 to 2.4 V, 30 min rest. */
export function defaultProtocol(): Protocol {
  return {
    chargeRate_per_h: 0.5,
    voltageMax_V: 3.6,
    cvCutRate_per_h: 0.02,
    cvMax_h: 3,
    restTop_s: 3600,
    dischargeRate_per_h: 0.5,
    voltageMin_V: 2.4,
    slowTailRate_per_h: 0,
    restBottom_s: 1800,
    contactorInRests: 'open',
  };
}

/** The standard cycle in the language of steps. Steps of no duration are left out. */
export function standardSteps(settings: CycleSettings): StepSpec[] {
  const { voltageMin_V, voltageMax_V } = settings;
  const steps: StepSpec[] = [
    { step: 'charge', rate_per_h: settings.chargeRate_per_h, voltage_V: voltageMax_V },
  ];
  if (settings.cvCutRate_per_h > 0) {
    steps.push({
      step: 'hold',
      voltage_V: voltageMax_V,
      rateMax_per_h: settings.chargeRate_per_h,
      cutRate_per_h: settings.cvCutRate_per_h,
      durationMax_s: settings.cvMax_h * 3600,
    });
  }
  if (settings.restTop_s > 0) steps.push({ step: 'rest', duration_s: settings.restTop_s });
  steps.push({ step: 'discharge', rate_per_h: settings.dischargeRate_per_h, voltage_V: voltageMin_V });
  if (settings.slowTailRate_per_h > 0) {
    steps.push({ step: 'discharge', rate_per_h: settings.slowTailRate_per_h, voltage_V: voltageMin_V });
  }
  if (settings.restBottom_s > 0) steps.push({ step: 'rest', duration_s: settings.restBottom_s });
  return steps;
}

/** Throws a ScenarioError if the protocol is impossible for a cathode with this voltage window. */
export function checkProtocol(protocol: Protocol, voltageMin_V: number, voltageMax_V: number): void {
  const { steps, variants, ...settings } = protocol;
  checkSettings(settings, 'protocol', voltageMin_V, voltageMax_V);
  if (steps !== undefined) checkSteps(steps, 'protocol.steps', voltageMax_V);
  variants?.forEach((variant, index) => {
    const place = `protocol.variants[${index}]`;
    for (const key of Object.keys(variant)) requireOneOf(`${place}: key`, key, VARIANT_KEYS);
    if ((variant.firstCycles === undefined) === (variant.everyCycles === undefined)) {
      throw new ScenarioError(`${place} must have one of firstCycles and everyCycles`);
    }
    if ((variant.settings === undefined) === (variant.steps === undefined)) {
      throw new ScenarioError(`${place} must have one of settings and steps`);
    }
    if (variant.firstCycles !== undefined)
      requireInteger(`${place}.firstCycles`, variant.firstCycles, 1, 100000);
    if (variant.everyCycles !== undefined)
      requireInteger(`${place}.everyCycles`, variant.everyCycles, 1, 100000);
    if (variant.steps !== undefined) checkSteps(variant.steps, `${place}.steps`, voltageMax_V);
    if (variant.settings !== undefined) {
      checkSettings({ ...settings, ...variant.settings }, `${place}.settings`, voltageMin_V, voltageMax_V);
    }
  });
}

const VARIANT_KEYS = ['firstCycles', 'everyCycles', 'settings', 'steps'];

function checkSettings(settings: CycleSettings, place: string, low_V: number, high_V: number): void {
  const known = Object.keys(defaultProtocol());
  for (const key of Object.keys(settings)) {
    if (!known.includes(key)) {
      throw new ScenarioError(`${place}.${key} is not a parameter; known: ${known.join(', ')}`);
    }
  }
  const number = (key: keyof CycleSettings, min: number, max: number): void =>
    requireNumber(`${place}.${key}`, settings[key], min, max);
  number('chargeRate_per_h', 0.001, 10);
  number('dischargeRate_per_h', 0.001, 10);
  number('voltageMax_V', low_V, high_V);
  number('voltageMin_V', 0.5, settings.voltageMax_V - 0.1);
  number('cvCutRate_per_h', 0, settings.chargeRate_per_h);
  number('cvMax_h', 0.01, 100);
  number('restTop_s', 0, 1e7);
  number('restBottom_s', 0, 1e7);
  number('slowTailRate_per_h', 0, settings.dischargeRate_per_h);
  requireOneOf(`${place}.contactorInRests`, settings.contactorInRests, ['open', 'closed']);
}
