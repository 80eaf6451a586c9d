/** The simulator's fault classes by name, and the one place where a fault's parameters are checked. */
import { requireInteger, requireNumber, ScenarioError } from '../scenario/scenarioError.js';
import { CELL_FAULT_CLASSES } from './cellFaults.js';
import { deadSodiumClass } from './deadSodium.js';
import type { Fault, FaultClass, FaultSpec, ParameterRule } from './fault.js';
import { FaultWindow, WINDOW_PARAMETERS } from './faultWindow.js';
import { INSTRUMENT_FAULT_CLASSES } from './instrumentFaults.js';
import { softShortClass } from './softShort.js';

const FAULT_CLASSES: readonly FaultClass[] = [
  softShortClass,
  deadSodiumClass,
  ...CELL_FAULT_CLASSES,
  ...INSTRUMENT_FAULT_CLASSES,
];

/** Every fault class, for help texts. */
export function listFaults(): readonly FaultClass[] {
  return FAULT_CLASSES;
}

/** The fault a specification describes; throws one clear line naming the known names or keys. */
export function createFault(spec: FaultSpec): Fault {
  const found = FAULT_CLASSES.find((entry) => entry.name === spec.name);
  if (found === undefined) {
    const known = FAULT_CLASSES.map((entry) => entry.name).join(', ');
    throw new ScenarioError(`fault "${spec.name}" is not known; known faults: ${known}`);
  }
  const rules: readonly ParameterRule[] = [...found.parameters, ...WINDOW_PARAMETERS];
  for (const key of Object.keys(spec.parameters)) {
    if (!rules.some((rule) => rule.key === key)) {
      const known = rules.map((rule) => rule.key).join(', ');
      throw new ScenarioError(`fault ${spec.name} has no parameter "${key}"; known: ${known}`);
    }
  }
  for (const rule of rules) {
    const value = spec.parameters[rule.key];
    if (value === undefined) {
      if (rule.fallback !== undefined) continue;
      throw new ScenarioError(
        `fault ${spec.name} needs ${rule.key} (${rule.meaning}), ${rule.min} to ${rule.max}`,
      );
    }
    const require = rule.whole === true ? requireInteger : requireNumber;
    require(`fault ${spec.name}.${rule.key}`, value, rule.min, rule.max);
  }
  return found.create(spec.parameters, new FaultWindow(spec.parameters, `fault ${spec.name}`));
}
