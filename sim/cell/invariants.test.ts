/** What must hold whatever the mechanisms do: balances, limits, identities. PHYSICS D2. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Cell } from './cell.js';
import { type CellParameters, cellWith } from './cellParameters.js';
import { freshCathode_C } from './cathodeReservoir.js';
import { Pool } from './pools.js';
import { dischargeTo, electronResidual_C, hold, LOSSLESS } from './testing/holdCell.js';

vi.setConfig({ testTimeout: 60_000 });

/** Everything at once that can be on. */
const EVERYTHING: Partial<CellParameters> = {
  shortBirths_per_h: 100,
  filamentCharge_C_per_mS: 0.5,
  filamentGrowth_cm2_per_mAh: 1,
  electronicConductivity_S_per_cm: 1e-9,
  shuttleCurrent_uA_per_cm2: 1,
  oxidationCurrent_uA_per_cm2: 0.1,
  voidGrowth_cm2_per_mAh: 0.3,
  strandedShare: 0.3,
  deadDepthFactor: 2,
  reactivation_per_h: 0.01,
  deadCorrosion_per_h: 0.001,
  galvanicCurrent_uA_per_cm2: 2,
  fastCreepShare: 0.02,
  extrusion_per_h: 1e-4,
  gasVolume_cm3_per_Ah: 1,
  limitingCurrent_mA_per_cm2: 3,
};

const ALL_POOLS = [Pool.Cathode, Pool.Locked, Pool.Active, Pool.Dead, Pool.Sei, Pool.Filament, Pool.Stranded];

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** One stretch of a run under arbitrary faults. */
const stretch = fc.record({
  current_A: between(-1, 0.8),
  step_s: fc.constantFrom(0.01, 0.37, 1, 10),
  steps: fc.integer({ min: 1, max: 80 }),
  faults: fc.record({
    shortConductance_S: fc.oneof(fc.constant(0), between(1e-6, 0.05)),
    deadMultiplier: between(0, 50),
    seiMultiplier: between(0, 50),
    galvanic_uA_per_cm2: between(0, 100),
    shuttle_A: fc.oneof(fc.constant(0), between(0, 0.01)),
    contactLimit: between(0.05, 1),
    voidGrowth_cm2_per_mAh: between(0, 5),
    reactivation_per_h: between(0, 5),
    sodiatedLoss_per_h: between(0, 0.2),
    desodiatedLoss_per_h: between(0, 0.2),
    gas_um_per_h: between(0, 10),
    preloadOffset_kPa: between(-300, 300),
    stiffnessMultiplier: between(0.2, 1),
    ambientOffset_K: between(-20, 20),
  }),
  bursts: fc.option(fc.record({ rate: between(0, 1), ohm: between(5, 1e5), s: between(1e-3, 100) })),
  growing: fc.option(fc.record({ mS: between(1e-3, 10), growth: between(0, 20) })),
});

describe('any mechanism under any fault', () => {
  for (const geometry of ['full', 'half'] as const) {
    it(`keeps sodium to the bit and electrons to the quantum, ${geometry} cell`, () => {
      fc.assert(
        fc.property(fc.array(stretch, { minLength: 1, maxLength: 10 }), fc.nat(1e6), (run, seed) => {
          const parameters = cellWith({ ...EVERYTHING, geometry });
          const cell = new Cell(parameters, seed);
          const initial_C = cell.state.pools.of(Pool.Cathode);
          const floor_C = 0.1 * freshCathode_C(parameters);
          hold(cell, 0.5, 1500, 10);
          for (const { current_A, step_s, steps, faults, bursts, growing } of run) {
            cell.conditions.reset();
            Object.assign(cell.conditions, faults);
            if (bursts) cell.conditions.addBursts(bursts.rate, bursts.ohm, bursts.s);
            if (growing) cell.conditions.plant(growing.mS / 1000, growing.growth);
            for (let n = 0; n < steps && cell.state.pools.of(Pool.Cathode) > floor_C; n++) {
              cell.operateCurrent(current_A);
              cell.advance(step_s);
            }
          }
          expect(cell.balanceResidual_C()).toBe(0);
          expect(Math.abs(electronResidual_C(cell, initial_C))).toBeLessThan(1e-7);
          let filaments_C = 0;
          for (const charge_C of cell.state.filaments.charge_C) filaments_C += charge_C;
          expect(cell.state.pools.of(Pool.Filament)).toBe(filaments_C);
          for (const pool of ALL_POOLS) {
            expect(cell.state.pools.of(pool)).toBeGreaterThanOrEqual(0);
          }
          const { terminal_V, leak_A } = cell.point;
          const { temperature_degC, pressure_kPa, contact } = cell.state;
          expect(Number.isFinite(terminal_V + leak_A + temperature_degC + pressure_kPa)).toBe(true);
          expect(contact).toBeGreaterThanOrEqual(0.05);
          expect(contact).toBeLessThanOrEqual(1);
        }),
        { numRuns: 60 },
      );
    });
  }
});

