import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { BatteryMonitor } from '../monitor.js';
import { CellProfile } from '../profile.js';
import { Sample } from '../sample.js';
import { MonitorSettings } from '../settings.js';
import { FaultId } from './faultTable.js';
import { ContactorRequest } from './protection.js';

/** A cell of 1 Ah, 2.4 to 3.6 V, with every limit stated. */
function makeProfile(): CellProfile {
  const profile = new CellProfile();
  profile.currentMaxCharge_A = 1;
  profile.currentMaxDischarge_A = 2;
  profile.temperatureMin_degC = -10;
  profile.temperatureMax_degC = 60;
  profile.pressureMin_kPa = 100;
  profile.pressureMax_kPa = 3000;
  return profile;
}

class Bench {
  readonly monitor = new BatteryMonitor(makeProfile(), new MonitorSettings());
  readonly sample = new Sample();
  constructor() {
    Object.assign(this.sample, { voltage_V: 3.3, current_A: 0.5, temperature_degC: 25, pressure_kPa: 1000 });
    Object.assign(this.sample, { voltageValid: true, currentValid: true });
    Object.assign(this.sample, { temperatureValid: true, pressureValid: true });
  }
  /** Feeds samples a period apart, with these fields changed from now on. */
  feed(changes: Partial<Sample>, count = 1, period_s = 1): this {
    Object.assign(this.sample, changes);
    for (let k = 0; k < count; k += 1) {
      this.sample.time_s += period_s;
      this.monitor.step(this.sample);
    }
    return this;
  }
  active(id: FaultId): boolean {
    return this.monitor.protection.faults.isActive(id);
  }
  get open(): boolean {
    return this.monitor.protection.contactorRequest === ContactorRequest.Open;
  }
}

let bench = new Bench();
beforeEach(() => {
  bench = new Bench().feed({}, 20);
  expect(bench.monitor.protection.faults.activeBits).toBe(0);
});

