import { describe, expect, it, vi } from 'vitest';
import { cellWith, referenceCell } from '../cell/cellParameters.js';
import { defaultProtocol } from '../protocol/protocol.js';
import { ScenarioError } from '../scenario/scenarioError.js';
import { Simulation } from '../simulation.js';
import { nominalScenario, run, type TestRun } from '../testRun.js';
import { cathodeById } from './cathodes.js';
import { cellById, listCells, protocolOf, type LibraryCell } from './cells.js';
import { reachableTop_V } from './cathodeWindow.js';

// Whole runs on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

function twoCycles(cell: LibraryCell): TestRun {
  return run(nominalScenario({ cycles: 2, cell: cell.parameters, protocol: protocolOf(cell) }));
}

describe('the cell library', () => {
  it('names the known ids for an unknown one', () => {
    expect(() => cellById('lfp-1ah')).toThrow(ScenarioError);
    expect(() => cellById('lfp-1ah')).toThrow(/"lfp-1ah".*nvp-1ah.*nvp-coin-1mah/);
    expect(new Set(listCells().map((cell) => cell.id)).size).toBe(listCells().length);
  });

  it('has the reference cell as nvp-1ah', () => {
    expect(cellWith(cellById('nvp-1ah').parameters)).toEqual(referenceCell());
  });

  it('gives the coin cell the areal resistances of the reference cell, within 1 %', () => {
    const [coin, reference] = [cellWith(cellById('nvp-coin-1mah').parameters), referenceCell()];
    for (const key of ['electrolyteResistance_ohm', 'fastResistance_ohm', 'slowResistance_ohm'] as const) {
      const ratio = (coin[key] * coin.electrodeArea_cm2) / (reference[key] * reference.electrodeArea_cm2);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.01);
    }
  });

  it('gives a cathode of higher specific capacity less mass to heat', () => {
    const heat = (id: string): number => cellWith(cellById(id).parameters).heatCapacity_J_per_K;
    expect(heat('pw-1ah')).toBeLessThan(heat('nfpp-1ah'));
    expect(heat('nacro2-1ah')).toBe(60);
  });
});

describe('a cathode that cannot reach the voltages', () => {
  const scenario = (cathode: string, voltageMax_V: number) =>
    nominalScenario({ cell: { cathode }, protocol: { ...defaultProtocol(), voltageMax_V } });

  it.each([
    ['PW', 3.75],
    ['NaCrO2', 3.6],
    ['NVP', 2.5],
  ])('is refused before the run: %s to %f V', (cathode, voltageMax_V) => {
    expect(() => new Simulation(scenario(cathode, voltageMax_V))).toThrow(ScenarioError);
    expect(() => new Simulation(scenario(cathode, voltageMax_V))).toThrow(
      new RegExp(
        `protocol.voltageMax_V is ${voltageMax_V}; .*cathode "${cathode}" .* above [0-9.]+ and up to [0-9.]+`,
      ),
    );
  });
});

describe.each(listCells().map((cell) => [cell.id, cell] as const))('%s', (_, cell) => {
  const parameters = cellWith(cell.parameters);
  const cathode = cathodeById(parameters.cathode);

  const full = parameters.geometry === 'full';

  it('has possible parameters, voltages its cathode reaches, and a source', () => {
    expect(cell.source).toMatch(/assumed|published|PHYSICS/);
    if (!full) {
      // No cathode: the window holds the 0 V of metal against metal.
      expect(cell.voltageMin_V).toBeLessThan(0);
      expect(cell.voltageMax_V).toBeGreaterThan(0);
      return;
    }
    const [low_V, high_V] = reachableTop_V(cathode, parameters.ocvOffset_V);
    expect(cell.voltageMax_V).toBeGreaterThan(low_V);
    expect(cell.voltageMax_V).toBeLessThanOrEqual(high_V);
    expect(cell.voltageMin_V).toBeLessThan(cathode.voltage_V(0.05, 1));
    expect(parameters.cathodeVolume_cm3_per_Ah).toBe(cathode.volume_cm3_per_Ah);
  });

  it('completes two cycles, loses sodium in each, and ends its discharges as it should', () => {
    const { cycles, simulation } = twoCycles(cell);
    const capacity_Ah = parameters.capacity_Ah;
    expect(cycles).toHaveLength(2);
    const lost_C = cycles.map(({ bottom }) => {
      const pools = simulation.truth.at(bottom.time_s);
      return pools.sei_C + pools.dead_C;
    });
    expect(lost_C[1]).toBeGreaterThan(lost_C[0]);
    for (const [k, { charge_Ah, discharge_Ah, top, bottom }] of cycles.entries()) {
      // Once the reservoir pays for the losses, the efficiency is 1 and says nothing (PHYSICS, finding 2).
      if (cell.endOfDischarge === 'anode' || k === 0) expect(discharge_Ah / charge_Ah).toBeLessThan(1);
      else expect(Math.abs(discharge_Ah / charge_Ah - 1)).toBeLessThan(1e-4);
      if (full) expect(top.voltage_V).toBeCloseTo(cell.voltageMax_V, 3);
      else expect(charge_Ah / capacity_Ah).toBeCloseTo(1, 4);
      expect(bottom.voltage_V).toBeLessThan(cell.voltageMin_V + 1e-3);
      const active = simulation.truth.at(bottom.time_s).active_C / 3600 / capacity_Ah;
      if (cell.endOfDischarge === 'anode') expect(active).toBeLessThan(1e-3);
      else expect(active).toBeGreaterThan(0.05);
    }
    const [first, second] = cycles;
    // The first charge takes out nearly the whole capacity, and the reservoir once.
    expect(first.charge_Ah / capacity_Ah).toBeGreaterThan(0.95 + parameters.reservoirShare);
    expect(first.charge_Ah / capacity_Ah).toBeLessThan(1 + parameters.reservoirShare + (full ? 0 : 1e-4));
    expect(second.discharge_Ah / capacity_Ah).toBeGreaterThan(0.9);
    expect(simulation.truth.balanceResidual_C).toBe(0);
    expect(simulation.truth.parasitic_C).toBe(0);
  });
});

describe('half cells', () => {
  // Efficiency of the first and of a settled cycle, as published (systems.csv).
  it.each([
    ['na-cu-half', null, 0.997],
    ['na-al-nasicon-half', 0.865, 0.94],
  ])('%s has the efficiencies it is fitted to', (id, first, settled) => {
    const cell = cellById(id);
    const { cycles } = run(nominalScenario({ cycles: 5, cell: cell.parameters, protocol: protocolOf(cell) }));
    const efficiency = (k: number): number => cycles[k].discharge_Ah / cycles[k].charge_Ah;
    // To the last digit printed.
    expect(efficiency(4)).toBeCloseTo(settled, 3);
    if (first !== null) expect(efficiency(0)).toBeCloseTo(first, 2);
  });
});
