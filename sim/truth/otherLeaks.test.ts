/** What only looks like a short is in the truth by its cause, with the charge that it really moved. */
import { describe, expect, it } from 'vitest';
import { nominalScenario, run } from '../testRun.js';
import type { FaultSpec } from '../faults/fault.js';

const fault = (name: string, parameters: Record<string, number>): FaultSpec => ({ name, parameters });
const truthOf = (...faults: FaultSpec[]) => run(nominalScenario({ cycles: 1, faults })).simulation;

/** Window within the first top rest (2.2 to 3.2 h), where the voltage is steady. */
const REST = { start_h: 2.5, end_h: 3 };
const REST_S = 1800;

describe('leaks that are no short', () => {
  it('of the contactor: from edge to edge, V/R, and no charge through the cell’s shorts', () => {
    const { truth, externallyLeaked_C } = truthOf(fault('contactorLeak', { resistance_ohm: 1000, ...REST }));
    expect(truth.leaks).toHaveLength(1);
    const [leak] = truth.leaks;
    expect(leak).toMatchObject({ cause: 'contactor', start_s: 9000, end_s: 10800, resistance_ohm: 1000 });
    expect(leak.leakedCharge_C).toBe(externallyLeaked_C);
    // 3.5 to 3.6 V at the top of charge.
    expect((leak.leakedCharge_C * 1000) / REST_S).toBeGreaterThan(3.5);
    expect((leak.leakedCharge_C * 1000) / REST_S).toBeLessThan(3.6);
    expect(truth.episodes).toEqual([]);
    expect(truth.at(1e9).leaked_C).toBe(0);
    expect(truth.missing_C).toBe(externallyLeaked_C);
  });

  it('of a shuttle: its current at 25 degC for its time', () => {
    const { truth } = truthOf(fault('redoxShuttle', { current_A: 2e-3, ...REST }));
    expect(truth.leaks).toHaveLength(1);
    expect(truth.leaks[0]).toMatchObject({ cause: 'parasitic', resistance_ohm: null });
    expect(truth.leaks[0].leakedCharge_C).toBe(truth.parasitic_C);
    // The cell is a little warmer than 25 degC after its charge.
    expect(truth.leaks[0].leakedCharge_C / (2e-3 * REST_S)).toBeCloseTo(1, 1);
  });

  it('of a sensor: what it counts too much, while nothing leaks', () => {
    const { truth } = truthOf(fault('currentOffset', { offset_A: 1e-3, ...REST }));
    expect(truth.leaks).toHaveLength(1);
    expect(truth.leaks[0].cause).toBe('sensorOffset');
    expect(truth.leaks[0].leakedCharge_C).toBeCloseTo(1e-3 * REST_S, 9);
    expect(truth.missing_C).toBe(0);
  });

  it('beside a short and each other: each its own, the contactor’s shared by conductance, in order of start', () => {
    const { truth, externallyLeaked_C } = truthOf(
      fault('softShort', { resistance_ohm: 2000, start_h: 2.4 }),
      fault('contactorLeak', { resistance_ohm: 1000, start_h: 1 }),
      fault('contactorLeak', { resistance_ohm: 3000, start_h: 1 }),
      fault('redoxShuttle', { current_A: 1e-3, start_h: 2 }),
    );
    const { leaks } = truth;
    expect(leaks.map(({ cause }) => cause)).toEqual(['contactor', 'contactor', 'parasitic', 'softShort']);
    expect(leaks.every(({ end_s }) => end_s === null)).toBe(true);
    expect(leaks[0].leakedCharge_C / leaks[1].leakedCharge_C).toBeCloseTo(3, 9);
    expect(leaks[0].leakedCharge_C + leaks[1].leakedCharge_C).toBeCloseTo(externallyLeaked_C, 9);
    expect(leaks[3].leakedCharge_C).toBeCloseTo(truth.at(1e9).leaked_C, 9);
    const sum_C = leaks.reduce((sum, { leakedCharge_C }) => sum + leakedCharge_C, 0);
    expect(sum_C).toBeCloseTo(truth.missing_C, 9);
    // Asked twice, it says the same.
    expect(truth.leaks).toEqual(leaks);
  });
});
