/**
 * Row 2: 5 mAh/cm2 of sodium is about 44 um, 12.5 mAh/cm2 about 110 um, 1 Ah is 0.88 cm3 (three reviews): 8.8 um per
 * mAh/cm2, +-2 %.
 *
 * Nothing is fitted: 22.99 g/mol over 0.968 g/cm3 and 26.80 Ah/mol give 0.886 cm3/Ah. The thickness is what a
 * displacement sensor at constant pressure reads, divided by the number of coated faces.
 */
import { describe, expect, it } from 'vitest';
import { Cell } from '../../sim/cell/cell.js';
import type { CellParameters } from '../../sim/cell/cellParameters.js';
import { cellWith } from '../../sim/cell/cellParameters.js';
import { hold, LOSSLESS } from '../../sim/cell/testing/holdCell.js';

const AREA_CM2 = 500;
const DENSITY_MA_PER_CM2 = 0.5;

/** Thickness per face after plating, um. The paper's 0.5 mA/cm2; 14 mAh/cm2 of cathode so that there is enough. */
function thickness_um(charge_mAh_per_cm2: number, layers: number, changes: Partial<CellParameters>): number {
  const cell = new Cell(
    cellWith({
      ...LOSSLESS,
      capacity_Ah: 7,
      electrodeArea_cm2: AREA_CM2,
      footprintArea_cm2: AREA_CM2 / layers,
      layers,
      fixture: 'constant-pressure',
      ...changes,
    }),
  );
  hold(cell, (DENSITY_MA_PER_CM2 * AREA_CM2) / 1000, (3600 * charge_mAh_per_cm2) / DENSITY_MA_PER_CM2, 10);
  return cell.state.thickness_um / layers;
}

/** A cathode that keeps its volume, so that the displacement is the sodium's alone. */
const SODIUM_ALONE = { cathodeVolume_cm3_per_Ah: 0 };

describe('plated sodium', () => {
  it('is 44 um thick at 5 mAh/cm2 and 110 um at 12.5 mAh/cm2, however the area is stacked', () => {
    for (const layers of [1, 10]) {
      expect(Math.abs(thickness_um(5, layers, SODIUM_ALONE) / 44 - 1)).toBeLessThan(0.02);
      expect(Math.abs(thickness_um(12.5, layers, SODIUM_ALONE) / 110 - 1)).toBeLessThan(0.02);
    }
  });

  it('swells a cell with an NVP cathode by 6.7 um per mAh/cm2, what the reviews give as +0.88 - 0.21 cm3/Ah', () => {
    const perCharge_um = thickness_um(5, 10, {}) / 5;
    expect(Math.abs(perCharge_um / 6.7 - 1)).toBeLessThan(0.02);
  });
});
