/** Faults that would silently be none, or silently lose against another, are refused. */
import { describe, expect, it } from 'vitest';
import { checkScenario, ScenarioError } from '../scenario/scenario.js';
import { nominalScenario, run } from '../testRun.js';
import type { FaultSpec } from './fault.js';
import { listFaults } from './faultRegistry.js';

const fault = (name: string, parameters: Record<string, number> = {}): FaultSpec => ({ name, parameters });
const short = (window: Record<string, number>): FaultSpec =>
  fault('softShort', { resistance_ohm: 2000, ...window });
const check = (...faults: FaultSpec[]) => checkScenario(nominalScenario({ cycles: 2, faults }));

describe('a fault that begins after the end of the run', () => {
  it.each([
    [{ start_cycle: 3 }, /^fault softShort.start_cycle is 3; the run has 2 cycles/],
    [{ start_h: 500 }, /^fault softShort.start_h is 500; the run lasts 21 h at the longest/],
  ])('is refused before it: %j', (window, message) => {
    expect(() => check(short(window))).toThrow(ScenarioError);
    expect(() => check(short(window))).toThrow(message);
  });

  it('is refused at the end of a run that was shorter than it might have been', () => {
    const scenario = nominalScenario({
      cycles: 1,
      logger: { period_s: 60 },
      faults: [short({ start_h: 9 })],
    });
    expect(() => run(scenario)).toThrow(ScenarioError);
    expect(() => run(scenario)).toThrow(
      /^fault softShort.start_h is 9; the run ended after 5\.\d h, before it began$/,
    );
  });

  it('and one whose hours are over before its cycle comes', () => {
    const scenario = nominalScenario({
      cycles: 2,
      logger: { period_s: 60 },
      faults: [short({ start_cycle: 2, end_h: 1 })],
    });
    expect(() => run(scenario)).toThrow(/^fault softShort never began: .*never came together$/);
  });

  it('is not one that begins in the last cycle or hour', () => {
    expect(() => check(short({ start_cycle: 2 }))).not.toThrow();
    expect(() => check(short({ start_h: 10 }))).not.toThrow();
  });
});

describe('a cycle that is no whole number', () => {
  it.each(['start_cycle', 'end_cycle'])('is refused: %s', (key) => {
    expect(() => check(short({ [key]: 1.5 }))).toThrow(
      new RegExp(`^fault softShort.${key} is 1.5; it must be a whole number from 1 to`),
    );
  });
  it('as is half a lost register', () => {
    expect(() => check(fault('brownOut', { register_lost: 0.5 }))).toThrow(/register_lost is 0.5; .* whole/);
  });
});

describe('two faults that set the same thing at the same time', () => {
  it.each<[string, string, Record<string, number>]>([
    ['thermistorOpen', 'thermistorShort', {}],
    ['powerMonitorLost', 'powerMonitorStuck', {}],
    ['loadCellLost', 'loadCellStuck', {}],
  ])('are refused by name: %s and %s', (first, second, parameters) => {
    expect(() => check(fault(first, parameters), fault(second, parameters))).toThrow(
      new RegExp(`^faults has ${first} and ${second}, which set .* at the same time`),
    );
  });
  it.each<[string, Record<string, number>, Record<string, number>]>([
    ['contactLoss', { contact: 0.5 }, { contact: 0.3 }],
    ['loadCellSaturation', { limit_kPa: 1500 }, { limit_kPa: 1200 }],
    ['brownOut', { register_lost: 0 }, { register_lost: 1 }],
  ])('are refused when they are two of a kind: %s', (name, first, second) => {
    expect(() => check(fault(name, first), fault(name, second))).toThrow(
      new RegExp(`^faults has ${name} twice`),
    );
  });

  it('may follow each other, and act on different things', () => {
    expect(() =>
      check(fault('thermistorOpen', { end_h: 2 }), fault('thermistorShort', { start_h: 2 })),
    ).not.toThrow();
    expect(() =>
      check(fault('thermistorOpen', { end_cycle: 2 }), fault('thermistorShort', { start_cycle: 2 })),
    ).not.toThrow();
    expect(() => check(fault('powerMonitorLost'), fault('loadCellStuck'))).not.toThrow();
  });

  it('cannot be told from overlapping ones in hours against cycles, and are refused with what to do', () => {
    expect(() =>
      check(fault('thermistorOpen', { end_h: 2 }), fault('thermistorShort', { start_cycle: 2 })),
    ).toThrow(/both windows in hours or both in cycles/);
  });

  it('are not those that add up', () => {
    expect(() => check(short({}), short({}))).not.toThrow();
    expect(() =>
      check(fault('contactLoss', { contact: 0.5 }), fault('contactLoss', { void_growth_cm2_per_mAh: 1 })),
    ).not.toThrow();
    expect(() =>
      check(fault('currentOffset', { offset_A: 1e-3 }), fault('currentOffset', { offset_A: -1e-3 })),
    ).not.toThrow();
  });
});

describe('NaN and infinity', () => {
  const parameters = listFaults().flatMap((each) => each.parameters.map(({ key }) => [each, key] as const));
  it.each(parameters.map(([each, key]) => [each.name, key, each] as const))(
    'are refused in %s.%s',
    (name, key, each) => {
      const good = Object.fromEntries(each.parameters.map((rule) => [rule.key, rule.fallback ?? rule.min]));
      for (const value of [NaN, Infinity, -Infinity]) {
        expect(() => check(fault(name, { ...good, [key]: value }))).toThrow(
          new RegExp(`^fault ${name}.${key} is -?(NaN|Infinity); it must be a`),
        );
      }
    },
  );
});
