/** Reads a fault from text: `name:key=value,key=value`, such as `softShort:resistance_ohm=2000,start_h=85`. */
import type { FaultSpec } from '../faults/fault.js';
import { createFault } from '../faults/faultRegistry.js';
import { ScenarioError } from './scenarioError.js';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** The fault the text describes; throws a one-line ScenarioError that names what is known. */
export function parseFault(text: string): FaultSpec {
  const colon = text.indexOf(':');
  const name = (colon < 0 ? text : text.slice(0, colon)).trim();
  const rest = colon < 0 ? '' : text.slice(colon + 1).trim();
  const parameters: Record<string, number> = {};
  for (const item of rest === '' ? [] : rest.split(',')) {
    const equals = item.indexOf('=');
    const key = item.slice(0, Math.max(equals, 0)).trim();
    const value = item.slice(equals + 1).trim();
    if (equals < 1 || !NUMBER.test(value)) {
      throw new ScenarioError(`fault ${name}: "${item.trim()}" is not key=number`);
    }
    if (Object.hasOwn(parameters, key)) throw new ScenarioError(`fault ${name}: ${key} is given twice`);
    parameters[key] = Number(value);
  }
  const spec: FaultSpec = { name, parameters };
  createFault(spec);
  return spec;
}
