import { describe, expect, test } from 'vitest';
import { PressedCell } from '../testing/pressedCell.js';
import { AlarmId } from '../alarms.js';
import { BatteryMonitor } from '../monitor.js';
import { FixtureType } from '../profile.js';
import { MonitorSettings } from '../settings.js';
import { PressureReason } from './pressureReason.js';

function started(change: (cell: PressedCell) => void = () => undefined): {
  cell: PressedCell;
  monitor: BatteryMonitor;
} {
  const cell = new PressedCell();
  change(cell);
  return { cell, monitor: new BatteryMonitor(cell.profile, new MonitorSettings()) };
}

/** Charge against corrected pressure, in mAh, at the newest top. */
function slip_mAh({ cycles, pressure }: BatteryMonitor): number {
  return (cycles.top.charge_C - cycles.top.pressure_kPa / pressure.gain_kPa_per_C) / 3.6;
}

/** Slips from top to top over so many cycles. */
function slips_mAh(cell: PressedCell, monitor: BatteryMonitor, cycles: number): number[] {
  const slips: number[] = [];
  for (let k = 0; k < cycles; k += 1) {
    let before = 0;
    cell.cycle(monitor, () => {
      if (monitor.cycles.topConfirmed) before = slip_mAh(monitor);
    });
    slips.push(before);
  }
  return slips.slice(1).map((slip, k) => slip - slips[k]);
}

describe('pressure model: what it learns', () => {
  test('gain, creep and thermal coefficient of a cell that is not the nominal one', () => {
    const { cell, monitor } = started((c) => (c.noise_kPa = 0.1));
    let hours = 0;
    for (let k = 0; k < 10; k += 1) {
      cell.cycle(monitor, () => {
        hours += cell.period_s / 3600;
        cell.temperature_degC = 25 + 4 * Math.sin(hours / 4);
      });
    }
    const { pressure } = monitor;
    expect(pressure.known).toBe(true);
    // Within three of its own standard uncertainties, and those are small.
    const gain = pressure.gain_kPa_per_C * 3600;
    expect(pressure.gainUncertainty).toBeLessThan(1e-3);
    expect(Math.abs(gain / 650 - 1)).toBeLessThan(3 * pressure.gainUncertainty);
    expect(pressure.creepShareUncertainty()).toBeLessThan(0.015);
    expect(Math.abs(pressure.creepShare - 0.05)).toBeLessThan(3 * pressure.creepShareUncertainty());
    expect(pressure.thermalUncertainty_kPa_per_K()).toBeLessThan(0.1);
    expect(Math.abs(pressure.thermal_kPa_per_K - 0.6)).toBeLessThan(
      3 * pressure.thermalUncertainty_kPa_per_K(),
    );
  });

  test('the gain without bias by a leak from the first sample', () => {
    const { cell, monitor } = started((c) => (c.leak_A = 1 / 600));
    for (let k = 0; k < 6; k += 1) cell.cycle(monitor);
    const { pressure } = monitor;
    // A gain from charges alone would be 1/300 too small.
    expect(Math.abs(pressure.gain_kPa_per_C * 3600 - 650) / 650).toBeLessThan(0.0007);
    // The leak is in the rate: -650/600 kPa/h, less the 5 % that creep makes up for.
    expect(pressure.rate_kPa_per_h).toBeCloseTo(-1.03, 1);
  });

  test('a stiffness nobody stated', () => {
    const { cell, monitor } = started((c) => {
      c.profile.fixtureStiffness_kPa_per_um = 0;
      c.profile.footprintArea_cm2 = 0;
      c.swing_kPa = 250;
    });
    for (let k = 0; k < 4; k += 1) cell.cycle(monitor);
    expect(monitor.pressure.known).toBe(true);
    expect(Math.abs(monitor.pressure.gain_kPa_per_C * 3600 - 250) / 250).toBeLessThan(0.003);
  });
});

describe('pressure model: charge against corrected pressure from top to top', () => {
  test('stays within 0.1 mAh on a healthy cell after three cycles, creep and temperature at work', () => {
    const { cell, monitor } = started();
    slips_mAh(cell, monitor, 4);
    let hours = 0;
    const slips: number[] = [];
    let last = slip_mAh(monitor);
    for (let k = 0; k < 8; k += 1) {
      cell.cycle(monitor, () => {
        hours += cell.period_s / 3600;
        cell.temperature_degC = 25 + 3 * Math.sin(hours / 4);
        if (monitor.cycles.topConfirmed) {
          slips.push(slip_mAh(monitor) - last);
          last = slip_mAh(monitor);
        }
      });
    }
    expect(slips.length).toBe(8);
    // The thermal coefficient is met for the first time here: one cycle to learn it in.
    expect(Math.max(...slips.slice(2).map(Math.abs))).toBeLessThan(0.1);
  });

  test('grows by the charge that leaked', () => {
    const { cell, monitor } = started();
    slips_mAh(cell, monitor, 6);
    cell.leak_A = 1 / 1500;
    // 2.9 h a cycle.
    for (const slip of slips_mAh(cell, monitor, 5).slice(1)) expect(slip).toBeCloseTo(2.9 / 1.5, 0);
  });
});

