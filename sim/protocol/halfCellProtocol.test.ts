/** What a half cell may be cycled with: plating ends by its charge, stripping at a negative voltage. */
import { describe, expect, it } from 'vitest';
import { cellById, protocolOf } from '../library/cells.js';
import { checkProtocol } from './checkProtocol.js';
import { standardSteps, type Protocol } from './protocol.js';
import { HALF_CELL_LIMITS } from './voltageLimits.js';

const half = (changes: Partial<Protocol> = {}): Protocol => ({
  ...protocolOf(cellById('na-cu-half')),
  ...changes,
});

describe('the protocol of a half cell', () => {
  it('plates its nominal capacity, rests, strips to the lower limit and holds no voltage', () => {
    expect(() => checkProtocol(half(), HALF_CELL_LIMITS)).not.toThrow();
    expect(standardSteps(half()).map(({ step }) => step)).toEqual(['charge', 'rest', 'discharge', 'rest']);
    expect(standardSteps(half())[0]).toMatchObject({ share: 1, voltage_V: 0.3 });
    expect(standardSteps(half())[2]).toMatchObject({ voltage_V: -1 });
  });

  it.each<[string, Partial<Protocol>, RegExp]>([
    ['a cathode’s upper limit', { voltageMax_V: 3.6 }, /protocol.voltageMax_V is 3.6; .* 0.01 to 3/],
    ['a lower limit above 0 V', { voltageMin_V: 0.05 }, /protocol.voltageMin_V is 0.05; .* -3 to -0.01/],
    ['plating without end', { chargeShare: 0 }, /protocol.chargeShare is 0; .* from 0.01 to 2/],
    ['a constant voltage', { cvCutRate_per_h: 0.02 }, /protocol.cvCutRate_per_h is 0.02; it must be 0/],
    [
      'stripping to a positive voltage',
      { steps: [{ step: 'discharge', rate_per_h: 1, voltage_V: 0.1 }] },
      /steps\[0\] \(discharge\).voltage_V is 0.1; .* -3 to -0.01/,
    ],
    [
      'plating to a negative voltage',
      { steps: [{ step: 'charge', rate_per_h: 1, voltage_V: -0.1 }] },
      /steps\[0\] \(charge\).voltage_V is -0.1; .* 0.01 to 3/,
    ],
    ['no number', { voltageMin_V: NaN }, /protocol.voltageMin_V is NaN/],
  ])('refuses %s', (_, changes, message) => {
    expect(() => checkProtocol(half(changes), HALF_CELL_LIMITS)).toThrow(message);
  });

  it('needs no share of its own where steps say how much is plated', () => {
    const steps = [
      { step: 'charge', rate_per_h: 1, share: 0.5 },
      { step: 'discharge', rate_per_h: 1 },
    ] as const;
    expect(() => checkProtocol(half({ steps, chargeShare: 0 }), HALF_CELL_LIMITS)).not.toThrow();
  });
});
