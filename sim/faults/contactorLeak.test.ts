import { describe, expect, it } from 'vitest';
import { LOSSLESS, nominalScenario, run } from '../testRun.js';

const leak = (parameters: Record<string, number>) => [{ name: 'contactorLeak', parameters }];

describe('contactorLeak', () => {
  it('draws V/R from the cell, unseen by the shunt and by the truth of the shorts', () => {
    const { simulation, cycles, rows } = run(
      nominalScenario({ cycles: 2, cell: LOSSLESS, faults: leak({ resistance_ohm: 2000 }) }),
    );
    const truth = simulation.truth;
    expect(truth.episodes.length).toBe(0);
    expect(truth.balanceResidual_C).toBe(0);
    // Sodium came back to the cathode in the top rest although no current went through the shunt.
    const { top, topRestEnd } = cycles[1];
    const back_C = truth.at(topRestEnd.time_s).cathode_C - truth.at(top.time_s).cathode_C;
    const mean_V = 0.5 * (top.voltage_V + topRestEnd.voltage_V);
    expect(back_C).toBeGreaterThan((topRestEnd.voltage_V / 2000) * 3600);
    expect(Math.abs(back_C / ((mean_V / 2000) * 3600) - 1)).toBeLessThan(0.02);
    for (const row of rows) if (row.contactorOpen) expect(Math.abs(row.current_A)).toBeLessThan(60e-6);
  });

  it('is the difference between the charge of the shunt and that of the cathode', () => {
    // Ends with the discharge: in a bottom rest the leak would strip an empty collector.
    const protocol = { ...nominalScenario({}).protocol, restBottom_s: 0 };
    const { simulation, rows } = run(
      nominalScenario({ cycles: 1, protocol, cell: LOSSLESS, faults: leak({ resistance_ohm: 2000 }) }),
    );
    const passed_C = 3600 * rows.at(-1)!.netCharge_Ah;
    const cathode_C = simulation.truth.at(0).cathode_C - simulation.truth.at(1e9).cathode_C;
    expect(simulation.externallyLeaked_C).toBeGreaterThan(20);
    // The register's quantum and the decimals of the log.
    expect(Math.abs(simulation.externallyLeaked_C - (passed_C - cathode_C))).toBeLessThan(4e-6);
  });

  it('looks like a short of the same resistance but for the drop in the leads', () => {
    const both = ['contactorLeak', 'softShort'].map((name) =>
      run(
        nominalScenario({
          cycles: 3,
          cell: LOSSLESS,
          faults: [{ name, parameters: { resistance_ohm: 2000 } }],
        }),
      ),
    );
    const efficiency = both.map(({ cycles }) => cycles[2].discharge_Ah / cycles[2].charge_Ah);
    expect(efficiency[0]).toBeLessThan(0.993);
    expect(Math.abs(efficiency[0] - efficiency[1])).toBeLessThan(1e-4);
  });

  it('holds voltage and current limits of the cycler as seen at the terminals and the shunt', () => {
    const { rows, simulation } = run(nominalScenario({ cycles: 1, faults: leak({ resistance_ohm: 20 }) }));
    const charging = rows.filter((row) => row.current_A > 0.4 && row.voltage_V < 3.59);
    expect(charging.length).toBeGreaterThan(500);
    for (const row of charging) expect(Math.abs(row.current_A - 0.5)).toBeLessThan(60e-6);
    expect(Math.max(...rows.map((row) => row.voltage_V))).toBeLessThan(3.6 + 150e-6);
    // The leak of 0.18 A lies above the cut-off: constant voltage is held until its time is over.
    expect(simulation.abandonedSteps).toMatchObject({ count: 1, first: 'protocol.steps[1] (hold)' });
  });

  it('of a gigaohm changes nothing that the instruments could see', () => {
    const rest = { ...nominalScenario({}).protocol, restTop_s: 0 };
    const free = run(nominalScenario({ cycles: 1, protocol: rest, faults: [] }));
    const gone = run(
      nominalScenario({ cycles: 1, protocol: rest, faults: leak({ resistance_ohm: 1e9, end_h: 0.01 }) }),
    );
    // 3.4 nA for 36 s.
    expect(gone.simulation.externallyLeaked_C).toBeGreaterThan(0);
    expect(gone.simulation.externallyLeaked_C).toBeLessThan(2e-7);
    expect(Math.abs(gone.rows.at(-1)!.time_s - free.rows.at(-1)!.time_s)).toBeLessThan(0.1);
  });

  it('ends cleanly at its end_h', () => {
    const { simulation } = run(
      nominalScenario({ cycles: 1, faults: leak({ resistance_ohm: 100, start_h: 1, end_h: 2 }) }),
    );
    const leaked_C = simulation.externallyLeaked_C;
    expect(Math.abs(leaked_C / ((3.4 / 100) * 3600) - 1)).toBeLessThan(0.03);
  });

  it('keeps the shunt at what the cycler holds, however small the resistance, and loses no sodium', () => {
    for (const resistance_ohm of [1, 7, 60]) {
      const { simulation, rows } = run(
        nominalScenario({ cycles: 2, faults: leak({ resistance_ohm, start_h: 1, end_h: 3 }) }),
      );
      expect(simulation.truth.balanceResidual_C).toBe(0);
      for (const row of rows) {
        expect(row.current_A).toBeLessThan(0.5 + 60e-6);
        expect(row.current_A).toBeGreaterThan(-0.5 - 60e-6);
        expect(Number.isFinite(row.voltage_V)).toBe(true);
      }
      expect(simulation.externallyLeaked_C).toBeGreaterThan(100);
    }
  });
});
