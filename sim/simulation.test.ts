import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Sample } from '../firmware/core/sample.js';
import type { Scenario } from './scenario/scenario.js';
import { demoScenario, healthyScenario } from './scenario/scenario.js';
import { Simulation } from './simulation.js';
import { LOSSLESS, nominalScenario, run } from './testRun.js';

// Whole runs on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('one cycle', () => {
  it('loses 4 to 6 % in formation and ends each discharge at the limit with an empty collector, for every seed', () => {
    for (let seed = 0; seed < 15; seed++) {
      const { cycles, simulation } = run({ ...healthyScenario(), cycles: 2, seed });
      const first = cycles[0];
      expect(first.discharge_Ah / first.charge_Ah).toBeGreaterThan(0.935);
      expect(first.discharge_Ah / first.charge_Ah).toBeLessThan(0.965);
      for (const cycle of cycles) {
        expect(cycle.bottom.voltage_V).toBeLessThanOrEqual(2.4);
        expect(cycle.bottom.voltage_V).toBeGreaterThan(2.395);
        // Anode-limited: the cathode is still on its plateau and the voltage is back there at once.
        expect(cycle.rebound.voltage_V).toBeGreaterThan(3.15);
        expect(cycle.bottomRestEnd.voltage_V).toBeGreaterThan(3.33);
        expect(simulation.truth.at(cycle.bottom.time_s).active_C).toBeLessThan(1);
      }
    }
  });

  it('leaves a hidden reservoir when the cathode is slow and the formation loss small, and CE then says nothing', () => {
    const { cycles, simulation } = run(
      nominalScenario({ cycles: 4, cell: { diffusionTime_s: 400, formationLoss: 0.02 } }),
    );
    const last = cycles[3];
    expect(simulation.truth.at(last.bottom.time_s).active_C).toBeGreaterThan(20);
    expect(last.discharge_Ah / last.charge_Ah).toBeGreaterThan(0.99985);
    const lost_C = (cycle: number): number => {
      const pools = simulation.truth.at(cycles[cycle].bottom.time_s);
      return pools.dead_C + pools.sei_C;
    };
    expect((lost_C(3) - lost_C(2)) / 3600).toBeGreaterThan(5e-4);
  });

  it('empties the collector further in a slow tail', () => {
    const protocol = { ...healthyScenario().protocol, slowTailRate_per_h: 0.05 };
    const options = { cell: { diffusionTime_s: 400, formationLoss: 0.02 }, cycles: 2 };
    const fast = run(nominalScenario(options)).cycles[1];
    const tail = run(nominalScenario({ ...options, protocol }));
    expect(tail.cycles[1].discharge_Ah).toBeGreaterThan(fast.discharge_Ah + 0.005);
    expect(tail.simulation.truth.at(tail.cycles[1].bottom.time_s).active_C).toBeLessThan(1);
  });
});

describe('limiting cases', () => {
  it('without faults and losses CE is 1 to the register quantum and the pressure repeats', () => {
    const { cycles } = run(nominalScenario({ cycles: 22, cell: { ...LOSSLESS, creepTime_s: 3600 } }));
    const [a, b] = [cycles[20], cycles[21]];
    expect(Math.abs(b.discharge_Ah - b.charge_Ah)).toBeLessThanOrEqual(2.1e-9);
    expect(Math.abs(b.discharge_Ah - a.discharge_Ah)).toBeLessThanOrEqual(2.1e-9);
    expect(Math.abs(b.top.pressure_kPa - a.top.pressure_kPa)).toBeLessThan(0.75);
    expect(Math.abs(b.bottom.pressure_kPa - a.bottom.pressure_kPa)).toBeLessThan(0.75);
  });

  it('a short alone lowers CE by what leaked, moves the top endpoint by it and fades nothing', () => {
    const { cycles, simulation } = run(
      nominalScenario({
        cycles: 8,
        cell: LOSSLESS,
        faults: [{ name: 'softShort', parameters: { resistance_ohm: 2000, start_cycle: 4 } }],
      }),
    );
    const truth = simulation.truth;
    for (const k of [6, 7]) {
      const [before, now] = [cycles[k - 1], cycles[k]];
      const leaked_Ah = (truth.at(now.top.time_s).leaked_C - truth.at(before.top.time_s).leaked_C) / 3600;
      expect(leaked_Ah).toBeGreaterThan(0.007);
      expect((now.top.netCharge_Ah - before.top.netCharge_Ah) / leaked_Ah).toBeCloseTo(1, 4);
      expect(now.discharge_Ah / now.charge_Ah).toBeLessThan(0.993);
      expect(now.discharge_Ah).toBeCloseTo(before.discharge_Ah, 6);
    }
    expect(cycles[2].discharge_Ah / cycles[2].charge_Ah).toBeGreaterThan(0.99999);
  });

  it('dead sodium alone fades the discharge by its amount', () => {
    const { cycles, simulation } = run(
      nominalScenario({
        cycles: 8,
        cell: { ...LOSSLESS, deadShare: 5e-4 },
        faults: [{ name: 'deadSodium', parameters: { factor: 10, growth_per_cycle: 0.5, start_cycle: 5 } }],
      }),
    );
    const at = (k: number) => simulation.truth.at(cycles[k].bottom.time_s);
    for (const [a, b] of [
      [2, 3],
      [4, 7],
    ] as const) {
      const dead_Ah = (at(b).dead_C - at(a).dead_C) / 3600;
      expect((cycles[a].discharge_Ah - cycles[b].discharge_Ah) / dead_Ah).toBeCloseTo(1, 2);
    }
    expect(at(7).dead_C - at(4).dead_C).toBeGreaterThan(50);
  });

  it('obeys the CE identity: Q_dis - Q_chg = re-sodiation + parasitic - leak', () => {
    const { cycles, simulation } = run(nominalScenario({ cycles: 4, faults: demoFaults() }));
    const truth = simulation.truth;
    for (let k = 1; k < 4; k++) {
      // From bottom to bottom: both ends are recorded instants.
      const [start, end] = [truth.at(cycles[k - 1].bottom.time_s), truth.at(cycles[k].bottom.time_s)];
      const net_C = 3600 * (cycles[k].discharge_Ah - cycles[k].charge_Ah);
      const expected_C = end.cathode_C - start.cathode_C - (end.leaked_C - start.leaked_C);
      expect(Math.abs(net_C - expected_C)).toBeLessThan(5e-4);
    }
    expect(truth.parasitic_C).toBe(0);
  });
});

