/** `faults:` of a scenario, made from the simulator's fault classes: a new class or parameter needs no change here. */
import { z } from 'zod';
import type { FaultClass, FaultSpec } from '../../sim/faults/fault.js';
import { listFaults } from '../../sim/faults/faultRegistry.js';
import { WINDOW_PARAMETERS } from '../../sim/faults/faultWindow.js';
import { numberRule, wholeNumberRule } from './numberRule.js';

/** Meaning and not value: an end that is not given is no end, and hours exclude cycles. */
const WINDOW_KEYS = new Set(WINDOW_PARAMETERS.map(({ key }) => key));

function classSchema(fault: FaultClass): z.ZodObject {
  const parameters = [...fault.parameters, ...WINDOW_PARAMETERS].map((rule): [string, z.ZodType] => {
    const fallback = WINDOW_KEYS.has(rule.key) ? undefined : rule.fallback;
    const schema = (rule.whole === true ? wholeNumberRule : numberRule)({ ...rule, fallback });
    return [rule.key, rule.fallback === undefined ? schema : schema.optional()];
  });
  return z
    .strictObject({ name: z.literal(fault.name), ...Object.fromEntries(parameters) })
    .meta({ title: fault.name, description: fault.summary });
}

const NAMES = listFaults().map(({ name }) => name);
const error = `a fault such as {name: ${NAMES[0]}, ...}; the names are ${NAMES.join(', ')}`;

export const faultSchema = z.discriminatedUnion(
  'name',
  listFaults().map(classSchema) as unknown as [z.ZodObject, ...z.ZodObject[]],
  { error },
);

/** The simulator's form of a fault. */
export function faultSpec(source: Readonly<Record<string, unknown>>): FaultSpec {
  const { name, ...parameters } = source;
  return { name: name as string, parameters: parameters as Record<string, number> };
}
