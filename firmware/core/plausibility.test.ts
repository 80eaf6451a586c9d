import { describe, expect, test } from 'vitest';
import { AlarmId, Alarms } from './alarms.js';
import { Plausibility } from './plausibility.js';
import { CellProfile } from './profile.js';
import { Sample } from './sample.js';
import { MonitorSettings } from './settings.js';

/** A plausibility check with its alarms, fed by time, voltage and current. */
class Bench {
  readonly alarms = new Alarms();
  readonly check = new Plausibility(new CellProfile(), new MonitorSettings(), this.alarms);
  readonly sample = new Sample();

  feed(time_s: number, voltage_V: number, current_A = 0): boolean {
    this.alarms.beginStep();
    this.sample.time_s = time_s;
    this.sample.voltage_V = voltage_V;
    this.sample.voltageValid = true;
    this.sample.current_A = current_A;
    this.sample.currentValid = true;
    return this.check.step(this.sample);
  }

  get raised(): AlarmId[] {
    return this.alarms.ids.slice(0, this.alarms.count);
  }
}

describe('time', () => {
  test('an older sample is ignored whole and reported once', () => {
    const bench = new Bench();
    bench.feed(100, 3.3);
    expect(bench.feed(99, 3.2)).toBe(false);
    expect(bench.raised).toEqual([AlarmId.TimeReversed]);
    expect(bench.check.clean.voltage_V).toBe(3.3);
    expect(bench.feed(98, 3.2)).toBe(false);
    expect(bench.raised).toEqual([]);
    expect(bench.feed(101, 3.2)).toBe(true);
    expect(bench.check.interval_s).toBe(1);
  });
  test('a time that is no number is ignored', () => {
    const bench = new Bench();
    bench.feed(0, 3.3);
    expect(bench.feed(Number.NaN, 3.3)).toBe(false);
  });
  test('repeated times are taken, counted, and reported once', () => {
    const bench = new Bench();
    bench.feed(0, 3.3);
    expect(bench.feed(0, 3.4)).toBe(true);
    expect(bench.raised).toEqual([AlarmId.DuplicateTime]);
    bench.feed(0, 3.4);
    expect(bench.raised).toEqual([]);
    expect(bench.check.duplicateCount).toBe(2);
  });
  test('a gap is longer than an hour', () => {
    const bench = new Bench();
    bench.feed(0, 3.3);
    bench.feed(3600, 3.3);
    expect(bench.check.gap).toBe(false);
    bench.feed(7201, 3.3);
    expect(bench.check.gap).toBe(true);
    expect(bench.raised).toEqual([AlarmId.SampleGap]);
  });
});

describe('a clock that was set back', () => {
  const setBack = (): Bench => {
    const bench = new Bench();
    bench.sample.netChargeValid = true;
    for (let k = 0; k <= 5; k += 1) bench.feed(30000 + 10 * k, 3.3);
    expect(bench.feed(0, 3.3)).toBe(false);
    expect(bench.raised).toEqual([AlarmId.TimeReversed]);
    expect(bench.feed(10, 3.3)).toBe(true);
    return bench;
  };
  test('is believed at its second stamp: time goes on behind a gap across which no charge is counted', () => {
    const bench = setBack();
    expect(bench.raised).toEqual([AlarmId.SampleGap]);
    expect(bench.check.gap).toBe(true);
    expect(bench.check.setBack).toBe(true);
    expect(bench.check.intervalDoubted).toBe(true);
    expect(bench.check.clean.netChargeValid).toBe(false);
    const resumed_s = bench.check.clean.time_s;
    expect(resumed_s).toBeGreaterThan(30050 + new MonitorSettings().gapMax_s);
    expect(bench.feed(20, 3.3)).toBe(true);
    expect(bench.check.clean.time_s).toBe(resumed_s + 10);
    expect(bench.check.setBack).toBe(false);
    expect(bench.check.intervalDoubted).toBe(false);
    expect(bench.check.clean.netChargeValid).toBe(true);
  });
  test('is not one late sample before a true gap', () => {
    const bench = new Bench();
    const taken = [1000, 1010, 1005, 9000, 9010].map((time_s) => bench.feed(time_s, 3.3));
    expect(taken).toEqual([true, true, false, false, true]);
    expect(bench.raised).toEqual([AlarmId.SampleGap]);
    expect(bench.check.setBack).toBe(false);
    expect(bench.check.clockShift_s).toBe(0);
  });
  test('may be set back again', () => {
    const bench = setBack();
    bench.feed(20, 3.3);
    expect(bench.feed(3, 3.3)).toBe(false);
    expect(bench.feed(13, 3.3)).toBe(true);
    expect(bench.check.clean.time_s).toBeGreaterThan(30000 + 2 * new MonitorSettings().gapMax_s);
  });
  test('stands still at no time: a stamp that repeats agrees with nothing', () => {
    const bench = new Bench();
    bench.feed(100, 3.3);
    for (let k = 0; k < 5; k += 1) expect(bench.feed(0, 3.3)).toBe(false);
  });
});

