import { describe, expect, it } from 'vitest';
import { Conditions } from '../cell/conditions.js';
import { createFault } from './faultRegistry.js';
import { FaultSchedule } from './faultSchedule.js';

const short = (parameters: Record<string, number>) =>
  createFault({ name: 'softShort', parameters: { resistance_ohm: 1000, ...parameters } });

describe('FaultSchedule', () => {
  it('opens and closes by hours', () => {
    const schedule = new FaultSchedule([short({ start_h: 1, end_h: 2 })]);
    const conditions = new Conditions();
    schedule.update(0, 1, conditions);
    expect(conditions.shortConductance_S).toBe(0);
    expect(schedule.nextEdge_s()).toBe(3600);
    schedule.update(3600, 1, conditions);
    expect(conditions.shortConductance_S).toBe(0.001);
    expect(schedule.nextEdge_s()).toBe(7200);
    schedule.update(7200, 1, conditions);
    expect(conditions.shortConductance_S).toBe(0);
    expect(schedule.nextEdge_s()).toBe(Infinity);
  });

  it('opens and closes by cycles, and is due when a cycle begins', () => {
    const schedule = new FaultSchedule([short({ start_cycle: 3, end_cycle: 5 })]);
    const conditions = new Conditions();
    const open: boolean[] = [];
    for (let cycle = 1; cycle <= 6; cycle++) {
      expect(schedule.isDue(cycle * 1e4, cycle)).toBe(true);
      schedule.update(cycle * 1e4, cycle, conditions);
      expect(schedule.isDue(cycle * 1e4 + 1, cycle)).toBe(false);
      open.push(conditions.shortConductance_S > 0);
    }
    expect(open).toEqual([false, false, true, true, false, false]);
  });

  it('adds parallel shorts and multiplies dead-sodium faults', () => {
    const dead = createFault({
      name: 'deadSodium',
      parameters: { factor: 3, growth_per_cycle: 0.5, start_cycle: 2 },
    });
    const schedule = new FaultSchedule([short({}), short({ resistance_ohm: 500 }), dead]);
    const conditions = new Conditions();
    schedule.update(0, 1, conditions);
    expect(conditions.shortConductance_S).toBeCloseTo(0.003, 15);
    expect(conditions.deadMultiplier).toBe(1);
    schedule.update(1, 2, conditions);
    expect(conditions.deadMultiplier).toBe(3);
    schedule.update(2, 4, conditions);
    expect(conditions.deadMultiplier).toBe(6);
  });
});