function demoFaults(): Scenario['faults'] {
  return [
    { name: 'softShort', parameters: { resistance_ohm: 2000, start_cycle: 2 } },
    { name: 'deadSodium', parameters: { factor: 8, growth_per_cycle: 0.5, start_cycle: 3 } },
  ];
}

describe('the demonstration', () => {
  const { cycles, simulation, rows } = run(demoScenario());

  it('keeps all sodium to the last bit over 40 cycles with both faults', () => {
    expect(cycles.length).toBe(40);
    expect(simulation.truth.balanceResidual_C).toBe(0);
  });

  it('shows the short in CE from cycle 15 and the dead sodium in the capacity after cycle 20', () => {
    const ce = (k: number): number => cycles[k - 1].discharge_Ah / cycles[k - 1].charge_Ah;
    expect(ce(13) - ce(17)).toBeGreaterThan(0.007);
    const fade = (a: number, b: number): number => cycles[a - 1].discharge_Ah - cycles[b - 1].discharge_Ah;
    expect(fade(30, 40)).toBeGreaterThan(4 * fade(3, 13));
  });

  it('emits finite numbers only', () => {
    for (const row of rows) {
      const sum = row.time_s + row.voltage_V + row.current_A + row.temperature_degC + row.pressure_kPa;
      expect(Number.isFinite(sum + row.netCharge_Ah)).toBe(true);
    }
  });
});

describe('scale', () => {
  it('gives the same voltage and pressure for twice the area, capacity and heat capacity', () => {
    const one = run(nominalScenario({ cycles: 1 })).cycles[0];
    const two = run(
      nominalScenario({
        cycles: 1,
        cell: {
          capacity_Ah: 2,
          electrodeArea_cm2: 1000,
          footprintArea_cm2: 100,
          leadResistance_ohm: 0.004,
          electrolyteResistance_ohm: 0.0085,
          fastResistance_ohm: 0.004,
          slowResistance_ohm: 0.002,
          heatCapacity_J_per_K: 120,
          heatTransfer_W_per_K: 0.16,
        },
      }),
    ).cycles[0];
    expect(two.discharge_Ah / one.discharge_Ah).toBeCloseTo(2, 6);
    expect(Math.abs(two.bottom.time_s - one.bottom.time_s)).toBeLessThan(0.1);
    expect(Math.abs(two.topRestEnd.voltage_V - one.topRestEnd.voltage_V)).toBeLessThan(150e-6);
    expect(Math.abs(two.top.pressure_kPa - one.top.pressure_kPa)).toBeLessThan(0.75);
  });
});

