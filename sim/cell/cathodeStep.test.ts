import { describe, expect, it, vi } from 'vitest';
import { cathodeById } from '../library/cathodes.js';
import { nominalScenario, run } from '../testRun.js';
import { promptResistance_ohm, requireStableStep } from './cathodeStep.js';
import { Cell } from './cell.js';
import { cellWith, referenceCell } from './cellParameters.js';
import { RELAXATION_KINDS, type RelaxationKind } from './relaxationKind.js';

// Whole runs on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Longest steps allowed for the reference cell at 3.6 V, s. */
const LONGEST_S: Readonly<Record<RelaxationKind, number>> = { lag: 7.5, shells: 2.3, powerLaw: 12.5 };

describe('the longest internal step', () => {
  it('knows the resistance that answers at once', () => {
    const cell = new Cell(cellWith({ formationLoss: 0 }));
    for (let i = 0; i < 3600; i++) {
      cell.operateCurrent(0.5);
      cell.advance(1);
    }
    cell.operateCurrent(0);
    const rest_V = cell.point.terminal_V;
    cell.operateCurrent(-1e-3);
    const measured_ohm = (rest_V - cell.point.terminal_V) / 1e-3;
    // The stack is pressed harder than at the preload, and an hour of plating covers the collector to e^-90.
    expect(promptResistance_ohm(referenceCell()) / measured_ohm).toBeGreaterThan(1);
    expect(promptResistance_ohm(referenceCell()) / measured_ohm).toBeLessThan(1.05);
  });

  it.each(RELAXATION_KINDS)('gives the charge of a short step at the longest one of "%s"', (relaxation) => {
    const chargeAt = (step_s: number): number =>
      run(nominalScenario({ cycles: 2, step_s, cell: { relaxation } })).cycles[1].charge_Ah;
    expect(Math.abs(chargeAt(LONGEST_S[relaxation]) / chargeAt(0.5) - 1)).toBeLessThan(3e-5);
  });

  it.each(RELAXATION_KINDS)('refuses a longer one of "%s", naming what is allowed', (relaxation) => {
    const check = (step_s: number) => () => {
      requireStableStep(cellWith({ relaxation }), cathodeById('NVP'), 3.6, step_s);
    };
    expect(check(LONGEST_S[relaxation])).not.toThrow();
    expect(check(1.1 * LONGEST_S[relaxation])).toThrow(
      new RegExp(
        `step_s is .*cell.relaxation ${relaxation}.* at most ${LONGEST_S[relaxation].toString().slice(0, 2)}`,
      ),
    );
    expect(() => run(nominalScenario({ step_s: 60, cell: { relaxation } }))).toThrow(/step_s is 60/);
  });

  it('refuses a coin cell with the areas of a pouch at every step, and says what is wrong with it', () => {
    const check = (): void => {
      requireStableStep(cellWith({ capacity_Ah: 0.001 }), cathodeById('NVP'), 3.6, 1);
    };
    expect(check).toThrow(/at any step: 0\.06\d? ohm is too little for 0\.001 Ah/);
  });

  it('lets a sloping cathode or a lower voltage take longer steps', () => {
    const cell = cellWith({ cathode: 'NFM' });
    expect(() => {
      requireStableStep(cell, cathodeById('NFM'), 3.9, 10);
      requireStableStep(cellWith({}), cathodeById('NVP'), 3.45, 10);
    }).not.toThrow();
  });
});
