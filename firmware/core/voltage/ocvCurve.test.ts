import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CellProfile } from '../profile.js';
import { OcvCurve } from './ocvCurve.js';

function curveOf(points: readonly (readonly [number, number])[]): OcvCurve {
  const profile = new CellProfile();
  profile.ocvCount = points.length;
  points.forEach(([fraction, voltage_V], k) => {
    profile.ocvFraction[k] = fraction;
    profile.ocvVoltage_V[k] = voltage_V;
  });
  return new OcvCurve(profile);
}

function at(curve: OcvCurve, fraction: number): { voltage_V: number; slope_V: number } {
  curve.evaluate(fraction);
  return { voltage_V: curve.voltage_V, slope_V: curve.slope_V };
}

const PLATEAU = [
  [0, 2.6],
  [0.02, 3.2],
  [0.05, 3.36],
  [0.5, 3.37],
  [0.95, 3.38],
  [0.98, 3.42],
  [1, 3.67],
] as const;

/** Rising tables of 3 to 12 points. */
const tables = fc
  .array(
    fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true })),
    {
      minLength: 3,
      maxLength: 12,
    },
  )
  .map((steps) => {
    let fraction = 0;
    let voltage_V = 2;
    return steps.map(([ds, dv]): [number, number] => [(fraction += ds), (voltage_V += dv)]);
  });

describe('open-circuit curve', () => {
  test('passes through its points and goes on straight beyond them', () => {
    const curve = curveOf(PLATEAU);
    for (const [fraction, voltage_V] of PLATEAU) {
      expect(at(curve, fraction).voltage_V).toBeCloseTo(voltage_V, 12);
    }
    const end = at(curve, 1);
    expect(at(curve, 1.1).voltage_V).toBeCloseTo(3.67 + 0.1 * end.slope_V, 12);
    expect(at(curve, 1.1).slope_V).toBe(end.slope_V);
  });

  test('the slope is the derivative, and continuous at the points', () => {
    const curve = curveOf(PLATEAU);
    const h = 1e-6;
    for (let fraction = 0.001; fraction < 0.999; fraction += 0.0037) {
      const numeric_V = (at(curve, fraction + h).voltage_V - at(curve, fraction - h).voltage_V) / (2 * h);
      expect(at(curve, fraction).slope_V).toBeCloseTo(numeric_V, 2);
    }
    for (const [fraction] of PLATEAU.slice(1, -1)) {
      const jump_V = at(curve, fraction + 1e-9).slope_V - at(curve, fraction - 1e-9).slope_V;
      expect(Math.abs(jump_V)).toBeLessThan(1e-3);
    }
  });

  test('rises wherever the table rises, in whatever order it is asked', () => {
    fc.assert(
      fc.property(
        tables,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }),
        (table, shares) => {
          const curve = curveOf(table);
          const span = table[table.length - 1][0] - table[0][0];
          const asked = shares.map((share) => {
            const fraction = table[0][0] + share * span;
            return { fraction, ...at(curve, fraction) };
          });
          expect(asked.every(({ slope_V }) => slope_V >= -1e-9)).toBe(true);
          asked.sort((a, b) => a.fraction - b.fraction);
          for (let k = 1; k < asked.length; k += 1) {
            expect(asked[k].voltage_V).toBeGreaterThanOrEqual(asked[k - 1].voltage_V - 1e-12);
          }
        },
      ),
      { numRuns: 200, seed: 20261120 },
    );
  });

  test('without a table nothing is known', () => {
    expect(new OcvCurve(new CellProfile()).known).toBe(false);
  });
});