/** A cell charged for an hour at C/2 and rested. */
function charged(overrides: Partial<CellParameters> = {}): Cell {
  const cell = new Cell(cellWith({ ...LOSSLESS, ...overrides }));
  hold(cell, 0.5, 5000);
  hold(cell, 0, 1800);
  return cell;
}

describe('a rest with one mechanism only', () => {
  it('short: the cathode gains what leaked, nothing else moves', () => {
    const cell = charged();
    cell.conditions.shortConductance_S = 1 / 2000;
    const before = [Pool.Cathode, Pool.Active].map((pool) => cell.state.pools.of(pool));
    hold(cell, 0, 7200);
    const { pools, leaked_C } = cell.state;
    expect(leaked_C / 7200).toBeCloseTo(cell.point.electrode_V / 2000, 5);
    expect(pools.of(Pool.Cathode) - before[0]).toBeCloseTo(leaked_C, 9);
    expect(before[1] - pools.of(Pool.Active)).toBeCloseTo(leaked_C, 9);
    expect(pools.of(Pool.Dead) + pools.of(Pool.Sei) + cell.state.parasitic_C).toBe(0);
  });

  it('corrosion: the cathode keeps its sodium, the next discharge is short by it, the pressure falls', () => {
    // Both lose 5 % to their formation, so that the discharge ends with an empty collector.
    const formed = { formationLoss: 0.05, formationShare: 0.9, creepShare: 0, slowResistance_ohm: 0 };
    const corroding = charged({ ...formed, seiGrowth_C_per_cm2_sqrt_s: 1e-3 });
    const stable = charged(formed);
    const { pools } = corroding.state;
    const cathode_C = pools.of(Pool.Cathode);
    const sei_C = pools.of(Pool.Sei);
    const pressure_kPa = corroding.state.pressure_kPa;
    const voltage_V = corroding.point.terminal_V;
    hold(corroding, 0, 7200);
    hold(stable, 0, 7200);
    expect(pools.of(Pool.Cathode)).toBe(cathode_C);
    expect(pools.of(Pool.Sei) - sei_C).toBeGreaterThan(2);
    expect(Math.abs(corroding.point.terminal_V - voltage_V)).toBeLessThan(1e-5);
    expect(corroding.state.pressure_kPa - pressure_kPa).toBeLessThan(-0.1);
    const shorter_C = dischargeTo(stable, 0.5, 2.4) - dischargeTo(corroding, 0.5, 2.4);
    const difference_C = pools.of(Pool.Sei) - stable.state.pools.of(Pool.Sei);
    expect(shorter_C / difference_C).toBeCloseTo(1, 3);
  });

  it('parabolic SEI: q^2 grows linearly in time', () => {
    const cell = charged({ formationLoss: 0.05, formationShare: 0.9, seiGrowth_C_per_cm2_sqrt_s: 1e-3 });
    const start_C = cell.state.pools.of(Pool.Sei);
    const growth: number[] = [];
    for (let n = 0; n < 3; n++) {
      hold(cell, 0, 36000, 60);
      growth.push(cell.state.pools.of(Pool.Sei) ** 2 - start_C ** 2);
    }
    for (let n = 0; n < 3; n++) expect(growth[n] / ((n + 1) * 0.25 * 36000)).toBeCloseTo(1, 6);
  });
});

describe('limits', () => {
  it('G -> 0: the leak vanishes in proportion and V goes to the open cell', () => {
    const cell = charged();
    cell.operateCurrent(0);
    const open_V = cell.point.terminal_V;
    for (const conductance_S of [1e-3, 1e-6, 1e-9, 1e-12]) {
      cell.conditions.shortConductance_S = conductance_S;
      cell.operateCurrent(0);
      expect(cell.point.leak_A / (conductance_S * open_V)).toBeCloseTo(1, conductance_S > 1e-4 ? 3 : 6);
      expect(open_V - cell.point.terminal_V).toBeLessThan(
        1.001 * cell.point.slope_ohm * conductance_S * open_V,
      );
    }
  });

  it('f -> 0: charge and discharge of a lossless cell are equal, with a share lost they differ by it', () => {
    const efficiency = (overrides: Partial<CellParameters>): number => {
      // A half cell: the full one would leave sodium on the collector when its cathode is full again.
      const cell = new Cell(cellWith({ ...LOSSLESS, geometry: 'half', ...overrides }));
      hold(cell, 0.5, 3000);
      return dischargeTo(cell, 0.5, -0.5) / 1500;
    };
    const whole = efficiency({});
    expect(Math.abs(whole - 1)).toBeLessThan(1e-3);
    for (const share of [1e-2, 1e-3, 1e-4]) {
      expect((whole - efficiency({ seiShare: share })) / share).toBeCloseTo(1, 2);
    }
  });

  it('has the Butler-Volmer slope RT/(F J0 A) at small currents of a covered collector', () => {
    const bare = { interfaceResistance_ohm_cm2: 0, interfacePressureResistance_ohm_cm2: 0 };
    const cell = charged({ ...bare, electrolyteResistance_ohm: 1e-6 });
    cell.operateCurrent(1e-9);
    const kelvin = cell.state.temperature_degC + 273.15;
    const expected = (8.314462618 * kelvin) / 96485.33212 / (2e-3 * 500);
    const warmer = Math.exp((35000 / 8.314462618) * (1 / 298.15 - 1 / kelvin));
    expect((cell.point.slope_ohm - 1e-6) / (expected / warmer)).toBeCloseTo(1, 6);
  });
});

