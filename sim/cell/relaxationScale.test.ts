/**
 * The forms of the surface lag know fractions of the capacity and times, no charges: a coin cell of 1 mAh and a pouch of
 * 10 Ah with the reference cell's areal data cycle alike, in every form.
 */
import { describe, expect, it } from 'vitest';
import { nominalScenario, run } from '../testRun.js';
import type { CellParameters } from './cellParameters.js';
import { referenceCell } from './cellParameters.js';
import { RELAXATION_KINDS } from './relaxationKind.js';

/**
 * The reference cell of another size: areas and heat grow with the capacity, resistances fall. Without a fixture, because
 * the footprint of ten layers of a coin's size is below what a cell may have.
 */
function scaled(factor: number, relaxation: CellParameters['relaxation']): Partial<CellParameters> {
  const cell: CellParameters = { ...referenceCell(), relaxation, fixture: 'none' };
  for (const key of [
    'capacity_Ah',
    'electrodeArea_cm2',
    'heatCapacity_J_per_K',
    'heatTransfer_W_per_K',
  ] as const) {
    cell[key] *= factor;
  }
  for (const key of [
    'leadResistance_ohm',
    'electrolyteResistance_ohm',
    'fastResistance_ohm',
    'slowResistance_ohm',
  ] as const) {
    cell[key] /= factor;
  }
  return cell;
}

/** Charge and discharge of each cycle over the capacity. */
function shares(factor: number, relaxation: CellParameters['relaxation']): number[] {
  const { cycles } = run(
    nominalScenario({ cell: scaled(factor, relaxation), cycles: 3, logger: { period_s: 600 } }),
  );
  return cycles.flatMap(({ charge_Ah, discharge_Ah }) => [charge_Ah / factor, discharge_Ah / factor]);
}

describe.each(RELAXATION_KINDS)('a cell that relaxes as %s', (relaxation) => {
  it('cycles alike from 1 mAh to 10 Ah', () => {
    const reference = shares(1, relaxation);
    // The coin's register counts nAh, a millionth of its capacity; the cut-off is met within 5e-4 of C/50 at any size.
    shares(1e-3, relaxation).forEach((share, k) => {
      expect(Math.abs(share - reference[k])).toBeLessThan(1e-5);
    });
    shares(10, relaxation).forEach((share, k) => {
      expect(Math.abs(share - reference[k])).toBeLessThan(1e-5);
    });
  });
});
