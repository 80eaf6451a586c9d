import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CurveCell } from '../../test/support/curveCell.js';
import { BatteryMonitor } from './monitor.js';
import { OcvTable } from './ocvTable.js';
import { RestRefusal } from './restLeak.js';
import { RestWindow } from './restWindow.js';
import { MonitorSettings } from './settings.js';

describe('open-circuit curve', () => {
  const cell = new CurveCell();
  test('finds the state for any voltage of the curve, in any order', () => {
    const table = new OcvTable(cell.profile);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (fraction) => {
        table.locate(cell.curve_V(fraction));
        expect(table.inside).toBe(true);
        expect(table.fraction).toBeCloseTo(fraction, 12);
      }),
    );
  });
  test('says when a voltage lies outside', () => {
    const table = new OcvTable(cell.profile);
    table.locate(9);
    expect(table.inside).toBe(false);
    table.locate(1);
    expect(table.inside).toBe(false);
  });
});

describe('line through a rest', () => {
  test('slope exact without noise, its uncertainty that of white noise with it', () => {
    const exact = new RestWindow();
    for (let t = 0; t <= 100; t += 1) exact.add(t, 5 - 0.25 * t, 3.5, true);
    expect(exact.slope()).toBeCloseTo(-0.25, 12);
    expect(exact.slopeUncertainty()).toBeLessThan(1e-7);

    const noisy = new RestWindow();
    const sigma_C = 0.1;
    for (let t = 0; t < 1000; t += 1) noisy.add(t, (t % 2 === 0 ? 1 : -1) * sigma_C, 3.5, true);
    expect(noisy.slopeUncertainty() / (sigma_C * Math.sqrt(12 / 1000 / 1000 ** 2))).toBeCloseTo(1, 2);
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
