/**
 * `protocol:` of a scenario: the settings of the standard cycle, or steps of one's own, and cycles that differ. What is
 * left out keeps its default. The ranges of the settings depend on each other and on the cathode: the simulator checks
 * them; those of the steps come from its table.
 */
import { z } from 'zod';
import type { CycleSettings, CycleVariant, Protocol } from '../../sim/protocol/protocol.js';
import { defaultProtocol } from '../../sim/protocol/protocol.js';
import type { StepSpec } from '../../sim/protocol/stepSpec.js';
import { STEP_RULES } from '../../sim/protocol/stepSpec.js';
import { numberRule, plainNumberRule, wholeNumberRule } from './numberRule.js';
import { wordRule } from './wordRule.js';

const CONTACTOR = ['open', 'closed'] as const;
/** Longest run the simulator takes. */
const CYCLES_MAX = 100_000;

/** Keys and types are the default's. */
function settingRules(): Record<keyof CycleSettings, z.ZodType> {
  const rules = Object.entries(defaultProtocol()).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'number'
      ? plainNumberRule(key, value).optional()
      : wordRule({ words: CONTACTOR, fallback: value as string }).optional(),
  ]);
  return Object.fromEntries(rules) as Record<keyof CycleSettings, z.ZodType>;
}

/** Words and lists of a kind of step, which the simulator's table of numbers does not carry. */
const OTHER_RULES: Partial<Record<StepSpec['step'], Record<string, z.ZodType>>> = {
  rest: { contactor: wordRule({ words: CONTACTOR, meaning: 'as the protocol says by default' }).optional() },
  repeat: { steps: z.lazy(() => stepsSchema).meta({ description: 'the steps to repeat' }) },
};

function stepSchema(kind: StepSpec['step']): z.ZodObject {
  const numbers = STEP_RULES[kind].map((rule): [string, z.ZodType] => {
    const schema = numberRule(rule);
    return [rule.key, rule.optional === true ? schema.optional() : schema];
  });
  return z
    .strictObject({ step: z.literal(kind), ...Object.fromEntries(numbers), ...OTHER_RULES[kind] })
    .meta({ title: kind });
}

const STEP_KINDS = Object.keys(STEP_RULES) as StepSpec['step'][];
const stepError = `a step such as {step: rest, duration_s: 3600}; the steps are ${STEP_KINDS.join(', ')}`;

const anyStepSchema = z
  .discriminatedUnion('step', STEP_KINDS.map(stepSchema) as unknown as [z.ZodObject, ...z.ZodObject[]], {
    error: stepError,
  })
  .meta({ id: 'step' });

const stepsSchema: z.ZodType = z
  .array(anyStepSchema, { error: 'a list of steps, each after a dash' })
  .min(1, { error: 'a list with at least one step' })
  .meta({ id: 'steps' });

const someSettings = { error: 'settings such as {chargeRate_per_h: 0.5}' };

const variantSchema = z.strictObject(
  {
    firstCycles: wholeNumberRule({ min: 1, max: CYCLES_MAX, meaning: 'the first so many cycles' }).optional(),
    everyCycles: wholeNumberRule({ min: 1, max: CYCLES_MAX, meaning: 'every so many cycles' }).optional(),
    settings: z
      .strictObject(settingRules(), someSettings)
      .meta({ description: 'settings of the standard cycle that differ' })
      .optional(),
    steps: stepsSchema.meta({ description: 'steps in place of the standard cycle' }).optional(),
  } satisfies Record<keyof CycleVariant, z.ZodType>,
  { error: 'a variant such as {firstCycles: 3, settings: {chargeRate_per_h: 0.1}}' },
);

export const protocolSchema = z.strictObject(
  {
    ...settingRules(),
    steps: stepsSchema.meta({ description: 'steps of every cycle in place of the standard ones' }).optional(),
    variants: z
      .array(variantSchema, { error: 'a list of variants, each after a dash' })
      .meta({ description: 'cycles that run otherwise; of several that match a cycle the first is run' })
      .optional(),
  } satisfies Record<keyof Protocol, z.ZodType>,
  someSettings,
);
