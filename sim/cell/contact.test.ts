import { describe, expect, it } from 'vitest';
import { AnodeModel } from './anode.js';
import { Cell } from './cell.js';
import { type CellParameters, cellWith } from './cellParameters.js';
import { CellState } from './cellState.js';
import { Conditions } from './conditions.js';
import { Contact, CONTACT_MIN } from './contact.js';
import { Pool } from './pools.js';
import { hold, LOSSLESS } from './testing/holdCell.js';

function stateAt(pressure_kPa: number, contact = 1): CellState {
  const state = new CellState();
  state.pools.fill(Pool.Active, 3000);
  state.pressure_kPa = pressure_kPa;
  state.contact = contact;
  return state;
}

const SOLID: Partial<CellParameters> = { voidGrowth_cm2_per_mAh: 1 };
const conditions = new Conditions();

describe('Contact', () => {
  it('does not change on a wetted interface', () => {
    const state = stateAt(100);
    new Contact(cellWith({})).advance(state, conditions, -2, 10);
    expect(state.contact).toBe(1);
    expect(state.pools.of(Pool.Stranded)).toBe(0);
  });

  it('needs 9 MPa at 2.5 mA/cm2: below the line voids grow, above it none', () => {
    const contact = new Contact(cellWith(SOLID));
    const after = (pressure_kPa: number): number => {
      const state = stateAt(pressure_kPa);
      contact.advance(state, conditions, -2.5 * 0.5, 1);
      return state.contact;
    };
    expect(after(9001)).toBe(1);
    expect(after(8990)).toBeLessThan(1);
    // 1 cm2/mAh times the excess of 2.5 mA/cm2 over 5/3.6 for one second.
    expect(1 - after(5000)).toBeCloseTo((2.5 - 5 / 3.6) / 3600, 12);
  });

  it('heals exponentially, faster under pressure, whatever the step', () => {
    const contact = new Contact(cellWith(SOLID));
    for (const pressure_kPa of [500, 1000, 4000]) {
      const coarse = stateAt(pressure_kPa, 0.4);
      const fine = stateAt(pressure_kPa, 0.4);
      contact.advance(coarse, conditions, 0, 600);
      for (let n = 0; n < 600; n++) contact.advance(fine, conditions, 0, 1);
      const expected = 1 - 0.6 * Math.exp((-600 / 1800) * (pressure_kPa / 1000));
      expect(coarse.contact).toBeCloseTo(expected, 12);
      expect(fine.contact).toBeCloseTo(expected, 9);
    }
  });

  it('is filled by plating', () => {
    const contact = new Contact(cellWith({ ...SOLID, contactHealing_s: 1e7 }));
    const state = stateAt(1000, 0.4);
    for (let n = 0; n < 1800; n++) contact.advance(state, conditions, 0.5, 1);
    // 0.5 mAh/cm2 at 1 mA/cm2 for half an hour: one e-fold.
    expect(state.contact).toBeCloseTo(1 - 0.6 * Math.exp(-1), 3);
  });

  it('runs away under a high current and stays open at the floor', () => {
    const contact = new Contact(cellWith(SOLID));
    const state = stateAt(500);
    const lossAt = (share: number): number => {
      while (state.contact > share) contact.advance(state, conditions, -1, 1);
      const before = state.contact;
      contact.advance(state, conditions, -1, 1);
      return before - state.contact;
    };
    const [whole, half, fifth] = [lossAt(1), lossAt(0.5), lossAt(0.2)];
    expect(half).toBeGreaterThan(1.5 * whole);
    expect(fifth).toBeGreaterThan(2 * half);
    for (let n = 0; n < 1000; n++) contact.advance(state, conditions, -1, 1);
    expect(state.contact).toBe(CONTACT_MIN);
  });

  it('strands the metal above the voids and takes it back as they close', () => {
    const contact = new Contact(cellWith({ ...SOLID, strandedByVoids: 1 }));
    const state = stateAt(500);
    const sum_C = state.pools.sum_C();
    for (let n = 0; n < 600; n++) contact.advance(state, conditions, -1, 1);
    const lost = 1 - state.contact;
    expect(lost).toBeGreaterThan(0.1);
    expect(state.pools.of(Pool.Stranded)).toBeCloseTo(3000 * lost, 6);
    for (let n = 0; n < 60000; n++) contact.advance(state, conditions, 0, 1);
    expect(state.contact).toBeCloseTo(1, 6);
    expect(state.pools.of(Pool.Stranded)).toBeLessThan(0.01);
    expect(state.pools.sum_C()).toBe(sum_C);
  });
});

describe('the interface', () => {
  it('has a resistance that goes with 1/contact', () => {
    const anode = new AnodeModel(cellWith({ exchangeCurrent_mA_per_cm2: 1000 }));
    const slope_ohm = (contact: number): number => {
      anode.prepare(stateAt(1000, contact));
      anode.evaluate(1e-9);
      return anode.slope_ohm;
    };
    expect(slope_ohm(0.25) / slope_ohm(1)).toBeCloseTo(4, 9);
  });

  it('loses at least a factor of ten of its resistance with modest pressure where 1/P rules', () => {
    const anode = new AnodeModel(
      cellWith({ interfaceResistance_ohm_cm2: 5, interfacePressureResistance_ohm_cm2: 50 }),
    );
    const slope_ohm = (pressure_kPa: number): number => {
      anode.prepare(stateAt(pressure_kPa));
      anode.evaluate(0);
      return anode.slope_ohm;
    };
    expect(slope_ohm(20) / slope_ohm(1000)).toBeGreaterThan(10);
  });
});

describe('contact loss in a cell', () => {
  it('costs voltage while it lasts and heals after it', () => {
    const cell = new Cell(cellWith(LOSSLESS));
    hold(cell, 0.5, 3600);
    hold(cell, -0.5, 60);
    const healthy_V = cell.point.terminal_V;
    cell.conditions.contactLimit = 0.2;
    hold(cell, 0, 20000, 10);
    hold(cell, -0.5, 60);
    const lost_V = cell.point.terminal_V;
    expect(healthy_V - lost_V).toBeGreaterThan(0.03);
    cell.conditions.reset();
    hold(cell, 0, 20000, 10);
    hold(cell, -0.5, 60);
    expect(Math.abs(cell.point.terminal_V - healthy_V)).toBeLessThan(0.002);
    expect(cell.balanceResidual_C()).toBe(0);
  });
});
