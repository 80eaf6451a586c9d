import { describe, expect, it } from 'vitest';
import { NUMERIC_CELL_KEYS, referenceCell } from '../cell/cellParameters.js';
import { drawCell } from './drawCell.js';

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

  it('draws finite numbers only', () => {
    for (let seed = 0; seed < 50; seed++) {
      const cell = drawCell(referenceCell(), seed);
      for (const key of NUMERIC_CELL_KEYS) expect(Number.isFinite(cell[key])).toBe(true);
    }
  });
});
