/** What becomes of isolated metal, galvanic corrosion, and loss of cathode. */
import { describe, expect, it } from 'vitest';
import { CathodeLoss } from './cathodeLoss.js';
import { type CellParameters, cellWith } from './cellParameters.js';
import { CellState } from './cellState.js';
import { Conditions } from './conditions.js';
import { DeadSodium } from './deadSodium.js';
import { GalvanicSei } from './galvanicSei.js';
import { Isolation } from './isolation.js';
import { Pool } from './pools.js';

function stateWith(active_C: number, dead_C = 0, stranded_C = 0): CellState {
  const state = new CellState();
  state.pools.fill(Pool.Active, active_C);
  state.pools.fill(Pool.Dead, dead_C);
  state.pools.fill(Pool.Stranded, stranded_C);
  state.pools.fill(Pool.Sei, 50);
  state.pressure_kPa = 1000;
  return state;
}

function age(state: CellState, overrides: Partial<CellParameters>, hours: number, cover = 1): CellState {
  const isolation = new Isolation(cellWith(overrides));
  const conditions = new Conditions();
  for (let n = 0; n < hours * 360; n++) isolation.advance(state, conditions, cover, 10);
  return state;
}

describe('Isolation', () => {
  it('follows the first-order law exactly, with the native film over the SEI', () => {
    const law = { deadLaw: 'firstOrder', isolation_per_s: 1e-5 } as const;
    const state = age(stateWith(3000), law, 10);
    // 0.5 C of native film over 50 C of SEI.
    expect(state.pools.of(Pool.Dead)).toBeCloseTo(3000 * (1 - Math.exp(-1e-5 * 0.01 * 36000)), 6);
    expect(new DeadSodium(cellWith(law)).share(0.5, 1000, 1)).toBe(0);
  });

  it('brings stranded sodium back under pressure and on a covered collector only', () => {
    expect(age(stateWith(1000, 0, 100), {}, 10).pools.of(Pool.Stranded)).toBeCloseTo(100 * Math.exp(-1), 6);
    expect(age(stateWith(0, 0, 100), {}, 10, 0).pools.of(Pool.Stranded)).toBe(100);
    const loose = stateWith(1000, 0, 100);
    loose.pressure_kPa = 40;
    expect(age(loose, {}, 10).pools.of(Pool.Stranded)).toBe(100);
  });

  it('keeps dead sodium dead unless something reactivates it', () => {
    expect(age(stateWith(1000, 100), {}, 10).pools.of(Pool.Dead)).toBe(100);
    const state = age(stateWith(1000, 100), { reactivation_per_h: 0.1 }, 10);
    expect(state.pools.of(Pool.Dead)).toBeCloseTo(100 * Math.exp(-1), 6);
    expect(state.pools.of(Pool.Active)).toBeCloseTo(1100 - 100 * Math.exp(-1), 6);
  });

  it('corrodes dead sodium to SEI', () => {
    const state = age(stateWith(1000, 100), { deadCorrosion_per_h: 0.1 }, 10);
    expect(state.pools.of(Pool.Sei) - 50).toBeCloseTo(100 * (1 - Math.exp(-1)), 6);
    expect(state.pools.of(Pool.Active)).toBe(1000);
  });
});

describe('DeadSodium', () => {
  it('is more on lost contact and, where stated, at the end of a deep discharge', () => {
    const dead = new DeadSodium(cellWith({ deadDepthFactor: 9 }));
    const whole = dead.share(0.5, 1000, 1, 1, 1);
    expect(dead.share(0.5, 1000, 1, 0.6, 1) / whole).toBeCloseTo(1.4, 12);
    expect(dead.share(0.5, 1000, 1, 1, 0) / whole).toBeCloseTo(10, 12);
    expect(dead.share(0.5, 1000, 1e9)).toBe(0.5);
  });
});

describe('GalvanicSei', () => {
  it('is worst at half cover and zero on a bare and on a covered collector', () => {
    const galvanic = new GalvanicSei(cellWith({ galvanicCurrent_uA_per_cm2: 2 }));
    expect(galvanic.rate_A(0.5, 0)).toBeCloseTo(1e-3, 12);
    expect(galvanic.rate_A(0, 0)).toBe(0);
    expect(galvanic.rate_A(1, 0)).toBe(0);
    for (let cover = 0; cover <= 1; cover += 0.05) {
      expect(galvanic.rate_A(cover, 0)).toBeLessThanOrEqual(1e-3);
    }
  });
});

describe('CathodeLoss', () => {
  const lose = (change: Partial<Conditions>): CellState => {
    const state = new CellState();
    state.pools.fill(Pool.Cathode, 900);
    state.pools.fill(Pool.Active, 2700);
    const loss = new CathodeLoss(cellWith({}));
    const conditions = Object.assign(new Conditions(), change);
    for (let n = 0; n < 3600; n++) loss.advance(state, conditions, 10);
    return state;
  };

  it('locks sodium in with sodiated material and keeps the state of charge', () => {
    const state = lose({ sodiatedLoss_per_h: 0.01 });
    const left = Math.exp(-0.1);
    expect(state.cathodeShare).toBeCloseTo(left, 9);
    expect(state.pools.of(Pool.Locked)).toBeCloseTo(900 * (1 - left), 6);
    expect(state.pools.of(Pool.Cathode) / (3600 * state.cathodeShare)).toBeCloseTo(0.25, 9);
    expect(state.pools.of(Pool.Active)).toBe(2700);
  });

  it('takes no sodium with de-sodiated material, the less the more sodium it holds', () => {
    const state = lose({ desodiatedLoss_per_h: 0.01 });
    expect(state.pools.of(Pool.Cathode)).toBe(900);
    expect(state.pools.of(Pool.Locked)).toBe(0);
    // d(share)/dt = -r (share - 1/4) from 1.
    expect(state.cathodeShare).toBeCloseTo(0.25 + 0.75 * Math.exp(-0.1), 5);
  });
});
