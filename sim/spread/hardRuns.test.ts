/** Whole runs under the spread `hard`: they complete within physical bounds, repeat, and give nothing away. */
import { describe, expect, it } from 'vitest';
import { Sample } from '../../firmware/core/sample.js';
import { listCells, protocolOf } from '../library/cells.js';
import { checkScenario, ScenarioError } from '../scenario/scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { Simulation } from '../simulation.js';
import { nominalScenario, run } from '../testRun.js';
import { drawSensors } from './drawSensors.js';

/** 10 seeds of every cell: all three relaxations and both dead laws are among them. */
const SEEDS = Array.from({ length: 10 }, (_, k) => 101 + k);

function hard(changes: Partial<Scenario> = {}): Scenario {
  return nominalScenario({ spread: 'hard', logger: { period_s: 60 }, ...changes });
}

describe('hard runs', () => {
  it.each(listCells())(
    'of $id complete: sodium to the bit, finite samples, efficiencies of a cell',
    (cell) => {
      const { id, parameters, voltageMin_V, voltageMax_V } = cell;
      const protocol = protocolOf(cell);
      for (const seed of SEEDS) {
        const { simulation, rows, cycles } = run(hard({ cell: parameters, protocol, seed }));
        expect(simulation.truth.balanceResidual_C).toBe(0);
        expect(simulation.progress).toBe(1);
        expect(simulation.abandonedSteps.count).toBe(0);
        // The first charge of a cathode with a reservoir begins far below the window.
        for (const row of rows.filter(({ time_s }) => time_s > cycles[0].top.time_s)) {
          expect(row.voltage_V).toBeGreaterThan(voltageMin_V - 0.05);
          expect(row.voltage_V).toBeLessThan(voltageMax_V + 0.05);
          if (parameters.fixture !== 'none') expect(row.pressure_kPa).toBeGreaterThan(0);
          expect(Math.abs(row.temperature_degC - 25)).toBeLessThan(10);
        }
        expect(cycles).toHaveLength(3);
        // Twice the losses of the nominal cell at most (SEI and dead sodium scatter by 60 %), NASICON half cells lose 6 %.
        const least = id === 'na-al-nasicon-half' ? 0.82 : 0.97;
        for (const { charge_Ah, discharge_Ah } of cycles.slice(1)) {
          expect(discharge_Ah / charge_Ah).toBeGreaterThan(least);
          expect(discharge_Ah / charge_Ah).toBeLessThan(1.02);
        }
      }
    },
  );

  it('repeat to the byte for a seed and differ from those of other seeds and of default', () => {
    const seven = run(hard({ seed: 7, cycles: 1 })).rows;
    expect(run(hard({ seed: 7, cycles: 1 })).rows).toEqual(seven);
    expect(run(hard({ seed: 8, cycles: 1 })).rows).not.toEqual(seven);
    expect(run(hard({ seed: 7, cycles: 1, spread: 'default' })).rows).not.toEqual(seven);
  });

  it('tell the core the same as a run without spread', () => {
    for (const seed of SEEDS) {
      const told = new Simulation(hard({ seed })).nominalProfile;
      expect(told).toEqual(new Simulation(hard({ seed, spread: 'off' })).nominalProfile);
    }
  });

  it('list no short but the one that was asked for', () => {
    const faults = [{ name: 'softShort', parameters: { resistance_ohm: 5000, start_cycle: 2 } }];
    const simulation = new Simulation(hard({ faults }));
    const sample = new Sample();
    while (simulation.next(sample));
    // The disturbance goes through the schedule of faults but is none.
    expect(simulation.truth.episodes).toHaveLength(1);
    expect(simulation.truth.episodes[0].resistance_ohm).toBe(5000);
  });

  it('are refused at a step that some form of the cell would oscillate at', () => {
    expect(() => checkScenario(hard({ step_s: 5 }))).toThrow(ScenarioError);
    expect(() => checkScenario(hard({ step_s: 5 }))).toThrow(/step_s is 5; .*shells.* at most 2\.\d/);
    expect(() => checkScenario(hard({ step_s: 2 }))).not.toThrow();
    expect(() => checkScenario(hard({ step_s: 5, spread: 'default' }))).not.toThrow();
  });
});

describe('drawSensors', () => {
  it('gives every second board poor sensors under hard, and the chosen ones otherwise', () => {
    const seeds = 2000;
    let poor = 0;
    for (let seed = 0; seed < seeds; seed++) {
      if (drawSensors(undefined, seed, 'hard')?.quality === 'poor') poor++;
      expect(drawSensors({ quality: 'good' }, seed, 'default')).toEqual({ quality: 'good' });
    }
    expect(Math.abs(poor / seeds - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / seeds));
  });

  it('keeps the converter that was chosen', () => {
    for (let seed = 0; seed < 10; seed++) {
      expect(drawSensors({ voltageConverter: 'ina228' }, seed, 'hard')?.voltageConverter).toBe('ina228');
    }
  });
});
