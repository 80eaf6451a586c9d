import { describe, expect, it } from 'vitest';
import { defaultProtocol } from './protocol.js';
import { protocolSteps, StepKind } from './protocolSteps.js';

describe('protocolSteps', () => {
  it('charges, holds, rests, discharges and rests', () => {
    const steps = protocolSteps(defaultProtocol(), 2);
    expect(steps.map((step) => step.kind)).toEqual([
      StepKind.Charge,
      StepKind.HoldVoltage,
      StepKind.Rest,
      StepKind.Discharge,
      StepKind.Rest,
    ]);
    expect(steps[0].current_A).toBe(1);
    expect(steps[1].cutOff_A).toBe(0.04);
    expect(steps[2].durationMax_s).toBe(3600);
    expect(steps[3].current_A).toBe(-1);
    expect(steps[3].voltage_V).toBe(2.4);
  });

  it('leaves out what is switched off and adds the slow tail', () => {
    const protocol = { ...defaultProtocol(), cvCutRate_per_h: 0, restTop_s: 0, slowTailRate_per_h: 0.05 };
    const steps = protocolSteps(protocol, 1);
    expect(steps.map((step) => step.kind)).toEqual([
      StepKind.Charge,
      StepKind.Discharge,
      StepKind.Discharge,
      StepKind.Rest,
    ]);
    expect(steps[2].current_A).toBe(-0.05);
  });
});
