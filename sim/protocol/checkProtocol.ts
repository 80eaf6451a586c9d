/** Checks a protocol before the run; an error names the key, what was found and the allowed range. */
import { requireInteger, requireNumber, requireOneOf, ScenarioError } from '../scenario/scenarioError.js';
import { checkSteps } from './checkSteps.js';
import type { CycleSettings, CycleVariant, Protocol } from './protocol.js';
import { defaultProtocol } from './protocol.js';
import type { VoltageLimits } from './voltageLimits.js';
import { HALF_CELL_LIMITS } from './voltageLimits.js';

const VARIANT_KEYS = ['firstCycles', 'everyCycles', 'settings', 'steps'];

/** Smallest gap between the limits, V. */
const WINDOW_MIN_V = 0.1;

/** Throws a ScenarioError if the protocol is impossible for a cell whose limits may lie there. */
export function checkProtocol(protocol: Protocol, limits: VoltageLimits): void {
  const { steps, variants, ...settings } = protocol;
  checkSettings(settings, 'protocol', limits, steps === undefined);
  if (steps !== undefined) checkSteps(steps, 'protocol.steps', limits);
  variants?.forEach((variant, index) => {
    checkVariant(variant, `protocol.variants[${index}]`, settings, limits);
  });
}

function checkVariant(
  variant: CycleVariant,
  place: string,
  settings: CycleSettings,
  limits: VoltageLimits,
): void {
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
  if (variant.steps !== undefined) checkSteps(variant.steps, `${place}.steps`, limits);
  if (variant.settings !== undefined) {
    checkSettings({ ...settings, ...variant.settings }, `${place}.settings`, limits, true);
  }
}

/** `run`: cycles are run by these settings, and not only by steps that take a limit from them. */
function checkSettings(settings: CycleSettings, place: string, limits: VoltageLimits, run: boolean): void {
  const known = Object.keys(defaultProtocol());
  for (const key of Object.keys(settings)) {
    if (!known.includes(key)) {
      throw new ScenarioError(`${place}.${key} is not a parameter; known: ${known.join(', ')}`);
    }
  }
  const number = (key: keyof CycleSettings, min: number, max: number): void =>
    requireNumber(`${place}.${key}`, settings[key], min, max);
  const platedOnly = run && limits === HALF_CELL_LIMITS;
  number('chargeRate_per_h', 0.001, 10);
  number('dischargeRate_per_h', 0.001, 10);
  number('voltageMax_V', ...limits.upper_V);
  number(
    'voltageMin_V',
    limits.lower_V[0],
    Math.min(limits.lower_V[1], settings.voltageMax_V - WINDOW_MIN_V),
  );
  // Nothing in a half cell but its counted charge ends the plating.
  number('chargeShare', platedOnly ? 0.01 : 0, 2);
  number('cvCutRate_per_h', 0, platedOnly || settings.chargeShare > 0 ? 0 : settings.chargeRate_per_h);
  number('cvMax_h', 0.01, 100);
  number('restTop_s', 0, 1e7);
  number('restBottom_s', 0, 1e7);
  number('slowTailRate_per_h', 0, settings.dischargeRate_per_h);
  requireOneOf(`${place}.contactorInRests`, settings.contactorInRests, ['open', 'closed']);
}
