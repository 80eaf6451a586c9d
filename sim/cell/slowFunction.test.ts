import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArrheniusFactor, expm1, PowerLaw } from './slowFunction.js';

describe('functions of slow quantities', () => {
  it('are what they stand for to 1e-12, whatever the path', () => {
    const walk = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(walk, fc.constantFrom(1e-5, 1e-2, 3), (moves, size) => {
        const arrhenius = new ArrheniusFactor(35000);
        const power = new PowerLaw(-0.3);
        let temperature_K = 300;
        let x = 1.7;
        for (const move of moves) {
          temperature_K += move * size;
          x *= 1 + 0.3 * move * Math.min(size, 1);
          const exact = Math.exp((35000 / 8.314462618) * (1 / 298.15 - 1 / temperature_K));
          expect(Math.abs(arrhenius.at(temperature_K) / exact - 1)).toBeLessThan(1e-12);
          expect(Math.abs(power.at(x) / Math.pow(x, -0.3) - 1)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('expm1 keeps the last bits on both sides of its switch', () => {
    for (const x of [-1, -0.0101, -0.0099, -1e-9, 0, 1e-12, 0.0099, 0.0101, 2]) {
      const exact = Math.expm1(x);
      expect(Math.abs(expm1(x) - exact)).toBeLessThanOrEqual(4e-16 * Math.abs(exact));
    }
  });
});
