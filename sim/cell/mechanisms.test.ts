/** Each mechanism alone, against its closed form. */
import { describe, expect, it } from 'vitest';
import { cathodeById } from '../library/cathodes.js';
import { AnodeModel } from './anode.js';
import { CathodeModel } from './cathode.js';
import { cellWith, referenceCell } from './cellParameters.js';
import { CellState } from './cellState.js';
import { ChemicalSei } from './chemicalSei.js';
import { DeadSodium } from './deadSodium.js';
import { ElectrochemicalSei } from './electrochemicalSei.js';
import { Mechanics } from './mechanics.js';
import { Path, Pool } from './pools.js';

function stateWith(cathode_C: number, active_C: number, sei_C = 0): CellState {
  const state = new CellState();
  state.pools.fill(Pool.Cathode, cathode_C);
  state.pools.fill(Pool.Active, active_C);
  state.pools.fill(Pool.Sei, sei_C);
  state.pressure_kPa = 1000;
  return state;
}

describe('AnodeModel', () => {
  it('has the Butler-Volmer slope RT/(F J0 A) plus the interface at small currents', () => {
    const cell = referenceCell();
    const anode = new AnodeModel(cell);
    anode.prepare(stateWith(0, 3000));
    anode.evaluate(1e-9);
    const charge_transfer_ohm = (8.314462618 * 298.15) / 96485.33212 / (2e-3 * 500);
    const interface_ohm = (4 + 2) / 500;
    expect(anode.slope_ohm).toBeCloseTo(charge_transfer_ohm + interface_ohm, 9);
    expect(anode.overpotential_V / 1e-9).toBeCloseTo(anode.slope_ohm, 6);
  });

  it('gives a slope that is the derivative of the overpotential', () => {
    const anode = new AnodeModel(referenceCell());
    for (const active_C of [0, 0.01, 5, 3000]) {
      anode.prepare(stateWith(0, active_C));
      for (const current_A of [-2, -0.5, -1e-4, 1e-4, 0.5, 2]) {
        anode.evaluate(current_A);
        const slope_ohm = anode.slope_ohm;
        const d = 1e-6 * Math.abs(current_A);
        anode.evaluate(current_A + d);
        const above_V = anode.overpotential_V;
        anode.evaluate(current_A - d);
        expect((above_V - anode.overpotential_V) / (2 * d)).toBeCloseTo(slope_ohm, 4);
      }
    }
  });

  it('diverges when the collector empties on stripping, up to the oxidation of the collector', () => {
    const anode = new AnodeModel(referenceCell());
    const at = (active_C: number): number => {
      anode.prepare(stateWith(0, active_C));
      anode.evaluate(-0.5);
      return anode.overpotential_V;
    };
    expect(at(3000)).toBeGreaterThan(-0.03);
    expect(at(0.1)).toBeLessThan(-0.9);
    expect(at(0)).toBe(-3.6);
  });

  it('costs the nucleation overpotential on a bare collector, independent of the current', () => {
    const anode = new AnodeModel(referenceCell());
    const extra = (current_A: number): number => {
      anode.prepare(stateWith(0, 0));
      anode.evaluate(current_A);
      const bare_V = anode.overpotential_V;
      anode.prepare(stateWith(0, 3000));
      anode.evaluate(current_A);
      return bare_V - anode.overpotential_V;
    };
    // 30 mV + 5 mV/MPa at 1 MPa, but for the part that joins it to rest.
    expect(extra(0.5)).toBeCloseTo(0.035, 6);
    expect(extra(2)).toBeCloseTo(0.035, 6);
    // 40 uA/cm2, the smallest current at which nucleation is measured, and next to nothing at a hundredth of the join.
    expect(extra(0.02) / 0.035).toBeGreaterThan(0.998);
    expect(extra(1e-5) / 0.035).toBeCloseTo(0.01, 5);
  });
});

describe('CathodeModel', () => {
  it('relaxes the same whatever the step', () => {
    const cell = referenceCell();
    const coarse = stateWith(1800, 1800);
    const fine = stateWith(1800, 1800);
    const a = new CathodeModel(cell, cathodeById('NVP'));
    const b = new CathodeModel(cell, cathodeById('NVP'));
    for (let i = 0; i < 10; i++) a.advance(coarse, 0.5, 10);
    for (let i = 0; i < 1000; i++) b.advance(fine, 0.5, 0.1);
    expect(fine.surfaceLag).toBeCloseTo(coarse.surfaceLag, 12);
    expect(fine.fastPolarisation_V).toBeCloseTo(coarse.fastPolarisation_V, 12);
    expect(fine.slowPolarisation_V).toBeCloseTo(coarse.slowPolarisation_V, 12);
    expect(coarse.surfaceLag).toBeCloseTo(((0.5 * 200) / 3600) * (1 - Math.exp(-100 / 200)), 12);
  });
});

