import { describe, expect, it } from 'vitest';
import { compileSteps } from './compileSteps.js';
import type { Protocol } from './protocol.js';
import { defaultProtocol, standardSteps } from './protocol.js';
import { StepKind } from './protocolSteps.js';
import type { StepSpec } from './stepSpec.js';

const defaults = {
  capacity_Ah: 2,
  voltageMin_V: 2.4,
  voltageMax_V: 3.6,
  chargeRate_per_h: 0.5,
  holdMax_s: 7200,
  contactorOpenInRests: true,
  seed: 1,
};

const compile = (steps: readonly StepSpec[]) => compileSteps(steps, 'protocol.steps', defaults);
const standard = (changes: Partial<Protocol> = {}) =>
  compile(standardSteps({ ...defaultProtocol(), ...changes }));

describe('the standard cycle', () => {
  it('charges, holds, rests, discharges and rests', () => {
    const steps = standard();
    expect(steps.map((step) => step.kind)).toEqual([
      StepKind.Charge,
      StepKind.HoldVoltage,
      StepKind.Rest,
      StepKind.Discharge,
      StepKind.Rest,
    ]);
    expect(steps[0].current_A).toBe(1);
    expect(steps[0].durationMax_s).toBe(10800);
    expect(steps[1].cutOff_A).toBe(0.04);
    expect(steps[1].durationMax_s).toBe(10800);
    expect(steps[2].durationMax_s).toBe(3600);
    expect(steps[3].current_A).toBe(-1);
    expect(steps[3].voltage_V).toBe(2.4);
    expect(steps.map((step) => step.contactorOpen)).toEqual([false, false, true, false, true]);
    expect(steps.map((step) => step.nextAtLimit)).toEqual([1, 2, 3, 4, 5]);
  });

  it('leaves out what is switched off and adds the slow tail', () => {
    const steps = standard({ cvCutRate_per_h: 0, restTop_s: 0, slowTailRate_per_h: 0.05 });
    expect(steps.map((step) => step.kind)).toEqual([
      StepKind.Charge,
      StepKind.Discharge,
      StepKind.Discharge,
      StepKind.Rest,
    ]);
    expect(steps[2].current_A).toBe(-0.1);
  });
});
