/** Forms drawn by seed: each appears as often as it should, and what a form costs the cell is alike. */
import { describe, expect, it } from 'vitest';
import type { CellParameters } from '../cell/cellParameters.js';
import { referenceCell } from '../cell/cellParameters.js';
import { RELAXATION_KINDS } from '../cell/relaxationKind.js';
import { LOSSLESS, nominalScenario, run } from '../testRun.js';
import { drawForms, withRelaxation } from './drawForms.js';

const SEEDS = 2000;
const drawn = Array.from({ length: SEEDS }, (_, seed) => drawForms(referenceCell(), seed));

function share(has: (cell: CellParameters) => boolean): number {
  return drawn.filter(has).length / SEEDS;
}

/** Five standard deviations of a share of about a half of 2000. */
const FIVE_SIGMA = 5 * Math.sqrt(0.25 / SEEDS);

function near(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThan(FIVE_SIGMA);
}

describe('the forms of a hard cell', () => {
  it.each(RELAXATION_KINDS)('relax as %s in a third of the seeds', (kind) => {
    near(
      share((cell) => cell.relaxation === kind),
      1 / 3,
    );
  });

  const halves: [string, (cell: CellParameters) => boolean][] = [
    ['hysteresis', (cell) => cell.hysteresis_V > 0],
    ['the first-order dead law', (cell) => cell.deadLaw === 'firstOrder'],
    ['a second creep time', (cell) => cell.fastCreepShare > 0],
    ['galvanic corrosion', (cell) => cell.galvanicCurrent_uA_per_cm2 > 0],
    ['stranding', (cell) => cell.strandedShare > 0],
    ['delamination', (cell) => cell.delaminationNoise_V > 0],
    ['voids', (cell) => cell.voidGrowth_cm2_per_mAh > 0],
  ];
  it.each(halves)('have %s in half of the seeds', (_, has) => {
    near(share(has), 1 / 2);
  });

  it('are drawn independently: two of them together in a quarter', () => {
    for (const [first, hasFirst] of halves) {
      for (const [second, hasSecond] of halves) {
        if (first !== second) {
          near(
            share((cell) => hasFirst(cell) && hasSecond(cell)),
            1 / 4,
          );
        }
      }
    }
  });

  it('leave the nominal cell alone and gas to the faults', () => {
    const nominal = referenceCell();
    drawForms(nominal, 1);
    expect(nominal).toEqual(referenceCell());
    expect(share((cell) => cell.gasVolume_cm3_per_Ah > 0)).toBe(0);
  });

  it('keep the sum of the creep', () => {
    for (const cell of drawn) {
      expect(cell.creepShare + cell.fastCreepShare).toBeCloseTo(referenceCell().creepShare, 12);
    }
  });

  it('isolate nothing where the nominal cell isolates nothing, whatever its law', () => {
    for (const nothing of [
      { deadShare: 0 },
      { deadLaw: 'firstOrder' as const, isolation_per_s: 0, deadShare: 1e-3 },
    ]) {
      const laws = new Set<string>();
      for (let seed = 0; seed < 20; seed++) {
        const cell = drawForms({ ...referenceCell(), ...nothing }, seed);
        laws.add(cell.deadLaw);
        expect(cell.deadLaw === 'rate' ? cell.deadShare : cell.isolation_per_s).toBe(0);
      }
      expect(laws.size).toBe(2);
    }
  });
});

describe('a change of form', () => {
  it('goes there and back without moving the diffusion time', () => {
    const powerLaw = withRelaxation(referenceCell(), 'powerLaw');
    expect(powerLaw.diffusionTime_s).toBeCloseTo(740, 9);
    expect(withRelaxation(powerLaw, 'shells').diffusionTime_s).toBeCloseTo(200, 9);
  });

  it('ends the discharge of a lossless cell at the collector, not at the cathode, in every form', () => {
    for (const kind of RELAXATION_KINDS) {
      const { diffusionTime_s } = withRelaxation(referenceCell(), kind);
      const cell = { ...LOSSLESS, relaxation: kind, diffusionTime_s };
      const { simulation } = run(nominalScenario({ cell, cycles: 2, logger: { period_s: 60 } }));
      // 5 % of the sodium is bound in formation and none is left on the collector: less than 0.1 % of 3600 C.
      const { active_C } = simulation.truth.at(Infinity);
      expect(active_C).toBeLessThan(3.6);
    }
  });

  it('isolates alike under both dead laws', () => {
    const dead_C = (deadLaw: 'rate' | 'firstOrder'): number => {
      const seed = Array.from({ length: 20 }, (_, k) => k).find(
        (k) => drawForms(referenceCell(), k).deadLaw === deadLaw,
      );
      const { isolation_per_s, deadShare } = drawForms(referenceCell(), seed ?? 0);
      const cell = { deadLaw, isolation_per_s, deadShare };
      const { simulation } = run(nominalScenario({ cell, cycles: 4, logger: { period_s: 60 } }));
      return simulation.truth.at(Infinity).dead_C;
    };
    const ratio = dead_C('firstOrder') / dead_C('rate');
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.2);
  });
});