describe('determinism and the internal step', () => {
  const bytes = (scenario: Scenario): string => JSON.stringify(run(scenario).rows);

  it('gives the same bytes for the same seed and others for another', () => {
    const scenario = { ...demoScenario(), cycles: 3, faults: demoFaults() };
    expect(bytes(scenario)).toBe(bytes(scenario));
    expect(bytes({ ...scenario, seed: 2 })).not.toBe(bytes(scenario));
  });

  it('hardly depends on the internal step', () => {
    const at = (step_s: number) => run(nominalScenario({ cycles: 3, step_s, faults: demoFaults() }));
    const reference = at(0.5);
    for (const step_s of [1, 2]) {
      const other = at(step_s);
      for (let k = 0; k < 3; k++) {
        const [a, b] = [reference.cycles[k], other.cycles[k]];
        expect(Math.abs(b.charge_Ah / a.charge_Ah - 1)).toBeLessThan(2e-5);
        expect(Math.abs(b.discharge_Ah / a.discharge_Ah - 1)).toBeLessThan(2e-5);
        expect(Math.abs(b.topRestEnd.voltage_V - a.topRestEnd.voltage_V)).toBeLessThan(0.5e-3);
        expect(Math.abs(b.bottom.time_s - a.bottom.time_s)).toBeLessThan(3);
      }
      const [a, b] = [reference.simulation.truth.at(1e9), other.simulation.truth.at(1e9)];
      expect(b.dead_C / a.dead_C).toBeCloseTo(1, 3);
      expect(b.leaked_C / a.leaked_C).toBeCloseTo(1, 3);
    }
  });
});

describe('any faults', () => {
  it('keep sodium to the bit, numbers finite, time rising and the protocol ending', () => {
    const fault = fc.oneof(
      fc.record({
        name: fc.constant('softShort'),
        parameters: fc.record({
          // From a hard short that keeps the cell from charging to an invisible one.
          resistance_ohm: fc.double({ min: 20, max: 1e5, noNaN: true }),
          start_h: fc.double({ min: 0, max: 3, noNaN: true }),
          end_h: fc.double({ min: 3.001, max: 9, noNaN: true }),
        }),
      }),
      fc.record({
        name: fc.constant('deadSodium'),
        parameters: fc.record({
          factor: fc.double({ min: 0, max: 500, noNaN: true }),
          growth_per_cycle: fc.double({ min: 0, max: 5, noNaN: true }),
          start_cycle: fc.integer({ min: 1, max: 2 }),
        }),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fault, { maxLength: 3 }),
        fc.constantFrom(1, 2, 5, 7.3),
        fc.nat(1000),
        fc.constantFrom<'open' | 'closed'>('open', 'closed'),
        (faults, step_s, seed, contactorInRests) => {
          const protocol = { ...healthyScenario().protocol, chargeRate_per_h: 1, contactorInRests };
          const simulation = new Simulation({
            ...healthyScenario(),
            cycles: 2,
            step_s,
            seed,
            faults,
            protocol,
          });
          const sample = new Sample();
          let last_s = 0;
          while (simulation.next(sample)) {
            const sum = sample.voltage_V + sample.current_A + sample.netCharge_Ah;
            const finite = Number.isFinite(sum + sample.temperature_degC + sample.pressure_kPa);
            if (!finite || !(sample.time_s > last_s)) {
              expect.fail(`after ${last_s} s: ${JSON.stringify(sample)}`);
            }
            last_s = sample.time_s;
          }
          expect(simulation.truth.balanceResidual_C).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a hard short', () => {
  const hard = (resistance_ohm: number) =>
    nominalScenario({
      cycles: 2,
      faults: [{ name: 'softShort', parameters: { resistance_ohm, start_h: 1 } }],
    });

  it('keeps the cell from charging, and the protocol still ends', () => {
    const { simulation, rows } = run(hard(5));
    expect(simulation.truth.balanceResidual_C).toBe(0);
    expect(simulation.truth.at(1e9).leaked_C).toBeGreaterThan(3000);
    expect(rows.at(-1)!.time_s).toBeLessThan(40 * 3600);
    expect(Math.max(...rows.map((row) => row.temperature_degC))).toBeGreaterThan(35);
  });

  it('stops the run with time, state and cause when the sodium would melt', () => {
    const insulated = { ...hard(1), cell: { heatTransfer_W_per_K: 0.01 } };
    expect(() => run(insulated)).toThrow(
      /at \d+\.\d+ s in protocol\.steps\[\d+\] .*: the temperature .* state: V=.* I=/,
    );
  });
});

describe('what the core is told', () => {
  it('is nominal, whatever the seed drew', () => {
    const profile = (seed: number) => new Simulation({ ...healthyScenario(), seed }).nominalProfile;
    expect(profile(1)).toEqual(profile(2));
    expect(profile(1)).toMatchObject({
      capacity_Ah: 1,
      cathode: 'NVP',
      geometry: 'full',
      fixture: { type: 'spring', stiffness_kPa_per_um: 5, preload_kPa: 1000 },
      sensors: { currentOffsetUncertainty_A: 50e-6, voltageNoise_V: 20e-6 },
    });
  });
});