describe('ChemicalSei', () => {
  it('is parabolic: q(t)^2 = q(0)^2 + k^2 t on a covered collector', () => {
    const cell = referenceCell();
    const sei = new ChemicalSei(cell);
    const state = stateWith(0, 3000, 50);
    for (let i = 0; i < 1000; i++) sei.advance(state, 1, 3600);
    const k = 2.4e-5 * 500;
    expect(state.pools.of(Pool.Sei) ** 2).toBeCloseTo(50 ** 2 + k * k * 3.6e6, 4);
    expect(state.pools.of(Pool.Active)).toBe(3000 - (state.pools.of(Pool.Sei) - 50));
  });

  it('does not grow on a bare collector', () => {
    const state = stateWith(0, 1, 50);
    new ChemicalSei(referenceCell()).advance(state, 0, 1e6);
    expect(state.pools.of(Pool.Sei)).toBe(50);
  });
});

describe('ElectrochemicalSei', () => {
  it('costs the formation charge once, whatever the step, then the steady share', () => {
    for (const parts of [10, 10000]) {
      const sei = new ElectrochemicalSei(cellWith({ seiShare: 1e-3 }));
      const state = new CellState();
      let first_C = 0;
      for (let i = 0; i < parts; i++) first_C += sei.formed_C(state, 3600 / parts);
      expect(first_C).toBeCloseTo(180 * (1 - Math.exp((-0.25 * 3600) / 180)) + 3.6, 6);
      for (let i = 0; i < 10; i++) sei.formed_C(state, 3600);
      expect(sei.formed_C(state, 3600)).toBeCloseTo(3.6, 6);
    }
  });
});

describe('DeadSodium', () => {
  const dead = new DeadSodium(referenceCell());
  it('is the parameter at 1 mA/cm2 and 1 MPa, and half of it at no current', () => {
    expect(dead.share(0.5, 1000, 1)).toBeCloseTo(5e-4, 12);
    expect(dead.share(0, 1000, 1)).toBeCloseTo(2.5e-4, 12);
  });
  it('grows with current and with the multiplier of a fault and falls with pressure', () => {
    expect(dead.share(1, 1000, 1)).toBeCloseTo(7.5e-4, 12);
    expect(dead.share(0.5, 1000, 7)).toBeCloseTo(3.5e-3, 12);
    expect(dead.share(0.5, 2000, 1) / dead.share(0.5, 1000, 1)).toBeCloseTo(2 ** -0.3, 9);
  });
});

describe('Mechanics', () => {
  it('makes 134 um of a full charge of the reference cell, 670 kPa if the stack did not yield and 596 kPa as it does', () => {
    const cell = cellWith({ creepShare: 0, sodiumVolume_cm3_per_Ah: 0.88 });
    const mechanics = new Mechanics(cell);
    const state = stateWith(0, 3600);
    expect(mechanics.thickness_um(state)).toBeCloseTo(134, 9);
    mechanics.advance(state, 1);
    expect(state.pressure_kPa).toBeCloseTo(1000 + (670 * 40) / 45, 9);
  });

  it('keeps the pressure under constant pressure and without a fixture', () => {
    for (const fixture of ['constant-pressure', 'none'] as const) {
      const state = stateWith(0, 3600);
      new Mechanics(cellWith({ fixture })).advance(state, 1);
      expect(state.pressure_kPa).toBe(1000);
    }
  });

  it('sees dead sodium of no porosity as active sodium, and SEI as less', () => {
    const mechanics = new Mechanics(referenceCell());
    const state = stateWith(0, 3600);
    const full_um = mechanics.thickness_um(state);
    state.pools.transfer(Pool.Active, Pool.Dead, 100, Path.Isolation);
    expect(mechanics.thickness_um(state)).toBeCloseTo(full_um, 9);
    state.pools.transfer(Pool.Active, Pool.Sei, 100, Path.ChemicalSei);
    expect(mechanics.thickness_um(state) - full_um).toBeCloseTo(
      ((1e4 / 50) * (0.55 - 0.886) * 100) / 3600,
      9,
    );
  });

  it('creeps away the stated share with the stated time constant', () => {
    const mechanics = new Mechanics(referenceCell());
    const state = stateWith(0, 3600);
    const h_um = mechanics.thickness_um(state);
    for (let i = 0; i < 144; i++) mechanics.advance(state, 100);
    expect(state.creep_um).toBeCloseTo(0.04 * h_um * (1 - Math.exp(-1)), 9);
  });
});
