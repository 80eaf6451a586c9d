import { describe, expect, it } from 'vitest';
import { referenceCell } from '../../../sim/cell/cellParameters.js';
import { idealDead_Ah, pressure_kPa_per_cm3 } from './deadIdeal.js';

const TRUTH = { dead_Ah: 0.1, sei_Ah: 0.1, elapsed_h: 100 };

describe('the ideal observer of the dead sodium', () => {
  it('knows nothing but its range without pressure: a uniform distribution', () => {
    const { sigma, width } = idealDead_Ah(referenceCell(), TRUTH, false);
    expect(sigma).toBeCloseTo(0.2 / Math.sqrt(12), 4);
    expect(width).toBeCloseTo(0.95 * 0.2, 3);
  });

  it('is normal where the range is far away, with the deviation of the formula', () => {
    const { sigma, width } = idealDead_Ah(referenceCell(), TRUTH, true);
    // (0.886 - 0.55) sd: dead 0.1 x 0.886 x 3.2 %, SEI 0.1 x 0.055, cathode 0.2 x 0.21 x 5 %, drift 1.1 kPa / 889 kPa/cm3
    const expected = Math.hypot(0.0886 * Math.hypot(0.01, 0.03), 0.0055, 0.0021, 1.118 / 888.9) / 0.336;
    expect(sigma / expected).toBeCloseTo(1, 2);
    expect(width / (3.92 * sigma)).toBeCloseTo(1, 2);
  });

  it('reads a stack of fixture and cell in series', () => {
    expect(pressure_kPa_per_cm3(referenceCell())).toBeCloseTo((200 * 5 * 40) / 45, 6);
  });
});
