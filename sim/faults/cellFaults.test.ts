/** Each fault of the cell: what it sets, that it ends, and the truth that is told of it. */
import { describe, expect, it, vi } from 'vitest';
import { Conditions } from '../cell/conditions.js';
import { nominalScenario, run } from '../testRun.js';
import type { FaultSpec } from './fault.js';
import { CELL_FAULT_CLASSES } from './cellFaults.js';
import { createFault, listFaults } from './faultRegistry.js';
import { FaultSchedule } from './faultSchedule.js';

vi.setConfig({ testTimeout: 60_000 });

const EXAMPLES: Record<string, Record<string, number>> = {
  shortBursts: { resistance_ohm: 100, duration_s: 30, rate_per_h: 4 },
  growingShort: { resistance_ohm: 5000, growth_per_h: 0.5 },
  hardShort: {},
  redoxShuttle: { current_A: 0.001 },
  seiGrowth: { factor: 4 },
  galvanicCorrosion: { current_uA_per_cm2: 5 },
  cathodeLoss: { sodiated_per_h: 0.001 },
  contactLoss: { contact: 0.5 },
  reactivation: { rate_per_h: 0.1 },
  reservoir: { diffusion_factor: 3 },
  gas: { growth_um_per_h: 0.1 },
  fixtureLoosening: { preload_drop_kPa: 100 },
  ambient: { step_K: 10 },
};

describe('the cell faults', () => {
  it.each(CELL_FAULT_CLASSES.map((entry) => entry.name))(
    '%s acts while it is open and leaves no trace',
    (name) => {
      const parameters = { ...EXAMPLES[name], start_h: 1, end_h: 2 };
      const schedule = new FaultSchedule([createFault({ name, parameters })]);
      const conditions = new Conditions();
      const healthy = JSON.stringify(conditions);
      schedule.update(0, 1, conditions);
      expect(JSON.stringify(conditions)).toBe(healthy);
      schedule.update(3600, 1, conditions);
      expect(JSON.stringify(conditions)).not.toBe(healthy);
      schedule.update(7200, 1, conditions);
      const { burstSources, plantedFilaments, ...rest } = conditions;
      expect([burstSources, plantedFilaments]).toEqual([0, 0]);
      const clean = new Conditions();
      for (const [key, value] of Object.entries(rest)) {
        if (typeof value === 'number')
          expect([key, value]).toEqual([key, Object.entries(clean).find(([k]) => k === key)?.[1]]);
      }
      expect(schedule.nextEdge_s()).toBe(Infinity);
      expect(listFaults().some((entry) => entry.name === name)).toBe(true);
    },
  );

  it('adds up faults of one kind', () => {
    const spec: FaultSpec = { name: 'redoxShuttle', parameters: { current_A: 0.001 } };
    const schedule = new FaultSchedule([createFault(spec), createFault(spec)]);
    const conditions = new Conditions();
    schedule.update(0, 1, conditions);
    expect(conditions.shuttle_A).toBeCloseTo(0.002, 12);
  });

  it('refuses more trains than the cell has room for', () => {
    const train = (): FaultSpec => ({ name: 'shortBursts', parameters: EXAMPLES['shortBursts'] });
    const five = [1, 2, 3, 4, 5].map(() => createFault(train()));
    expect(() => new FaultSchedule(five)).toThrow(/more than 4 short trains/);
  });

  it('follows a daily swing between edges', () => {
    const swing = createFault({ name: 'ambient', parameters: { swing_K: 10 } });
    const schedule = new FaultSchedule([swing]);
    const conditions = new Conditions();
    let highest_K = 0;
    for (let time_s = 0; time_s < 86400; time_s = schedule.nextEdge_s()) {
      schedule.update(time_s, 1, conditions);
      highest_K = Math.max(highest_K, conditions.ambientOffset_K);
      expect(schedule.nextEdge_s() - time_s).toBeLessThanOrEqual(300);
    }
    expect(highest_K).toBeCloseTo(10, 3);
  });
});

describe('the truth of shorts', () => {
  const truthOf = (...faults: FaultSpec[]) => run(nominalScenario({ cycles: 2, faults })).simulation.truth;

  it('gives a train one episode with the charge of all its events', () => {
    const truth = truthOf({
      name: 'shortBursts',
      parameters: { resistance_ohm: 100, duration_s: 30, rate_per_h: 4, start_h: 3, end_h: 8 },
    });
    expect(truth.episodes.length).toBe(1);
    const [episode] = truth.episodes;
    expect([episode.start_s, episode.end_s]).toEqual([3 * 3600, 8 * 3600]);
    expect(episode.leakedCharge_C).toBeGreaterThan(5);
    // An event under way at the end of the window lasts to its own end and belongs to the train no more.
    const leaked_C = truth.at(1e9).leaked_C;
    expect(leaked_C - episode.leakedCharge_C).toBeGreaterThanOrEqual(-1e-9);
    expect(leaked_C - episode.leakedCharge_C).toBeLessThan(30 * 0.035);
    expect(episode.resistance_ohm).toBeCloseTo(100, 9);
  });

  it('follows a growing short and ends it with its fault', () => {
    const truth = truthOf({
      name: 'growingShort',
      parameters: { resistance_ohm: 5000, growth_per_h: 0.5, start_h: 1, end_h: 9 },
    });
    expect(truth.episodes.length).toBe(1);
    const [episode] = truth.episodes;
    expect(episode.resistance_ohm).toBeLessThan(3000);
    expect(episode.leakedCharge_C).toBeCloseTo(truth.at(1e9).leaked_C, 8);
    expect(truth.at(9 * 3600 - 1).leak_A).toBeGreaterThan(1e-3);
    expect(truth.at(9 * 3600 + 1).leak_A).toBe(0);
    expect(truth.at(9 * 3600 + 1).filament_C).toBe(0);
    expect(truth.balanceResidual_C).toBe(0);
  });

  it('parts a constant short, a train and a shuttle that act together', () => {
    const truth = truthOf(
      { name: 'softShort', parameters: { resistance_ohm: 2000 } },
      { name: 'shortBursts', parameters: { resistance_ohm: 500, duration_s: 0.2, rate_per_h: 3000 } },
      { name: 'redoxShuttle', parameters: { current_A: 0.002 } },
    );
    const [constant, train] = truth.episodes;
    const end = truth.at(1e9);
    expect(constant.leakedCharge_C + train.leakedCharge_C).toBeCloseTo(end.leaked_C, 7);
    expect(train.leakedCharge_C).toBeCloseTo(truth.transients.charge_C, 2);
    const hours = constant.leakedCharge_C / (3.4 / 2000) / 3600;
    // 3000 events of 0.2 s an hour conduct for a sixth of the time through a quarter of the resistance.
    expect(train.leakedCharge_C / constant.leakedCharge_C).toBeCloseTo(4 / 6, 1);
    expect(end.parasitic_C / (hours * 3600 * 0.002)).toBeCloseTo(1, 1);
    expect(truth.parasitic_C).toBe(end.parasitic_C);
  });

  it('gives spontaneous filaments an episode each', () => {
    const { truth } = run(
      nominalScenario({
        cycles: 1,
        seed: 5,
        cell: { shortBirths_per_h: 5, shortMedian_ohm: 1e4, shortSpread_decades: 0.3 },
      }),
    ).simulation;
    expect(truth.episodes.length).toBeGreaterThan(2);
    let sum_C = truth.transients.charge_C;
    for (const episode of truth.episodes) sum_C += episode.leakedCharge_C;
    expect(sum_C).toBeCloseTo(truth.at(1e9).leaked_C, 6);
  });
});
