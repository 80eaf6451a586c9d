/** Builds the fault classes whose whole effect is one change of the sensors' conditions. */
import type { Fault, FaultClass, ParameterRule } from './fault.js';
import type { SensorConditions } from '../sensors/sensorConditions.js';

type Values = Readonly<Record<string, number>>;

/**
 * A fault class that acts on what is measured and on nothing else.
 * @param effect adds the effect; a drift is counted from the opening of the fault, `sinceStart_s`
 * @param sets what it sets instead of adding to it, in words
 */
export function instrumentFaultClass(
  name: string,
  summary: string,
  parameters: readonly ParameterRule[],
  effect: (conditions: SensorConditions, values: Values, sinceStart_s: number) => void,
  sets?: string,
): FaultClass {
  return {
    name,
    summary,
    parameters,
    create: (given, window): Fault => {
      const values: Record<string, number> = {};
      for (const rule of parameters) values[rule.key] = given[rule.key] ?? rule.fallback ?? 0;
      return {
        name,
        window,
        resistance_ohm: null,
        ...(sets !== undefined && { sets }),
        applyToSensors: (conditions, _cycles, sinceStart_s) => effect(conditions, values, sinceStart_s),
      };
    },
  };
}
