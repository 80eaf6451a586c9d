import { describe, expect, test } from 'vitest';
import { PressedCell } from '../testing/pressedCell.js';
import { LeakReading } from '../leak/leakReading.js';
import { BatteryMonitor } from '../monitor.js';
import { MonitorSettings } from '../settings.js';

function settled(cycles: number, change: (cell: PressedCell) => void = () => undefined, period_s = 10) {
  const cell = new PressedCell(period_s);
  cell.noise_kPa = 0.1;
  change(cell);
  const monitor = new BatteryMonitor(cell.profile, new MonitorSettings());
  for (let k = 0; k < cycles; k += 1) cell.cycle(monitor);
  return { cell, monitor };
}

/** Whether a reading agrees with a leak within three standard uncertainties, and is sharper than the leak. */
function agrees(reading: LeakReading, leak_A: number): void {
  const sigma_A = Math.hypot(reading.uncertainty_A(), reading.relative * leak_A);
  expect(Math.abs(reading.leak_A - leak_A)).toBeLessThan(3 * sigma_A);
  if (leak_A > 0) expect(reading.leak_A).toBeGreaterThan(3 * reading.uncertainty_A());
}

describe('leaks from pressure against charge', () => {
  test('a healthy cell raises nothing, and its readings are zero within their uncertainty', () => {
    const { monitor } = settled(10);
    expect(monitor.pressureLeak.up).toBe(false);
    agrees(monitor.pressureLeak.halfReading, 0);
    agrees(monitor.pressureLeak.cycleReading, 0);
  });

  test.each([
    ['charging', 0.5, 10],
    ['charging', 0.5, 60],
    ['discharging', -0.5, 10],
    ['at rest', 0, 10],
  ])('C/150 that starts while %s is found in time, and sized', (_name, current_A, period_s) => {
    const { cell, monitor } = settled(8, undefined, period_s);
    if (current_A < 0) cell.run(monitor, 0.5, 1.2);
    cell.leak_A = 1 / 150;
    const start_s = cell.time_s;
    let found_s = 0;
    const reading = new LeakReading();
    cell.run(monitor, current_A, 1, () => {
      if (monitor.pressureLeak.binCusum.up && found_s === 0) found_s = cell.time_s;
      if (monitor.pressureLeak.binFresh) {
        reading.copyFrom(monitor.pressureLeak.binReading);
        // Its window may begin before the leak does.
        const leaking_s = reading.end_s - Math.max(start_s, reading.start_s);
        agrees(reading, leaking_s / (reading.end_s - reading.start_s) / 150);
      }
    });
    expect(found_s).toBeGreaterThan(start_s);
    expect(found_s - start_s).toBeLessThan(current_A === 0 ? 2400 : 1200);
    expect(Math.hypot(150 * reading.uncertainty_A(), reading.relative)).toBeLessThan(0.3);
  });

  test('C/1500 is found by half cycles within 12 h', () => {
    const { cell, monitor } = settled(8);
    cell.leak_A = 1 / 1500;
    for (let k = 0; k < 4; k += 1) cell.cycle(monitor);
    expect(monitor.pressureLeak.halfCusum.up).toBe(true);
    agrees(monitor.pressureLeak.halfReading, 1 / 1500);
    agrees(monitor.pressureLeak.cycleReading, 1 / 1500);
  });

  test('a leak from the first sample shows as much as one that comes later', () => {
    const { monitor } = settled(8, (cell) => (cell.leak_A = 1 / 600));
    expect(monitor.pressureLeak.up).toBe(true);
    agrees(monitor.pressureLeak.cycleReading, 1 / 600);
  });

  test.each([0.02, 0.05, 0.08])(
    'a stack that creeps by %f hides no more of a leak than is stated',
    (share) => {
      const { cell, monitor } = settled(8, (it) => (it.creepShare = share));
      cell.leak_A = 1 / 150;
      for (let k = 0; k < 10; k += 1) cell.cycle(monitor);
      const { binReading, halfReading, cycleReading } = monitor.pressureLeak;
      for (const reading of [binReading, halfReading, cycleReading]) {
        const sigma = Math.hypot(150 * reading.uncertainty_A(), reading.relative);
        expect(Math.abs(150 * reading.leak_A - 1)).toBeLessThan(2 * sigma);
        // The whole of the creep and a hundredth for the slope, or the noise.
        expect(reading.relative).toBeLessThan(share + 0.01);
      }
    },
  );

  test('a rest reads a leak without any gain to learn', () => {
    const { cell, monitor } = settled(8);
    cell.leak_A = 1 / 300;
    cell.run(monitor, 0, 3);
    cell.run(monitor, 0.5, 0.1);
    const { restReading } = monitor.pressureLeak;
    expect(restReading.end_s - restReading.start_s).toBeGreaterThan(9000);
    // The quarter of an hour before, without a leak, belongs to the same rest; creep takes 5 %.
    agrees(restReading, ((1 / 300) * 0.95 * 3) / 3.25);
  });

  test('a load cell that drifts as stated is no leak; its drift is in the lasting uncertainty', () => {
    const { monitor } = settled(12, (cell) => {
      cell.drift_kPa_per_h = -0.05;
      cell.profile.pressureDrift_kPa_per_h = 0.05;
    });
    expect(monitor.pressureLeak.up).toBe(false);
    // 0.05 kPa/h over 650 kPa/Ah.
    expect(monitor.pressureLeak.cycleReading.leak_A).toBeCloseTo(0.05 / 650, 4);
    expect(monitor.pressureLeak.cycleReading.systematic_A).toBeGreaterThan(0.049 / 650);
  });

  test('a stack that gives way within one bin is no leak of minutes', () => {
    const { cell, monitor } = settled(8);
    cell.run(monitor, 0.5, 0.3);
    // 0.65 kPa in two minutes.
    for (let k = 0; k < 12; k += 1) {
      cell.step_kPa -= 0.65 / 12;
      cell.run(monitor, 0.5, 10 / 3600);
    }
    let highest = 0;
    cell.run(monitor, 0.5, 0.6, () => {
      highest = Math.max(highest, monitor.pressureLeak.binCusum.value);
      expect(monitor.pressureLeak.binCusum.up).toBe(false);
    });
    // It was seen: more than one ordinary bin can do.
    expect(highest).toBeGreaterThan(6);
  });

  test('every detector can be switched off', () => {
    const cell = new PressedCell(10);
    cell.leak_A = 1 / 100;
    const settings = new MonitorSettings();
    settings.pressure.binEnabled = false;
    settings.pressure.halfCycleEnabled = false;
    settings.pressure.restEnabled = false;
    settings.pressure.cycleEnabled = false;
    const monitor = new BatteryMonitor(cell.profile, settings);
    let any = false;
    for (let k = 0; k < 5; k += 1) {
      cell.cycle(monitor, () => {
        const { binFresh, halfFresh, restFresh, cycleFresh, up } = monitor.pressureLeak;
        any ||= binFresh || halfFresh || restFresh || cycleFresh || up;
      });
    }
    expect(any).toBe(false);
    expect(monitor.pressure.known).toBe(true);
  });
});
