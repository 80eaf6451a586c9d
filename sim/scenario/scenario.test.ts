import { describe, expect, it } from 'vitest';
import type { Scenario } from './scenario.js';
import { checkScenario, demoScenario, healthyScenario, parseFault, ScenarioError } from './scenario.js';

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return (error as Error).message;
  }
  throw new Error('expected a ScenarioError, nothing was thrown');
}

describe('parseFault', () => {
  it('reads names, keys and numbers', () => {
    expect(parseFault('softShort:resistance_ohm=2000,start_h=85,end_h=120')).toEqual({
      name: 'softShort',
      parameters: { resistance_ohm: 2000, start_h: 85, end_h: 120 },
    });
    expect(parseFault(' deadSodium : factor = 1.5e1 , start_cycle=3 ').parameters).toEqual({
      factor: 15,
      start_cycle: 3,
    });
  });

  it.each([
    ['coldShort:resistance_ohm=1', /"coldShort" is not known; known faults: softShort, deadSodium/],
    ['softShort:resistance=2000', /no parameter "resistance"; known: resistance_ohm, start_h/],
    ['softShort', /softShort needs resistance_ohm/],
    ['softShort:', /softShort needs resistance_ohm/],
    ['softShort:resistance_ohm', /"resistance_ohm" is not key=number/],
    ['softShort:resistance_ohm=', /is not key=number/],
    ['softShort:resistance_ohm=2k', /"resistance_ohm=2k" is not key=number/],
    ['softShort:resistance_ohm=NaN', /is not key=number/],
    ['softShort:resistance_ohm=-5', /resistance_ohm is -5; it must be a number from 1 to/],
    ['softShort:resistance_ohm=1e999', /resistance_ohm is Infinity/],
    ['softShort:resistance_ohm=5,resistance_ohm=6', /resistance_ohm is given twice/],
    ['softShort:resistance_ohm=5,start_h=3,end_h=2', /end_h is 2; it must be later than start_h/],
    ['softShort:resistance_ohm=5,start_h=3,start_cycle=2', /both start_h and start_cycle/],
    ['softShort:resistance_ohm=5,start_cycle=3,end_cycle=3', /later than start_cycle/],
    ['softShort:constructor=5', /no parameter "constructor"/],
    ['', /fault "" is not known/],
  ])('refuses %j in one line', (text, pattern) => {
    const message = messageOf(() => parseFault(text));
    expect(message).toMatch(pattern);
    expect(message).not.toContain('\n');
  });
});

describe('checkScenario', () => {
  it('accepts the scenarios that come with the simulator', () => {
    expect(checkScenario(healthyScenario()).capacity_Ah).toBe(1);
    expect(checkScenario(demoScenario()).cathode).toBe('NVP');
    expect(demoScenario().cycles).toBe(40);
  });

  const broken: [string, Partial<Scenario>, RegExp][] = [
    ['negative capacity', { cell: { capacity_Ah: -1 } }, /cell.capacity_Ah is -1; .* from 0.001 to 100/],
    ['NaN', { cell: { diffusionTime_s: NaN } }, /cell.diffusionTime_s is NaN; it must be a number/],
    ['infinity', { cell: { stackStiffness_kPa_per_um: Infinity } }, /stackStiffness_kPa_per_um is Infinity/],
    ['unknown cathode', { cell: { cathode: 'XYZ' } }, /"XYZ" is not in the library; known ids: NVP/],
    [
      'unknown parameter',
      { cell: { capacity: 2 } as never },
      /cell.capacity is not a parameter; known: capacity_Ah/,
    ],
    ['unknown fixture', { cell: { fixture: 'glue' as never } }, /cell.fixture is "glue"; it must be one of/],
    ['no cycles', { cycles: 0 }, /cycles is 0; it must be a whole number from 1/],
    ['half a cycle', { cycles: 1.5 }, /cycles is 1.5/],
    ['negative seed', { seed: -1 }, /seed is -1/],
    ['no logging', { logger: { period_s: 0 } }, /logger.period_s is 0/],
    ['no step', { step_s: 0 }, /step_s is 0/],
    ['spread', { spread: 'wide' as never }, /spread is "wide"; it must be one of: off, default/],
    [
      'upside-down window',
      { protocol: { ...healthyScenario().protocol, voltageMin_V: 3.7 } },
      /protocol.voltageMin_V is 3.7; it must be a number from 0.5 to 3.5/,
    ],
    [
      'window outside the cathode',
      { protocol: { ...healthyScenario().protocol, voltageMax_V: 4.2 } },
      /protocol.voltageMax_V is 4.2; .* to 3.65/,
    ],
    [
      'fault',
      { faults: [{ name: 'softShort', parameters: { resistance_ohm: NaN } }] },
      /resistance_ohm is NaN/,
    ],
  ];
  it.each(broken)('refuses %s', (_, change, pattern) => {
    const message = messageOf(() => checkScenario({ ...healthyScenario(), ...change }));
    expect(message).toMatch(pattern);
    expect(message).not.toContain('\n');
  });
});
