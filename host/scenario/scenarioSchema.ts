/**
 * What a scenario file may contain. Ranges and names come from the simulator's own tables; the message of every rule is
 * what was expected. Unknown keys are refused, because a misspelt fault would silently be no fault. The JSON Schema for
 * editors and the table in docs/scenarios.md are made from this.
 */
import { z } from 'zod';
import type { Scenario } from '../../sim/scenario/scenario.js';
import { DEFAULT_STEP_S, healthyScenario } from '../../sim/scenario/scenario.js';
import { cellSchema } from './cellSchema.js';
import { expectationSchema } from './expectation/expectationSchema.js';
import { faultSchema } from './faultSchema.js';
import { loggerSchema, sensorsSchema } from './loggerSchema.js';
import { numberRule, wholeNumberRule } from './numberRule.js';
import { protocolSchema } from './protocolSchema.js';
import { wordRule } from './wordRule.js';

const DEFAULTS = healthyScenario();

/**
 * A name is also a folder under --out and a suite in JUnit files: nothing that a file system takes for something else.
 * Written without the flag `u`, so that the pattern means the same in every JSON Schema validator.
 */
const NAME = /^[^\s.\-\u0000-\u001f\u007f/\\:*?"<>|][^\u0000-\u001f\u007f\u2028\u2029/\\:*?"<>|]{0,79}$/;
const nameError =
  'a text of 1 to 80 characters, none of / \\ : * ? " < > | and not beginning with . - or a space';

/** Longest run the simulator takes. */
const CYCLES_MAX = 100_000;

/** The compiler asks for a new word of the simulator here. */
const SPREAD_WORDS = { off: true, default: true, hard: true } satisfies Record<Scenario['spread'], true>;
export const SPREADS = Object.keys(SPREAD_WORDS) as Scenario['spread'][];

export const scenarioSchema = z.strictObject(
  {
    name: z
      .string({ error: nameError })
      .regex(NAME, { error: nameError })
      .meta({ description: 'the name in reports and JUnit files (default: the name of the file)' })
      .optional(),
    seed: wholeNumberRule({
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      meaning: 'seed of everything random',
      fallback: DEFAULTS.seed,
    }).optional(),
    cycles: wholeNumberRule({
      min: 1,
      max: CYCLES_MAX,
      meaning: 'number of cycles',
      fallback: DEFAULTS.cycles,
    }).optional(),
    spread: wordRule({
      words: SPREADS,
      meaning: 'how far the true cell and its sensors lie from what the core is told',
      fallback: DEFAULTS.spread,
    }).optional(),
    contactor: wordRule({
      words: ['ignore', 'obey'],
      meaning: 'whether the contactor opens when the monitor asks for it; the cell then rests',
      fallback: 'ignore',
    }).optional(),
    step_s: numberRule({
      key: 'step_s',
      min: 0.01,
      max: 60,
      meaning: 'internal step',
      fallback: DEFAULT_STEP_S,
    }).optional(),
    cell: cellSchema.meta({ description: 'the nominal cell' }).optional(),
    protocol: protocolSchema.meta({ description: 'what the cycler does' }).optional(),
    logger: loggerSchema.meta({ description: 'how samples are logged' }).optional(),
    sensors: sensorsSchema.meta({ description: 'which sensors the board has' }).optional(),
    faults: z
      .array(faultSchema, { error: 'a list of faults, each after a dash' })
      .meta({ description: 'what goes wrong, in any order; faults of one kind add up' })
      .optional(),
    expect: z
      .record(z.string(), expectationSchema, {
        error: 'expectations such as {softShort.levelMax: {max: 1}}',
      })
      .meta({ description: 'what must hold of the result: a path, and a value or conditions' })
      .optional(),
  } satisfies Record<keyof Scenario | 'expect', z.ZodType>,
  { error: 'a scenario: keys such as cycles, faults, expect' },
);

export type ScenarioDocument = z.infer<typeof scenarioSchema>;