describe('limits of the cell', () => {
  // Row; value that touches the limit without harm; value beyond; debounce in s; value inside the hysteresis; healthy.
  const rows: [FaultId, Partial<Sample>, Partial<Sample>, number, Partial<Sample>, Partial<Sample>][] = [
    [
      FaultId.OverVoltage,
      { voltage_V: 3.64 },
      { voltage_V: 3.66 },
      2,
      { voltage_V: 3.59 },
      { voltage_V: 3.5 },
    ],
    [
      FaultId.UnderVoltage,
      { voltage_V: 2.36, current_A: -0.5 },
      { voltage_V: 2.34 },
      5,
      { voltage_V: 2.41 },
      { voltage_V: 2.6 },
    ],
    [
      FaultId.ChargeOverCurrent,
      { current_A: 1.09 },
      { current_A: 1.12 },
      5,
      { current_A: 1.05 },
      { current_A: 0.9 },
    ],
    [
      FaultId.DischargeOverCurrent,
      { current_A: -2.19 },
      { current_A: -2.22 },
      5,
      { current_A: -2.1 },
      { current_A: -1 },
    ],
    [
      FaultId.OverTemperature,
      { temperature_degC: 60 },
      { temperature_degC: 60.5 },
      5,
      { temperature_degC: 58 },
      { temperature_degC: 50 },
    ],
    [
      FaultId.UnderTemperature,
      { temperature_degC: -10, current_A: 0 },
      { temperature_degC: -10.5 },
      60,
      { temperature_degC: -8 },
      { temperature_degC: 0 },
    ],
    [
      FaultId.OverPressure,
      { pressure_kPa: 3000 },
      { pressure_kPa: 3010 },
      5,
      { pressure_kPa: 2900 },
      { pressure_kPa: 2800 },
    ],
    [
      FaultId.PressureLoss,
      { pressure_kPa: 830, current_A: 0 },
      { pressure_kPa: 760 },
      5,
      { pressure_kPa: 810 },
      { pressure_kPa: 1000 },
    ],
  ];
  test.each(rows)(
    'row %i: margin, debounce, hysteresis, end',
    (id, touching, beyond, debounce_s, between, healthy) => {
      bench.feed(touching, 100);
      expect(bench.active(id)).toBe(false);
      bench.feed(beyond, debounce_s);
      expect(bench.active(id)).toBe(false);
      bench.feed({}, 1);
      expect(bench.active(id)).toBe(true);
      bench.feed(between, 200);
      expect(bench.active(id)).toBe(true);
      bench.feed(healthy, 60);
      expect(bench.active(id)).toBe(true);
      bench.feed({}, 1);
      expect(bench.active(id)).toBe(false);
    },
  );

  test('charging below the temperature limit opens; with the current gone only warmth ends it', () => {
    bench.feed({ temperature_degC: -12 }, 10);
    expect(bench.open).toBe(false);
    bench.feed({}, 1);
    expect(bench.active(FaultId.ChargeTooCold)).toBe(true);
    expect(bench.active(FaultId.ChargeOverCurrent)).toBe(false);
    bench.feed({ current_A: 0, voltage_V: 3.28 }, 300);
    expect(bench.open).toBe(true);
    bench.feed({ temperature_degC: 0 }, 61);
    expect(bench.open).toBe(false);
  });

  test('the current limit is derated in the cold: half the way to the limit allows 0.7 of it', () => {
    bench.feed({ temperature_degC: 0, current_A: 0.76 }, 60);
    expect(bench.open).toBe(false);
    bench.feed({ current_A: 0.78 }, 6);
    expect(bench.active(FaultId.ChargeOverCurrent)).toBe(true);
  });

  test('a pressure that falls with the charge is no loss, however far', () => {
    bench.feed({ current_A: -0.5 });
    for (let k = 0; k < 600; k += 1) bench.feed({ pressure_kPa: 1000 - k }, 1, 10);
    expect(bench.active(FaultId.PressureLoss)).toBe(false);
  });

  test('a glitch of one sample beyond any limit does nothing', () => {
    bench.feed({ voltage_V: 4, temperature_degC: 100, pressure_kPa: 9000, current_A: 50 }, 1, 60);
    bench.feed({ voltage_V: 3.3, temperature_degC: 25, pressure_kPa: 1000, current_A: 0.5 }, 5, 60);
    expect(bench.monitor.protection.faults.latchedBits).toBe(0);
  });

  test('nor when the thermometer is gone after it, whatever number it leaves', () => {
    bench.feed({ temperature_degC: 90 }).feed({ temperatureValid: false }, 10);
    expect(bench.active(FaultId.OverTemperature)).toBe(false);
    expect(bench.monitor.protection.faults.latchedBits).toBe(0);
  });
});

describe('sensors', () => {
  test.each([
    ['voltageValid', FaultId.VoltageSensor, 30],
    ['currentValid', FaultId.CurrentSensor, 30],
    ['temperatureValid', FaultId.TemperatureSensor, 60],
    ['pressureValid', FaultId.PressureSensor, 60],
  ] as const)('%s missing opens after its debounce, and closes when it is back', (flag, id, debounce_s) => {
    bench.feed({ [flag]: false }, debounce_s);
    expect(bench.active(id)).toBe(false);
    bench.feed({}, 1);
    expect(bench.active(id)).toBe(true);
    expect(bench.open).toBe(true);
    bench.feed({ [flag]: true }, 61);
    expect(bench.open).toBe(false);
  });

  test('temperature and pressure that were never there are not missed', () => {
    const bare = new Bench().feed({ temperatureValid: false, pressureValid: false }, 500);
    expect(bare.monitor.protection.faults.activeBits).toBe(0);
  });

  test('a lead that comes off at rest is a sensor fault, not a hard short', () => {
    bench.feed({ current_A: 0 }, 60).feed({ voltage_V: 0 }, 31);
    expect(bench.active(FaultId.VoltageSensor)).toBe(true);
    expect(bench.active(FaultId.UnderVoltage)).toBe(false);
    expect(bench.monitor.softShort.level).toBe(0);
  });

  test('a voltage that repeats although the current stops is not measured; one that is held is', () => {
    bench.feed({ voltage_V: 3.55, current_A: 0.3 }, 5);
    for (let k = 0; k < 60; k += 1) bench.feed({ current_A: 0.3 * 0.95 ** k });
    expect(bench.active(FaultId.VoltageUnresponsive)).toBe(false);
    bench.feed({ voltage_V: 3.5, current_A: 0.5 }, 5).feed({ current_A: 0 }, 31);
    expect(bench.active(FaultId.VoltageUnresponsive)).toBe(true);
  });
});

