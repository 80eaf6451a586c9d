import { describe, expect, it } from 'vitest';
import type { CellParameters, NumericCellKey } from '../cell/cellParameters.js';
import { cellRange, NUMERIC_CELL_KEYS, referenceCell } from '../cell/cellParameters.js';
import { drawCell } from './drawCell.js';
import { LOGARITHMIC, RELATIVE } from './scatter.js';

/** Every number at the upper end of its range, but what must fit into the exact arithmetic. */
const EXTREME: CellParameters = {
  ...referenceCell(),
  ...Object.fromEntries(NUMERIC_CELL_KEYS.map((key) => [key, cellRange(key)[1]])),
  capacity_Ah: 1,
  reservoirShare: 0,
};

describe('drawCell', () => {
  it('repeats for a seed and differs between seeds', () => {
    const nominal = referenceCell();
    expect(drawCell(nominal, 5)).toEqual(drawCell(nominal, 5));
    expect(drawCell(nominal, 5)).not.toEqual(drawCell(nominal, 6));
  });

  it('leaves the nominal cell alone and scatters the stated amount around it', () => {
    const nominal = referenceCell();
    const seeds = 1500;
    let capacity = 0;
    let offset_V = 0;
    let dead = 0;
    for (let seed = 0; seed < seeds; seed++) {
      const cell = drawCell(nominal, seed);
      capacity += (cell.capacity_Ah - 1) ** 2;
      offset_V += cell.ocvOffset_V ** 2;
      dead += Math.log(cell.deadShare / nominal.deadShare) ** 2;
    }
    expect(nominal).toEqual(referenceCell());
    expect(Math.sqrt(capacity / seeds) / 0.01).toBeCloseTo(1, 1);
    expect(Math.sqrt(offset_V / seeds) / 0.005).toBeCloseTo(1, 1);
    expect(Math.sqrt(dead / seeds) / 0.3).toBeCloseTo(1, 1);
  });

  it('keeps a parameter of zero at zero where its law is relative', () => {
    const nominal = { ...referenceCell(), deadShare: 0, seiShare: 0, formationLoss: 0 };
    const cell = drawCell(nominal, 3);
    expect([cell.deadShare, cell.seiShare, cell.formationLoss]).toEqual([0, 0, 0]);
  });

  it('draws numbers within their ranges only, from ordinary and from extreme cells', () => {
    for (const spread of ['default', 'hard'] as const) {
      for (const nominal of [referenceCell(), EXTREME]) {
        for (let seed = 0; seed < 50; seed++) {
          const cell = drawCell(nominal, seed, spread);
          for (const key of NUMERIC_CELL_KEYS) {
            const [min, max] = cellRange(key);
            expect(cell[key]).toBeGreaterThanOrEqual(min);
            expect(cell[key]).toBeLessThanOrEqual(max);
          }
        }
      }
    }
  });

  it('is the nominal cell when the spread is off', () => {
    expect(drawCell(referenceCell(), 4, 'off')).toEqual(referenceCell());
  });

  it('keeps the forms and the mechanisms of the nominal cell under default', () => {
    for (let seed = 0; seed < 50; seed++) {
      const cell = drawCell(referenceCell(), seed);
      const { relaxation, deadLaw, hysteresis_V, fastCreepShare, voidGrowth_cm2_per_mAh } = cell;
      expect([relaxation, deadLaw, hysteresis_V, fastCreepShare, voidGrowth_cm2_per_mAh]).toEqual([
        'lag',
        'rate',
        0,
        0,
        0,
      ]);
      expect(cell.galvanicCurrent_uA_per_cm2 + cell.strandedShare + cell.gasVolume_cm3_per_Ah).toBe(0);
    }
  });
});

describe('the hard draw', () => {
  const SEEDS = 1500;
  const nominal = referenceCell();
  const cells = Array.from({ length: SEEDS }, (_, seed) => drawCell(nominal, seed, 'hard'));

  /** Mean and sd of a standardised deviate, cut at 3 sigma: within five of their own standard errors. */
  function expectStandard(values: readonly number[], mean: number, sd: number): void {
    const found = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + (value - found) ** 2, 0) / (values.length - 1);
    expect(Math.abs(found - mean)).toBeLessThan((5 * sd) / Math.sqrt(values.length));
    expect(Math.abs(Math.sqrt(square) / sd - 1)).toBeLessThan(5 / Math.sqrt(2 * values.length));
  }

  it('repeats for a seed and differs from the default draw', () => {
    expect(drawCell(nominal, 5, 'hard')).toEqual(cells[5]);
    expect(drawCell(nominal, 5, 'default')).not.toEqual(cells[5]);
  });

  /** Sd of a standard normal cut at +-3. */
  const CUT = 0.9866;

  it('has twice the scatter of the table, relative and logarithmic, about the nominal value', () => {
    for (const [name, sigma] of Object.entries(RELATIVE)) {
      const key = name as NumericCellKey;
      expectStandard(
        cells.map((cell) => cell[key] / nominal[key] - 1),
        0,
        2 * sigma * CUT,
      );
    }
    const unformed = ['leadResistance_ohm', 'slowTime_s', 'seiShare', 'heatTransfer_W_per_K', 'deadShare'];
    for (const name of unformed) {
      const key = name as NumericCellKey;
      expectStandard(
        cells.map((cell) => Math.log(cell[key] / nominal[key])),
        0,
        2 * (LOGARITHMIC[key] ?? NaN) * CUT,
      );
    }
  });

  it('scatters the time of a power law about 3.7 times the nominal one', () => {
    const times = cells.filter((cell) => cell.relaxation === 'powerLaw').map((cell) => cell.diffusionTime_s);
    expectStandard(
      times.map((time_s) => Math.log(time_s / 740)),
      0,
      0.2 * CUT,
    );
  });

  it('leaves every cell able to reach a charge limit 20 mV below the end of its curve', () => {
    const offsets = cells.map((cell) => cell.ocvOffset_V);
    expect(Math.min(...offsets)).toBeGreaterThanOrEqual(-0.015);
    expect(Math.max(...offsets)).toBeLessThanOrEqual(0.015);
    expect(Math.max(...offsets)).toBeGreaterThan(0.013);
  });

  it('never draws denser dead sodium or better contact than there is', () => {
    expect(Math.min(...cells.map((cell) => cell.deadPorosity))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...cells.map((cell) => cell.contactShare))).toBeLessThanOrEqual(1);
  });

  it('shifts no parameter by drawing another: seeds agree on the sign of every deviate', () => {
    for (let seed = 0; seed < 50; seed++) {
      const narrow = drawCell(nominal, seed);
      expect(Math.sign(cells[seed].capacity_Ah - 1)).toBe(Math.sign(narrow.capacity_Ah - 1));
      expect(cells[seed].capacity_Ah - 1).toBeCloseTo(2 * (narrow.capacity_Ah - 1), 12);
    }
  });
});
