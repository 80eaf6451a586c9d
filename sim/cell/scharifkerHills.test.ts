/** Current at constant potential on a bare collector: the normalised transient, its limits, and where it does not act. */
import { describe, expect, it } from 'vitest';
import { Cell } from './cell.js';
import { type CellParameters, cellWith } from './cellParameters.js';
import { Pool } from './pools.js';
import { PEAK_COVER, scharifkerHillsCurrent } from './scharifkerHills.js';
import { hold, LOSSLESS } from './testing/holdCell.js';

const PEAK_S = 30;
const ZONES: Partial<CellParameters> = {
  ...LOSSLESS,
  geometry: 'half',
  fixture: 'constant-pressure',
  coverLaw: 'scharifkerHills',
  nucleationPeakTime_s: PEAK_S,
  nucleationPeakCurrent_mA_per_cm2: 0.02,
  // Metal that covers late, so that the zones stay ahead for as long as is looked at.
  nucleationCharge_C_per_cm2: 1,
};

/** Currents at constant terminal voltage, A, one at the end of each step. */
function currents(
  changes: Partial<CellParameters>,
  voltage_V: number,
  step_s: number,
  steps: number,
): number[] {
  const cell = new Cell(cellWith({ ...ZONES, ...changes }));
  cell.operateVoltage(voltage_V, 10);
  return Array.from({ length: steps }, () => {
    cell.advance(step_s);
    cell.operateVoltage(voltage_V, 10);
    return cell.point.faradaic_A;
  });
}

describe('the normalised transient', () => {
  it('peaks at t_m with the peak current', () => {
    expect(Math.exp(PEAK_COVER)).toBeCloseTo(1 + 2 * PEAK_COVER, 12);
    expect(scharifkerHillsCurrent(1)).toBeCloseTo(1, 15);
    for (const t of [0.5, 0.9, 0.99, 1.01, 1.1, 2]) expect(scharifkerHillsCurrent(t)).toBeLessThan(1);
    const slope = (scharifkerHillsCurrent(1 + 1e-5) - scharifkerHillsCurrent(1 - 1e-5)) / 2e-5;
    expect(Math.abs(slope)).toBeLessThan(1e-5);
  });

  it('is the published formula, to the digits its constants are printed with', () => {
    for (const t of [0.05, 0.3, 1, 3, 20]) {
      const square = (1.9542 / t) * (1 - Math.exp(-1.2564 * t)) ** 2;
      expect(scharifkerHillsCurrent(t) ** 2 / square).toBeCloseTo(1, 3);
    }
  });

  it('begins with the square root of time and ends as diffusion to a plane', () => {
    expect(scharifkerHillsCurrent(4e-8) / scharifkerHillsCurrent(1e-8)).toBeCloseTo(2, 6);
    expect(scharifkerHillsCurrent(1600) / scharifkerHillsCurrent(400)).toBeCloseTo(0.5, 12);
  });
});

describe('a bare collector at constant potential', () => {
  it('passes the current that diffusion allows, from rise to tail, with the peak at its time', () => {
    const strong = currents({}, 0.4, 0.5, 400);
    strong.forEach((current_A, k) => {
      const limit_A = 0.01 * scharifkerHillsCurrent((0.5 * (k + 1)) / PEAK_S);
      // 0.4 V leave e^-15 of the limit; kinetics and resistance take a few millivolts of it.
      expect(current_A / limit_A).toBeCloseTo(1, 4);
    });
    expect(strong.indexOf(Math.max(...strong)) + 1).toBe(PEAK_S / 0.5);
  });

  it('does not depend on the step', () => {
    const [fine, coarse] = [currents({}, 0.05, 0.1, 600), currents({}, 0.05, 3, 20)];
    coarse.forEach((current_A, k) => {
      expect(current_A / fine[30 * (k + 1) - 1]).toBeCloseTo(1, 4);
    });
  });

  it('rises to the current of a covered one, without a peak, where kinetics alone limit it', () => {
    const kinetic = { nucleationPeakCurrent_mA_per_cm2: 0, exchangeCurrent_mA_per_cm2: 0.01 };
    const rising = currents(kinetic, 0.02, 1, 240);
    for (let k = 1; k < rising.length; k++) expect(rising[k]).toBeGreaterThan(rising[k - 1]);
    const covered = new Cell(cellWith({ ...ZONES, ...kinetic, coverLaw: 'charge' }));
    // Metal of forty nucleation charges: no nucleation is left.
    covered.state.pools.transfer(Pool.Cathode, Pool.Active, 20000, 0);
    covered.operateVoltage(0.02, 10);
    const share = (k: number): number => rising[k - 1] / covered.point.faradaic_A;
    expect(share(240)).toBeCloseTo(1 - Math.exp(-PEAK_COVER * 8), 3);
    // The electrolyte's resistance takes more of a larger current, so the middle lies a little above th.
    expect(share(30) / (1 - Math.exp(-PEAK_COVER))).toBeCloseTo(1, 1);
  });
});

describe('the law leaves alone', () => {
  const both = (act: (cell: Cell) => void): [number, number] => {
    const voltages = (['charge', 'scharifkerHills'] as const).map((coverLaw) => {
      const cell = new Cell(cellWith({ ...ZONES, coverLaw, nucleationCharge_C_per_cm2: 0.04 }));
      act(cell);
      return cell.point.faradaic_A + cell.point.electrode_V;
    });
    return [voltages[0], voltages[1]];
  };

  it('a constant current', () => {
    const [charge, zones] = both((cell) => {
      hold(cell, 0.25, 300);
    });
    expect(zones).toBe(charge);
  });

  it('a constant potential on a collector that metal covers', () => {
    const [charge, zones] = both((cell) => {
      hold(cell, 0.25, 4000);
      for (let n = 0; n < 100; n++) {
        cell.operateVoltage(0.02, 10);
        cell.advance(1);
      }
    });
    expect(zones).toBe(charge);
  });

  it('what comes after the hold: the zones are gone, the metal stays', () => {
    const cell = new Cell(cellWith(ZONES));
    for (let n = 0; n < 60; n++) {
      cell.operateVoltage(0.3, 10);
      cell.advance(1);
    }
    expect(cell.state.nucleiZones).toBeCloseTo(2 * PEAK_COVER, 9);
    const metal_C = cell.state.pools.of(Pool.Active);
    expect(metal_C).toBeGreaterThan(0.3);
    hold(cell, 0, 2);
    expect(cell.state.nucleiZones).toBe(0);
    expect(cell.state.pools.of(Pool.Active)).toBe(metal_C);
    expect(cell.balanceResidual_C()).toBe(0);
  });

  it('a cell whose electrolyte depletes by the other law: refused', () => {
    expect(() => cellWith({ ...ZONES, limitingCurrent_mA_per_cm2: 1 })).toThrow(/coverLaw.*limitingCurrent/);
  });
});
