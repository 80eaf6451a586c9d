/** Checks steps as a scenario states them; an error names the step by its place, the key and the allowed range. */
import { requireInteger, requireNumber, requireOneOf, ScenarioError } from '../scenario/scenarioError.js';
import { STEP_RULES } from './stepSpec.js';
import type { StepSpec } from './stepSpec.js';
import type { VoltageLimits } from './voltageLimits.js';

/** Words and lists of steps, which STEP_RULES does not carry. */
const OTHER_KEYS: Readonly<Record<string, readonly string[]>> = { rest: ['contactor'], repeat: ['steps'] };

const DEPTH_MAX = 8;

/** Throws a ScenarioError unless `steps` is a possible list of steps; `place` is its key, such as `protocol.steps`. */
export function checkSteps(steps: unknown, place: string, limits: VoltageLimits, depth = 0): void {
  if (!Array.isArray(steps) || steps.length === 0) {
    throw new ScenarioError(`${place} has no step; it must be a list of at least one`);
  }
  if (depth > DEPTH_MAX) throw new ScenarioError(`${place} is nested more than ${DEPTH_MAX} deep`);
  steps.forEach((step: unknown, index) => checkStep(step, `${place}[${index}]`, limits, depth));
}

function checkStep(step: unknown, place: string, limits: VoltageLimits, depth: number): void {
  if (typeof step !== 'object' || step === null) {
    throw new ScenarioError(`${place} is not a step; it must have the key "step"`);
  }
  const values = step as Readonly<Record<string, unknown>>;
  requireOneOf(`${place}.step`, values['step'], Object.keys(STEP_RULES));
  const kind = values['step'] as StepSpec['step'];
  const label = `${place} (${kind})`;
  const rules = STEP_RULES[kind];
  const known = [...rules.map((rule) => rule.key), ...(OTHER_KEYS[kind] ?? [])];
  for (const key of Object.keys(values)) {
    if (key !== 'step' && !known.includes(key)) {
      throw new ScenarioError(`${label} has no parameter "${key}"; known: ${known.join(', ')}`);
    }
  }
  for (const rule of rules) {
    if (rule.optional === true && values[rule.key] === undefined) continue;
    const [min, max] = rule.key === 'voltage_V' ? limitRange(kind, limits) : [rule.min, rule.max];
    requireNumber(`${label}.${rule.key}`, values[rule.key], min, max);
  }
  checkTogether(step as StepSpec, label);
  if (kind === 'repeat') checkSteps(values['steps'], `${place}.steps`, limits, depth + 1);
}

/** Steps may end short of the usual window: a limit lies anywhere from the lowest lower to the highest upper one. */
function limitRange(kind: StepSpec['step'], limits: VoltageLimits): [number, number] {
  const lowest_V = limits.lower_V[0];
  const highest_V = limits.upper_V[1];
  // A half cell is plated above 0 V and stripped below.
  if (lowest_V < 0 && kind === 'charge') return [...limits.upper_V];
  if (lowest_V < 0 && kind === 'discharge') return [...limits.lower_V];
  return [lowest_V, highest_V];
}

/** What no single range can say. */
function checkTogether(step: StepSpec, label: string): void {
  if (step.step === 'repeat' || step.step === 'pulses')
    requireInteger(`${label}.times`, step.times, 1, 10000);
  if ((step.step === 'charge' || step.step === 'discharge') && step.share !== undefined) {
    if (step.untilSoc !== undefined) {
      throw new ScenarioError(`${label} has both share and untilSoc; give one of them`);
    }
  }
  if (step.step === 'rest' && step.contactor !== undefined) {
    requireOneOf(`${label}.contactor`, step.contactor, ['open', 'closed']);
  }
  if (step.step === 'pulses') {
    if (step.pulse_s >= step.period_s) {
      throw new ScenarioError(`${label}.pulse_s is ${step.pulse_s}; it must be less than period_s`);
    }
    if (step.pulseRate_per_h === 0)
      throw new ScenarioError(`${label}.pulseRate_per_h is 0; that is no pulse`);
  }
  if (step.step === 'drive' && step.segment_s > step.duration_s) {
    throw new ScenarioError(`${label}.segment_s is ${step.segment_s}; it must be at most duration_s`);
  }
}
