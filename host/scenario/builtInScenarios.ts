/** The scenarios that come with the simulator, by name. They expect nothing: they are for looking at. */
import type { Scenario } from '../../sim/scenario/scenario.js';
import { demoScenario, healthyScenario } from '../../sim/scenario/scenario.js';

const SCENARIOS: Readonly<Record<string, () => Scenario>> = { demo: demoScenario, healthy: healthyScenario };

export const BUILT_IN_NAMES = Object.keys(SCENARIOS);

/** The scenario of this name, or null. */
export function builtInScenario(name: string): Scenario | null {
  return Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name]() : null;
}