describe('the step', () => {
  it('does not matter: V, T, P and pools agree between 0.1 and 10 s', () => {
    const overrides: Partial<CellParameters> = {
      shuttleCurrent_uA_per_cm2: 2,
      galvanicCurrent_uA_per_cm2: 2,
      fastCreepShare: 0.02,
      strandedShare: 0.3,
      voidGrowth_cm2_per_mAh: 0.05,
    };
    const at = (step_s: number): Cell => {
      const cell = new Cell(cellWith(overrides));
      hold(cell, 0.5, 4000, step_s);
      hold(cell, 0, 1000, step_s);
      hold(cell, -0.5, 2000, step_s);
      return cell;
    };
    const fine = at(0.1);
    for (const step_s of [1, 10]) {
      const cell = at(step_s);
      // First order in the step: what changes within it is held over it.
      expect(Math.abs(cell.point.terminal_V - fine.point.terminal_V)).toBeLessThan(2e-6 * step_s);
      expect(Math.abs(cell.state.temperature_degC - fine.state.temperature_degC)).toBeLessThan(2e-4 * step_s);
      expect(Math.abs(cell.state.pressure_kPa - fine.state.pressure_kPa)).toBeLessThan(1e-3 * step_s);
      for (const pool of ALL_POOLS) {
        const missed_C = cell.state.pools.of(pool) - fine.state.pools.of(pool);
        expect(Math.abs(missed_C)).toBeLessThan(2e-3 * step_s);
      }
    }
  });
});

describe('energy', () => {
  it('closes: what the terminals bring is stored, lost to the surroundings or in the temperature', () => {
    const cell = new Cell(cellWith({ shuttleCurrent_uA_per_cm2: 5, entropy_V_per_K: -5e-4 }));
    cell.conditions.shortConductance_S = 1 / 200;
    let brought_J = 0;
    let stored_J = 0;
    let lost_J = 0;
    for (const [current_A, seconds] of [
      [0.5, 5000],
      [0, 2000],
      [-0.5, 3000],
    ]) {
      for (let n = 0; n < seconds * 2; n++) {
        cell.operateCurrent(current_A);
        const { state, point } = cell;
        const before_degC = state.temperature_degC;
        const cathode_C = state.pools.of(Pool.Cathode);
        const enthalpy_V = point.openCircuit_V + (before_degC + 273.15) * 5e-4;
        brought_J += point.terminal_V * current_A * 0.5;
        cell.advance(0.5);
        stored_J += enthalpy_V * (cathode_C - state.pools.of(Pool.Cathode));
        lost_J += 0.08 * (0.5 * (before_degC + state.temperature_degC) - 25) * 0.5;
      }
    }
    const warmed_J = 60 * (cell.state.temperature_degC - 25);
    expect(lost_J).toBeGreaterThan(100);
    expect(Math.abs(brought_J - stored_J - lost_J - warmed_J)).toBeLessThan(1e-6 * Math.abs(brought_J));
  });
});

describe('scale', () => {
  it('gives the same voltage, temperature and pressure for twice the area and current', () => {
    const overrides: Partial<CellParameters> = {
      shuttleCurrent_uA_per_cm2: 2,
      galvanicCurrent_uA_per_cm2: 2,
      voidGrowth_cm2_per_mAh: 0.2,
      strandedShare: 0.3,
      deadDepthFactor: 2,
      electronicConductivity_S_per_cm: 1e-9,
    };
    const one = cellWith(overrides);
    const two = { ...one };
    for (const key of ['capacity_Ah', 'electrodeArea_cm2', 'footprintArea_cm2'] as const) two[key] *= 2;
    for (const key of ['heatCapacity_J_per_K', 'heatTransfer_W_per_K'] as const) two[key] *= 2;
    for (const key of ['leadResistance_ohm', 'electrolyteResistance_ohm'] as const) two[key] /= 2;
    for (const key of ['fastResistance_ohm', 'slowResistance_ohm'] as const) two[key] /= 2;
    const run = (parameters: CellParameters, scale: number): Cell => {
      const cell = new Cell(parameters);
      cell.conditions.shortConductance_S = scale / 2000;
      hold(cell, 0.5 * scale, 5000);
      hold(cell, -0.5 * scale, 3000);
      return cell;
    };
    const [a, b] = [run(one, 1), run(two, 2)];
    expect(Math.abs(b.point.terminal_V - a.point.terminal_V)).toBeLessThan(1e-9);
    expect(Math.abs(b.state.pressure_kPa - a.state.pressure_kPa)).toBeLessThan(1e-6);
    expect(Math.abs(b.state.temperature_degC - a.state.temperature_degC)).toBeLessThan(1e-9);
    expect(b.state.leaked_C / a.state.leaked_C).toBeCloseTo(2, 9);
    expect(b.state.pools.of(Pool.Dead) / a.state.pools.of(Pool.Dead)).toBeCloseTo(2, 7);
  });
});