describe('a stamp far ahead', () => {
  test('alone it is dropped and reported; the samples after it stand', () => {
    const bench = new Bench();
    for (let k = 0; k <= 5; k += 1) bench.feed(10 * k, 3.3);
    expect(bench.feed(1e9, 3.3)).toBe(false);
    expect(bench.feed(70, 3.3)).toBe(true);
    expect(bench.raised).toEqual([AlarmId.ClockOutlier]);
    expect(bench.check.interval_s).toBe(20);
  });
  test('confirmed by the next sample it is a gap', () => {
    const bench = new Bench();
    for (let k = 0; k <= 5; k += 1) bench.feed(10 * k, 3.3);
    expect(bench.feed(20000, 3.3)).toBe(false);
    expect(bench.feed(20010, 3.3)).toBe(true);
    expect(bench.raised).toEqual([AlarmId.SampleGap]);
    expect(bench.check.interval_s).toBe(19960);
  });
  test('one sample every two hours is no stamp ahead: all but the second are taken', () => {
    const bench = new Bench();
    const taken = Array.from({ length: 20 }, (_, k) => bench.feed(7200 * k, 3.3));
    expect(taken.filter((one) => !one)).toHaveLength(1);
  });
});

describe('values', () => {
  test.each([
    ['voltage', -0.6, 0, AlarmId.VoltageRange],
    ['voltage', 6.1, 0, AlarmId.VoltageRange],
    ['current', 3.3, 101, AlarmId.CurrentRange],
    ['current', 3.3, -101, AlarmId.CurrentRange],
  ])('%s out of range is not believed', (channel, voltage_V, current_A, alarm) => {
    const bench = new Bench();
    bench.feed(0, 3.3);
    bench.feed(1, voltage_V, current_A);
    expect(bench.raised).toEqual([alarm]);
    expect(channel === 'voltage' ? bench.check.clean.voltageValid : bench.check.clean.currentValid).toBe(
      false,
    );
  });
  test('a one-sample glitch is dropped and reported; the value before stands', () => {
    const bench = new Bench();
    bench.feed(0, 3.3);
    bench.feed(1, 0);
    expect(bench.check.clean.voltageValid).toBe(false);
    bench.feed(2, 3.3);
    expect(bench.check.clean.voltageValid).toBe(true);
    expect(bench.raised).toEqual([AlarmId.VoltageJump]);
  });
  test('a real collapse is believed at its second sample, without an alarm', () => {
    const bench = new Bench();
    bench.feed(0, 3.3);
    bench.feed(1, 0.01);
    bench.feed(2, 0);
    expect(bench.check.clean.voltageValid).toBe(true);
    expect(bench.raised).toEqual([]);
  });
  test('a collapse that takes two samples is believed too, without an alarm', () => {
    const bench = new Bench();
    bench.feed(0, 3.3);
    bench.feed(60, 1.8);
    bench.feed(120, 0);
    expect(bench.check.clean.voltageValid).toBe(true);
    expect(bench.raised).toEqual([]);
  });
  test('one wrong temperature is dropped; a true step is believed at its second sample, a runaway all the way', () => {
    const bench = new Bench();
    bench.sample.temperatureValid = true;
    const believed = [25, 25, -35, 25.1, 45, 45.2, 55.5, 66, 77].map((temperature_degC, k) => {
      bench.sample.temperature_degC = temperature_degC;
      bench.feed(10 * k, 3.3);
      return bench.check.clean.temperatureValid;
    });
    expect(believed).toEqual([true, true, false, true, false, true, false, true, false]);
  });
  test('a doubted temperature is doubted no longer once the thermometer is gone', () => {
    const bench = new Bench();
    for (const [k, temperature_degC] of [25, 25, 90, NaN, 90, 1e4].entries()) {
      bench.sample.temperature_degC = temperature_degC;
      bench.sample.temperatureValid = !Number.isNaN(temperature_degC);
      bench.feed(k, 3.3);
      expect(bench.check.temperatureDoubted).toBe(temperature_degC === 90);
    }
  });
  test('a minute between two samples may heat a cell by 15 K', () => {
    const bench = new Bench();
    bench.sample.temperatureValid = true;
    for (const [k, temperature_degC] of [25, 39, 53, 67].entries()) {
      bench.sample.temperature_degC = temperature_degC;
      bench.feed(60 * k, 3.3);
      expect(bench.check.clean.temperatureValid).toBe(true);
    }
  });
  test('a missing channel stays missing', () => {
    const bench = new Bench();
    bench.feed(0, 3.3);
    expect(bench.check.clean.temperatureValid).toBe(false);
    expect(bench.check.clean.pressureValid).toBe(false);
    bench.sample.temperatureValid = true;
    bench.sample.temperature_degC = 200;
    bench.sample.pressureValid = true;
    bench.sample.pressure_kPa = 2e5;
    bench.feed(1, 3.3);
    expect(bench.raised).toEqual([AlarmId.TemperatureRange, AlarmId.PressureRange]);
    expect(bench.check.clean.temperatureValid).toBe(false);
    expect(bench.check.clean.pressureValid).toBe(false);
  });
});

describe('stuck converter', () => {
  /** Seconds until the voltage is doubted at a current, with identical samples every 10 s. */
  function doubtedAfter_s(current_A: number): number | null {
    const bench = new Bench();
    for (let time_s = 0; time_s <= 20000; time_s += 10) {
      bench.feed(time_s, 3.37, current_A);
      if (!bench.check.clean.voltageValid) return time_s;
    }
    return null;
  }
  test('identical samples are doubted once 30 % of the capacity has passed', () => {
    expect(doubtedAfter_s(0.5)).toBe((0.3 * 3600) / 0.5);
  });
  test('identical samples at rest, or on a plateau at a low rate, are not', () => {
    expect(doubtedAfter_s(0)).toBeNull();
    expect(doubtedAfter_s(0.02)).toBeNull();
  });
});
