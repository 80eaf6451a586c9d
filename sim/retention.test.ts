/** Retention against efficiency in whole runs: exact only while every discharge ends with an empty collector. */
import { describe, expect, it } from 'vitest';
import { LOSSLESS, nominalScenario, run } from './testRun.js';

/** Formation over in the first cycle, then a constant share lost; nothing lost at rest. */
const CELL = { ...LOSSLESS, formationShare: 0.9, diffusionTime_s: 100 };

function retention(cell: object): { measured: number; product: number; active_C: number } {
  const { cycles, simulation } = run(nominalScenario({ cycles: 12, cell: { ...CELL, ...cell } }));
  let product = 1;
  for (let k = 3; k < 12; k++) product *= cycles[k].discharge_Ah / cycles[k].charge_Ah;
  const measured = cycles[11].discharge_Ah / cycles[2].discharge_Ah;
  return { measured, product, active_C: simulation.truth.at(cycles[11].bottom.time_s).active_C };
}

describe('retention', () => {
  it('is the product of the efficiencies while anode-limited, and with a constant share its power', () => {
    for (const loss of [{ seiShare: 2e-3 }, { seiShare: 1e-3, deadShare: 1e-3 }]) {
      const { measured, product, active_C } = retention(loss);
      expect(active_C).toBeLessThan(1);
      expect(measured).toBeLessThan(0.99);
      expect(Math.abs(measured - product)).toBeLessThan(1e-5);
    }
    const { measured } = retention({ seiShare: 2e-3 });
    expect(Math.abs(measured - (1 - 2e-3) ** 9)).toBeLessThan(1e-5);
  });

  it('says less than the efficiency lost while a reservoir hides it', () => {
    const hidden = retention({ seiShare: 1e-3, diffusionTime_s: 600, formationLoss: 0.02 });
    expect(hidden.active_C).toBeGreaterThan(20);
    expect(hidden.measured).toBeGreaterThan(0.9995);
  });
});
