import { describe, expect, test } from 'vitest';
import { BatteryMonitor } from '../monitor.js';
import { CellProfile } from '../profile.js';
import { Sample } from '../sample.js';
import { MonitorSettings } from '../settings.js';

/**
 * Seconds of a charge at C/2 of a cell of 1 Ah, 2.4 to 3.6 V, after which no plating is concluded; NaN: never. `before_V`:
 * its voltage at rest before.
 */
function shownAfter_s(voltageAt: (time_s: number) => number, before_V = 2.5): number {
  const LENGTH_S = 1000;
  const monitor = new BatteryMonitor(new CellProfile(), new MonitorSettings());
  const sample = new Sample();
  Object.assign(sample, { time_s: -1, voltage_V: before_V, voltageValid: true, currentValid: true });
  monitor.step(sample);
  sample.current_A = 0.5;
  for (sample.time_s = 0; sample.time_s <= LENGTH_S; sample.time_s += 1) {
    sample.voltage_V = voltageAt(sample.time_s);
    sample.voltageValid = !Number.isNaN(sample.voltage_V);
    monitor.step(sample);
    if (monitor.protection.hardShort.bridgedCollector.shown) return sample.time_s;
  }
  return NaN;
}

describe('a charge at C/2 that does not plate', () => {
  const SURFACE_S = (0.05 * 3600) / 0.5;
  const bridged = (time_s: number): number => 0.5 + 1e-6 * (time_s % 7);

  test('is told after 5 % of the capacity, below 4.8 ohm', () => {
    expect(shownAfter_s(bridged)).toBe(SURFACE_S);
    expect(shownAfter_s((time_s) => 0.5 * 4.7 + bridged(time_s) - 0.5)).toBe(SURFACE_S);
    expect(shownAfter_s((time_s) => 0.5 * 4.9 + bridged(time_s) - 0.5)).toBeNaN();
  });
  test('is none in a cell that has not been in its window: the first charge of a cathode with a reservoir', () => {
    expect(shownAfter_s(bridged, 0.1)).toBeNaN();
  });
  test('is none where the voltage rises with the surface taken', () => {
    expect(shownAfter_s((time_s) => bridged(time_s) + (time_s < SURFACE_S - 10 ? 0 : 2.5))).toBeNaN();
  });
  test('is told none the later for a row whose voltage could not be read', () => {
    expect(shownAfter_s((time_s) => (time_s === 200 ? NaN : bridged(time_s)))).toBe(SURFACE_S + 1);
  });
});
