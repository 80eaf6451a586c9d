import { describe, expect, it } from 'vitest';
import type { Condition } from './condition.js';
import { runCondition } from './runCondition.js';
import { leakResistance_ohm } from './scenarioOf.js';

const COMMON = { cell: 'nvp-1ah', protocol: 'top2h', logging: '60 s' } as const;

describe('a run of the benchmark', () => {
  const leak: Condition = { ...COMMON, kind: 'leak', hours: 600, onset: 'later', seed: 7 };
  const [given, without] = runCondition(leak);

  it('is a pure function of its condition', () => {
    expect(runCondition(leak)).toEqual([given, without]);
  });

  it('takes the load cell from the second core and nothing else', () => {
    expect([given.pressure, without.pressure]).toEqual([true, false]);
    expect(given.evidence.pressure).toBeGreaterThan(1);
    expect(without.evidence.pressure).toBe(0);
    expect(without.leak_A!.truth).toBe(given.leak_A!.truth);
    expect(without.evidence.rest).toBe(given.evidence.rest);
  });

  it('leaks what it says: C/600 at the mean voltage, higher by what a full rest lies above it', () => {
    const nominal_A = 3.37 / leakResistance_ohm('nvp-1ah', 600);
    expect(nominal_A).toBeCloseTo(1 / 600, 4);
    // An hour in six and a half leaks nothing, with the collector empty, and two leak at 3.6 V.
    expect(given.leak_A!.truth / nominal_A).toBeGreaterThan(0.85);
    expect(given.leak_A!.truth / nominal_A).toBeLessThan(1.05);
  });

  it('measures delays from the onset in time, charging time and top rests', () => {
    for (const { level1, level2, healthy_h, falseLevel1 } of [given, without]) {
      expect(falseLevel1).toBe(0);
      expect(healthy_h).toBeCloseTo(given.onset_h!.truth, 9);
      expect(level1!.time_h).toBeGreaterThan(0);
      expect(level1!.time_h).toBeLessThanOrEqual(level2!.time_h);
      expect(level1!.charging_h).toBeLessThanOrEqual(level1!.time_h);
      expect(level1!.topRests).toBeLessThanOrEqual(1 + level1!.time_h / 6.4);
    }
  });

  it('has no alarm and no leak to estimate in a healthy cell', () => {
    const healthy = runCondition({ ...COMMON, kind: 'healthy', disturbance: 'none', seed: 8 });
    for (const { leak_A, onset_h, level1, healthy_h, duration_h } of healthy) {
      expect([leak_A, onset_h, level1]).toEqual([null, null, null]);
      expect(healthy_h).toBe(duration_h);
      expect(duration_h).toBeGreaterThan(200);
    }
  });

  it.each([
    { ...COMMON, protocol: 'top1h', logging: '10 s', seed: 40036 },
    { ...COMMON, cell: 'nacro2-1ah', protocol: 'slowTail', logging: '10 s', seed: 40053 },
  ] as const)('calls SEI that takes 1 % a cycle no leak, though to the pressure it is one: %o', (cell) => {
    const [pressed] = runCondition({ ...cell, kind: 'loss', loss: 'SEI' });
    expect(pressed.lli_Ah.truth - pressed.dead_Ah.truth).toBeGreaterThan(0.1);
    expect([pressed.falseLevel1, pressed.falseLevel2]).toEqual([0, 0]);
  });
});
