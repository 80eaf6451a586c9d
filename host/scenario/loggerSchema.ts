/** `logger:` and `sensors:` of a scenario: how samples are logged, and which sensors take them. */
import { z } from 'zod';
import type { LoggerSettings } from '../../sim/protocol/logger.js';
import { healthyScenario } from '../../sim/scenario/scenario.js';
import type { SensorChoice } from '../../sim/sensors/sensorSpec.js';
import { plainNumberRule } from './numberRule.js';
import { wordRule } from './wordRule.js';

const period = plainNumberRule('period_s', healthyScenario().logger.period_s);

/** Ranges depend on the mode: the simulator checks them. */
export const loggerSchema = z.strictObject(
  {
    mode: wordRule({
      words: ['periodic', 'onChange'],
      meaning: 'a row every period, or only when voltage or current has moved by its step',
      fallback: 'periodic',
    }).optional(),
    period_s: period.meta({ description: 'time between rows, or between looks' }).optional(),
    voltageStep_V: plainNumberRule('voltageStep_V')
      .meta({ description: 'onChange: a row after this change of the voltage' })
      .optional(),
    currentStep_A: plainNumberRule('currentStep_A')
      .meta({ description: 'onChange: a row after this change of the current' })
      .optional(),
    intervalMax_s: plainNumberRule('intervalMax_s')
      .meta({ description: 'onChange: a row at the latest after this' })
      .optional(),
  } satisfies Record<keyof LoggerSettings, z.ZodType>,
  { error: 'settings such as {period_s: 60}' },
);

export const sensorsSchema = z.strictObject(
  {
    voltageConverter: wordRule({
      words: ['adc24', 'ina228'],
      meaning: "a 24-bit converter of its own, or the power monitor's channel in steps of 195.3 uV",
      fallback: 'adc24',
    }).optional(),
    quality: wordRule({
      words: ['good', 'poor'],
      meaning: 'poor: a load cell at the bad end of its class and a bus that loses reads',
      fallback: 'good',
    }).optional(),
  } satisfies Record<keyof SensorChoice, z.ZodType>,
  { error: 'choices such as {voltageConverter: ina228}' },
);