describe('pressure model: when it says nothing', () => {
  test.each([
    ['constant pressure', FixtureType.ConstantPressure, PressureReason.ConstantPressure],
    ['no fixture', FixtureType.None, PressureReason.NoFixture],
  ])('%s', (_name, fixture, reason) => {
    const { cell, monitor } = started((c) => (c.profile.fixtureType = fixture));
    for (let k = 0; k < 3; k += 1) cell.cycle(monitor);
    expect(monitor.pressure.known).toBe(false);
    expect(monitor.pressure.reason).toBe(reason);
    expect(monitor.cycles.top.pressureKnown).toBe(false);
  });

  test('before the charge has turned', () => {
    const { cell, monitor } = started();
    cell.run(monitor, 0.5, 1.6);
    expect(monitor.pressure.reason).toBe(PressureReason.GainNotLearnt);
    cell.run(monitor, -0.5, 1.6);
    cell.cycle(monitor);
    expect(monitor.pressure.known).toBe(true);
  });

  test('at the end of the range of the load cell, and again below it', () => {
    const { cell, monitor } = started();
    for (let k = 0; k < 3; k += 1) cell.cycle(monitor);
    Object.defineProperty(cell, 'pressure_kPa', { value: 1200, configurable: true });
    cell.run(monitor, 0.5, 0.3);
    expect(monitor.pressure.reason).toBe(PressureReason.Saturated);
    Reflect.deleteProperty(cell, 'pressure_kPa');
    cell.run(monitor, 0.5, 0.3);
    cell.run(monitor, -0.5, 1.2);
    expect(monitor.pressure.reason).not.toBe(PressureReason.Saturated);
  });

  test('without a sensor', () => {
    const { cell, monitor } = started();
    cell.sample.pressureValid = false;
    for (let k = 0; k < 400; k += 1) {
      cell.sample.time_s += 30;
      cell.sample.currentValid = cell.sample.voltageValid = true;
      cell.sample.current_A = 0.5;
      cell.sample.voltage_V = 3.37;
      monitor.step(cell.sample);
    }
    expect(monitor.pressure.reason).toBe(PressureReason.NoSensor);
  });
});

describe('pressure model: a current logged once a minute and no charge register', () => {
  test('turns of the current, counted half a sample late, are neither steps nor leaks', () => {
    const cell = new PressedCell(60);
    cell.register = false;
    const monitor = new BatteryMonitor(cell.profile, new MonitorSettings());
    for (let k = 0; k < 8; k += 1) cell.cycle(monitor);
    expect(monitor.pressure.breakCount).toBe(0);
    expect(monitor.pressureLeak.up).toBe(false);
    expect(Math.abs(monitor.pressure.gain_kPa_per_C * 3600 - 650) / 650).toBeLessThan(0.005);
  });
});

describe('pressure model: steps', () => {
  test('a slip of the load cell in a rest is told, once, and no leak is made of it', () => {
    const { cell, monitor } = started((c) => (c.noise_kPa = 0.1));
    for (let k = 0; k < 5; k += 1) cell.cycle(monitor);
    const breaks = monitor.pressure.breakCount;
    let steps = 0;
    const watch = (): void => {
      for (let k = 0; k < monitor.alarms.count; k += 1)
        if (monitor.alarms.ids[k] === AlarmId.PressureStep) steps += 1;
    };
    cell.step_kPa = -8;
    cell.run(monitor, 0, 0.5, watch);
    for (let k = 0; k < 3; k += 1) cell.cycle(monitor, watch);
    expect(steps).toBe(1);
    expect(monitor.pressure.breakCount).toBe(breaks + 1);
    expect(monitor.pressureLeak.up).toBe(false);
    expect(monitor.pressure.known).toBe(true);
  });

  test('one wild minute is no step', () => {
    const { cell, monitor } = started();
    for (let k = 0; k < 5; k += 1) cell.cycle(monitor);
    const breaks = monitor.pressure.breakCount;
    cell.step_kPa = 20;
    cell.run(monitor, 0, 60 / 3600);
    cell.step_kPa = 0;
    for (let k = 0; k < 2; k += 1) cell.cycle(monitor);
    expect(monitor.pressure.breakCount).toBe(breaks);
  });

  test('a loosened fixture takes its gain along: unknown until the new one is learnt', () => {
    const { cell, monitor } = started();
    for (let k = 0; k < 5; k += 1) cell.cycle(monitor);
    cell.step_kPa = -40;
    cell.swing_kPa = 600;
    cell.run(monitor, 0.5, 0.1);
    expect(monitor.pressure.known).toBe(false);
    cell.run(monitor, 0.5, 0.4);
    for (let k = 0; k < 4; k += 1) cell.cycle(monitor);
    expect(monitor.pressure.known).toBe(true);
    expect(Math.abs(monitor.pressure.gain_kPa_per_C * 3600 - 600) / 600).toBeLessThan(0.003);
  });
});
