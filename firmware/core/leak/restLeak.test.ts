import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CurveCell } from '../testing/curveCell.js';
import { BatteryMonitor } from '../monitor.js';
import { OcvTable } from '../ocvTable.js';
import { RestRefusal } from './restLeak.js';
import { MonitorSettings } from '../settings.js';

describe('open-circuit curve', () => {
  const cell = new CurveCell();
  test('finds the state for any voltage of the curve, in any order', () => {
    const table = new OcvTable(cell.profile);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.03, noNaN: true }), fc.boolean(), (edge, top) => {
        const fraction = top ? 1 - edge : edge;
        table.locate(cell.curve_V(fraction));
        expect(table.inside).toBe(true);
        // Between its points the table is an interpolation; on the edges, where rests are read, it is good to this.
        expect(Math.abs(table.fraction - fraction)).toBeLessThan(4e-4);
      }),
    );
  });
  test('meets the points, with a slope that has no kink there, and never turns back', () => {
    const table = new OcvTable(cell.profile);
    for (let k = 1; k < cell.profile.ocvCount - 1; k++) {
      const [fraction, volts] = [cell.profile.ocvFraction[k], cell.profile.ocvVoltage_V[k]];
      table.locate(volts - 1e-11);
      const below = table.slope_V;
      table.locate(volts + 1e-11);
      expect(table.slope_V / below).toBeCloseTo(1, 5);
      table.locate(volts);
      expect(table.fraction).toBeCloseTo(fraction, 12);
      expect(table.slope_V).toBeGreaterThan(0);
    }
  });
  test('says when a voltage lies outside', () => {
    const table = new OcvTable(cell.profile);
    table.locate(9);
    expect(table.inside).toBe(false);
    table.locate(1);
    expect(table.inside).toBe(false);
  });
});

describe('leak from a rest', () => {
  /** Reading of a rest after a charge to this fraction, with this leak and diffusion tail. */
  function readRest(options: { fraction: number; leak_A: number; rest_s: number; tail?: boolean }): {
    leak_A: number;
    uncertainty_A: number;
    refusal: RestRefusal;
    fresh: boolean;
  } {
    const cell = new CurveCell();
    const monitor = new BatteryMonitor(cell.profile, new MonitorSettings());
    cell.charge(monitor, options.fraction);
    cell.rest(monitor, options.rest_s, options.leak_A, options.tail === true);
    monitor.restLeak.finish();
    const { reading, refusal, fresh } = monitor.restLeak;
    return {
      leak_A: reading.leak_A,
      uncertainty_A: Math.hypot(reading.random_A, reading.systematic_A),
      refusal,
      fresh,
    };
  }

  test.each([0.3e-3, 1.6e-3, 5e-3])(
    'a leak of %f A on the steep edge is read within its uncertainty',
    (leak_A) => {
      const reading = readRest({ fraction: 0.995, leak_A, rest_s: 7200 });
      expect(reading.fresh).toBe(true);
      expect(Math.abs(reading.leak_A - leak_A)).toBeLessThan(2 * reading.uncertainty_A);
      expect(reading.leak_A / reading.uncertainty_A).toBeGreaterThan(5);
    },
  );
  test('no leak: the reading is zero within its uncertainty, with and without a diffusion tail', () => {
    for (const tail of [false, true]) {
      const reading = readRest({ fraction: 0.995, leak_A: 0, rest_s: 7200, tail });
      expect(reading.fresh).toBe(true);
      expect(Math.abs(reading.leak_A)).toBeLessThan(2 * reading.uncertainty_A);
    }
  });
  test('a plateau is refused, however long the rest', () => {
    expect(readRest({ fraction: 0.5, leak_A: 1.6e-3, rest_s: 36000 })).toMatchObject({
      fresh: false,
      refusal: RestRefusal.Plateau,
    });
  });
  test('a short rest is refused', () => {
    expect(readRest({ fraction: 0.995, leak_A: 1.6e-3, rest_s: 2900 })).toMatchObject({
      fresh: false,
      refusal: RestRefusal.TooShort,
    });
  });
  test('no curve, no reading', () => {
    const cell = new CurveCell();
    cell.profile.ocvCount = 0;
    const monitor = new BatteryMonitor(cell.profile, new MonitorSettings());
    cell.charge(monitor, 0.995);
    cell.rest(monitor, 7200, 1e-3, false);
    monitor.restLeak.finish();
    expect(monitor.restLeak.refusal).toBe(RestRefusal.NoCurve);
    expect(monitor.restLeak.fresh).toBe(false);
  });
  test('a cell fresh from the shelf is not read: it relaxes from nobody knows what', () => {
    const cell = new CurveCell();
    const monitor = new BatteryMonitor(cell.profile, new MonitorSettings());
    cell.setFraction(0.995);
    cell.rest(monitor, 7200, 1e-3, false);
    monitor.restLeak.finish();
    expect(monitor.restLeak.fresh).toBe(false);
  });
});
