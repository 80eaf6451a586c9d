import { describe, expect, it } from 'vitest';
import { Sample } from '../../firmware/core/sample.js';
import { Simulation } from '../simulation.js';
import { nominalScenario, run } from '../testRun.js';

describe('TruthRecorder', () => {
  // Half an hour of a 1000 ohm short in the middle of the first top rest (which begins at about 2.2 h).
  const { simulation, rows } = run(
    nominalScenario({
      cycles: 1,
      faults: [{ name: 'softShort', parameters: { resistance_ohm: 1000, start_h: 2.51, end_h: 3.01 } }],
    }),
  );
  const truth = simulation.truth;

  it('knows the episode to the edge and its charge', () => {
    expect(truth.episodes.length).toBe(1);
    const episode = truth.episodes[0];
    expect(episode.start_s).toBeCloseTo(2.51 * 3600, 6);
    expect(episode.end_s).toBeCloseTo(3.01 * 3600, 6);
    expect(episode.resistance_ohm).toBe(1000);
    const voltage_V = rows.find((row) => row.time_s > 2.75 * 3600)!.voltage_V;
    expect(episode.leakedCharge_C / ((voltage_V / 1000) * 1800)).toBeCloseTo(1, 2);
    expect(truth.at(1e9).leaked_C).toBe(episode.leakedCharge_C);
  });

  it('has the leak jump at the edges and equal V/R between them', () => {
    expect(truth.at(2.51 * 3600 - 0.01).leak_A).toBe(0);
    expect(truth.at(2.51 * 3600 + 0.01).leak_A).toBeCloseTo(0.00355, 4);
    expect(truth.at(3.01 * 3600 + 0.01).leak_A).toBe(0);
    const row = rows.find((each) => each.time_s > 2.75 * 3600)!;
    expect(truth.at(row.time_s).leak_A).toBeCloseTo(row.voltage_V / 1000, 6);
  });

  it('interpolates linearly and holds the ends', () => {
    const a = truth.at(1200);
    const b = truth.at(1210);
    const middle = truth.at(1205);
    expect(middle.cathode_C).toBeCloseTo((a.cathode_C + b.cathode_C) / 2, 6);
    expect(a.cathode_C - b.cathode_C).toBeCloseTo(5, 6);
    expect(truth.at(-1).cathode_C).toBe(3600);
    expect(truth.at(1e9)).toEqual(truth.at(rows.at(-1)!.time_s + 1));
  });

  it('knows the present before it is recorded', () => {
    const live = new Simulation(nominalScenario({ cycles: 1 }));
    const sample = new Sample();
    for (let i = 0; i < 30; i++) live.next(sample);
    const next_C = live.truth.at(sample.time_s).cathode_C;
    expect(live.truth.at(sample.time_s - 10).cathode_C - next_C).toBeCloseTo(5, 6);
    expect(3600 - next_C).toBeCloseTo(0.5 * sample.time_s, 6);
  });

  it('keeps all sodium in its pools at every recorded time', () => {
    let count = 0;
    let last_s = -1;
    for (const time_s of truth.times) {
      const pools = truth.at(time_s);
      const { cathode_C, locked_C, active_C, dead_C, sei_C, filament_C, stranded_C } = pools;
      const sum_C = cathode_C + locked_C + active_C + dead_C + sei_C + filament_C + stranded_C;
      expect(sum_C).toBe(3600);
      expect(time_s).toBeGreaterThan(last_s);
      expect(time_s - last_s).toBeLessThan(62);
      last_s = time_s;
      count++;
    }
    expect(count).toBeGreaterThan(rows.at(-1)!.time_s / 61);
    expect(truth.balanceResidual_C).toBe(0);
  });

  it('leaves the end of a lasting short open', () => {
    const lasting = run(
      nominalScenario({ cycles: 1, faults: [{ name: 'softShort', parameters: { resistance_ohm: 5000 } }] }),
    );
    expect(lasting.simulation.truth.episodes).toMatchObject([{ start_s: 0, end_s: null }]);
  });

  it('shares the leak between two shorts by their conductance', () => {
    const both = run(
      nominalScenario({
        cycles: 1,
        faults: [
          { name: 'softShort', parameters: { resistance_ohm: 1000 } },
          { name: 'softShort', parameters: { resistance_ohm: 3000 } },
        ],
      }),
    ).simulation.truth;
    const [a, b] = both.episodes;
    expect(a.leakedCharge_C / b.leakedCharge_C).toBeCloseTo(3, 9);
    expect(a.leakedCharge_C + b.leakedCharge_C).toBeCloseTo(both.at(1e9).leaked_C, 8);
  });
});