describe('stale data', () => {
  test('no sample for longer than the limit opens; fresh samples close again', () => {
    const { monitor, sample } = bench;
    monitor.tick(sample.time_s + 10);
    expect(bench.open).toBe(false);
    monitor.tick(sample.time_s + 10.1);
    expect(bench.active(FaultId.StaleData)).toBe(true);
    expect(bench.open).toBe(true);
    bench.feed({}, 1, 20).feed({}, 60);
    expect(bench.open).toBe(false);
  });
  test('a clock that was set back opens until its samples are believed, and leaves no cell unwatched', () => {
    const { monitor, sample } = bench.feed({ time_s: 1e5, current_A: 0, voltage_V: 3.28 }, 2);
    monitor.tick(0);
    expect(bench.open).toBe(true);
    sample.time_s = 0;
    bench.feed({}, 70);
    expect(bench.open).toBe(false);
    monitor.tick(sample.time_s + 10);
    expect(bench.open).toBe(false);
    monitor.tick(sample.time_s + 10.1);
    expect(bench.open).toBe(true);
    bench.feed({}, 70).feed({ voltage_V: 3.7 }, 4);
    expect(bench.active(FaultId.OverVoltage)).toBe(true);
  });
  test('no sample at all is stale too', () => {
    const fresh = new BatteryMonitor(makeProfile(), new MonitorSettings());
    fresh.tick(0);
    fresh.tick(11);
    expect(fresh.protection.contactorRequest).toBe(ContactorRequest.Open);
  });
});

test('a growing short warns and opens nothing', () => {
  bench.monitor.softShort.level = 3;
  bench.feed({}, 2);
  expect(bench.active(FaultId.GrowingShort)).toBe(true);
  expect(bench.open).toBe(false);
});

test('switched off, it asks for nothing', () => {
  const settings = new MonitorSettings();
  settings.protection.enabled = false;
  const monitor = new BatteryMonitor(makeProfile(), settings);
  const { sample } = bench.feed({ voltage_V: 4.5 });
  for (let k = 1; k < 50; k += 1) {
    sample.time_s += 1;
    monitor.step(sample);
  }
  expect(monitor.protection.contactorRequest).toBe(ContactorRequest.Closed);
});

test('no sequence of samples and looks at the clock closes the contactor after a latched fault; a clear does', () => {
  const any = fc.record({
    step_s: fc.double({ min: 0, max: 4000, noNaN: true }),
    voltage_V: fc.constantFrom(3.3, 3.4, 0, 2.5, 4, Number.NaN),
    current_A: fc.constantFrom(0, 0.5, -0.5, 5),
    temperature_degC: fc.constantFrom(25, -30, 90),
    pressure_kPa: fc.constantFrom(1000, 500, 5000),
    voltageValid: fc.boolean(),
    currentValid: fc.boolean(),
    tick: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 200 }), (rows) => {
      const bench = new Bench().feed({}, 5).feed({ voltage_V: 3.7 }, 4);
      expect(bench.monitor.protection.faults.isLatched(FaultId.OverVoltage)).toBe(true);
      for (const { step_s, tick, ...changes } of rows) {
        if (tick) bench.monitor.tick(bench.sample.time_s + step_s);
        else bench.feed(changes, 1, step_s);
        expect(bench.open).toBe(true);
      }
      const healthy = { voltage_V: 3.28, current_A: 0, temperature_degC: 25, pressure_kPa: 1000 };
      bench.feed({ ...healthy, voltageValid: true, currentValid: true }, 1000, 100);
      expect(bench.open).toBe(true);
      bench.monitor.protection.clear();
      expect(bench.open).toBe(false);
    }),
    { numRuns: 100, seed: 20261120 },
  );
});
