/**
 * Row 16: overpotential at the start of plating on Al|NZSP, bare and coated with BaTiO3/C: 53 and 4 mV at 0.1 mA/cm2,
 * 73 and 14 mV at 1 mA/cm2, +-0.5 mV (a second review prints 52.7 and 4.3 mV).
 *
 * FITTED: the two nucleation overpotentials to the two values at 0.1 mA/cm2, and one exchange current density, common to
 * both collectors, to the 14 mV. These three are read back and prove nothing. PREDICTED: the fourth, which comes out as
 * 63 instead of 73 mV, and that the gap between the collectors is gone once the collector is covered.
 * The gap between the collectors is 49 mV at both currents, because nucleation does not depend on the current (published
 * for Cu|NZSP); printed are 49 and 59 mV. So the pair says that the bare collector also has more resistance to growth,
 * 11 ohm cm2 in this model, or that its nucleation does rise with current. Two figures cannot tell which.
 * Assumed: measured against a reference electrode without ohmic drop of the pellet; interface 6 ohm cm2 at 1 MPa.
 */
import { describe, expect, it } from 'vitest';
import { Cell } from '../../sim/cell/cell.js';
import { cellWith, referenceCell } from '../../sim/cell/cellParameters.js';
import { hold, LOSSLESS } from '../../sim/cell/testing/holdCell.js';
import { secant } from './cycledCell.js';

const AREA_CM2 = 500;

interface Collector {
  nucleation_V: number;
  exchange_mA_per_cm2: number;
  pressure_kPa?: number;
  pressure_V_per_MPa?: number;
  /** Resistance to growth beyond the common interface. */
  extra_ohm_cm2?: number;
}

/** Overpotential of plating on a fresh collector after some charge, V. */
function overpotential_V(collector: Collector, density_mA_per_cm2: number, plated_C = 0): number {
  const cell = new Cell(
    cellWith({
      ...LOSSLESS,
      geometry: 'half',
      fixture: 'constant-pressure',
      preload_kPa: collector.pressure_kPa ?? 1000,
      electrodeArea_cm2: AREA_CM2,
      electrolyteResistance_ohm: 1e-6,
      exchangeCurrent_mA_per_cm2: collector.exchange_mA_per_cm2,
      nucleationOverpotential_V: collector.nucleation_V,
      nucleationPressure_V_per_MPa: collector.pressure_V_per_MPa ?? 0,
      interfaceResistance_ohm_cm2:
        referenceCell().interfaceResistance_ohm_cm2 + (collector.extra_ohm_cm2 ?? 0),
    }),
  );
  const current_A = (density_mA_per_cm2 * AREA_CM2) / 1000;
  hold(cell, current_A, plated_C / current_A);
  return cell.point.electrode_V;
}

/** The nucleation overpotential that shows as this much at 0.1 mA/cm2. */
function nucleationFor(shown_V: number, exchange_mA_per_cm2: number, extra_ohm_cm2 = 0): Collector {
  const miss_V = (nucleation_V: number): number =>
    overpotential_V({ nucleation_V, exchange_mA_per_cm2, extra_ohm_cm2 }, 0.1) - shown_V;
  return {
    nucleation_V: secant(miss_V, 0.9 * shown_V, 0.8 * shown_V, 1e-9),
    exchange_mA_per_cm2,
    extra_ohm_cm2,
  };
}

describe('nucleation on bare and coated aluminium', () => {
  const exchange_mA_per_cm2 = secant(
    (j0) => overpotential_V(nucleationFor(0.004, j0), 1) - 0.014,
    3,
    5,
    1e-8,
  );
  const bare = nucleationFor(0.053, exchange_mA_per_cm2);
  const coated = nucleationFor(0.004, exchange_mA_per_cm2);

  it('needs an exchange current density within its assumed range, 0.5 to 10 mA/cm2', () => {
    expect(exchange_mA_per_cm2).toBeGreaterThan(0.5);
    expect(exchange_mA_per_cm2).toBeLessThan(10);
  });

  it('falls short of the fourth figure, 73 mV, by the 10 mV that the printed gap grows with the current', () => {
    const gap_V = (density: number): number =>
      overpotential_V(bare, density) - overpotential_V(coated, density);
    expect(gap_V(1) - gap_V(0.1)).toBeLessThan(1e-4);
    expect(gap_V(1) - gap_V(0.1)).toBeGreaterThan(0);
    // Outside what the print allows: this figure is not reproduced.
    expect(0.073 - overpotential_V(bare, 1)).toBeCloseTo(0.01, 4);
  });

  it('could give all four with 11 ohm cm2 more resistance to growth on the bare collector, a fourth fit', () => {
    const withExtra = (extra: number): Collector => nucleationFor(0.053, exchange_mA_per_cm2, extra);
    const extra = secant((ohm_cm2) => overpotential_V(withExtra(ohm_cm2), 1) - 0.073, 5, 15, 1e-7);
    // Small against the hundreds of ohm cm2 that coatings take from NASICON interfaces (391 to 1.5, 785 to 25).
    expect(extra).toBeGreaterThan(10.5);
    expect(extra).toBeLessThan(11.5);
    expect(overpotential_V(withExtra(extra), 0.1)).toBeCloseTo(0.053, 6);
  });

  it('predicts that collectors cannot be told apart once they are covered', () => {
    const gap_V = (density: number, plated_C: number): number =>
      overpotential_V(bare, density, plated_C) - overpotential_V(coated, density, plated_C);
    expect(gap_V(0.1, 0)).toBeCloseTo(0.049, 4);
    let last_V = gap_V(1, 0);
    for (const plated_C of [10, 20, 40, 80, 160]) {
      const next_V = gap_V(1, plated_C);
      expect(next_V).toBeLessThan(last_V);
      last_V = next_V;
    }
    expect(last_V).toBeLessThan(1e-4);
  });

  it('is a dip and then a plateau that rises with current while the dip above it hardly does', () => {
    const plateau_V = (density: number): number => overpotential_V(bare, density, 400);
    expect(plateau_V(1)).toBeGreaterThan(5 * plateau_V(0.1));
    const dip_V = (density: number): number => overpotential_V(bare, density) - plateau_V(density);
    expect(dip_V(0.1)).toBeGreaterThan(0.04);
    for (const density of [0.1, 0.2, 0.5]) expect(Math.abs(dip_V(density) / dip_V(1) - 1)).toBeLessThan(0.01);
  });

  it('rises in proportion to pressure, the sign printed for Cu|NZSP', () => {
    const at = (pressure_kPa: number): number =>
      overpotential_V({ ...bare, pressure_kPa, pressure_V_per_MPa: 0.005 }, 1, 0) -
      overpotential_V({ ...bare, pressure_kPa, pressure_V_per_MPa: 0 }, 1, 0);
    expect(at(2000)).toBeGreaterThan(0.005);
    expect(at(4000) / at(2000)).toBeCloseTo(2, 6);
  });
});
