import { describe, expect, test } from 'vitest';
import { Noise } from '../testing/noise.js';
import { ForecastReason, LifeForecast } from './lifeForecast.js';

const CAPACITY_C = 3600;

function forecastOf(sodium: (cycle: number) => number, cycles: number, scatter_C = 0): LifeForecast {
  const forecast = new LifeForecast(0.8);
  const random = new Noise(3);
  for (let cycle = 1; cycle <= cycles; cycle++) {
    forecast.take(cycle, sodium(cycle) + scatter_C * random.gaussian());
  }
  return forecast;
}

describe('cycles to 80 %', () => {
  test('a linear fade is carried on', () => {
    const forecast = forecastOf((k) => CAPACITY_C * (1 - 0.002 * k), 30, 0.5);
    expect([forecast.known, forecast.reason]).toEqual([true, ForecastReason.Known]);
    // 80 % of what the first cycle gave, at cycle 100.8.
    expect(forecast.cyclesLow).toBeLessThan(70.8);
    expect(forecast.cyclesHigh).toBeGreaterThan(70.8);
    expect(Math.abs(forecast.cycles - 70.8)).toBeLessThan(1.5);
  });
  test('a geometric fade ends within the interval', () => {
    const rate = 0.998;
    const end = Math.log(0.8) / Math.log(rate) + 1;
    const forecast = forecastOf((k) => CAPACITY_C * rate ** k, 30, 0.5);
    expect(forecast.cyclesLow).toBeLessThan(end - 30);
    expect(forecast.cyclesHigh).toBeGreaterThan(end - 30);
  });
  test.each<[string, (cycle: number) => number, number, number, ForecastReason]>([
    ['too few cycles', (k) => CAPACITY_C * (1 - 0.002 * k), 7, 0.1, ForecastReason.TooFewReadings],
    ['no fade beyond the scatter', (k) => CAPACITY_C - 0.01 * k, 30, 2, ForecastReason.NoTrend],
    ['a rise', (k) => CAPACITY_C * (1 + 0.001 * k), 30, 1, ForecastReason.NoTrend],
    ['a fade that has just begun', (k) => CAPACITY_C - Math.max(0, k - 22) * 8, 30, 0.5, ForecastReason.Bent],
    ['a fade that has just ended', (k) => CAPACITY_C - Math.min(k, 20) * 8, 30, 0.5, ForecastReason.Bent],
    ['an end far beyond the record', (k) => CAPACITY_C * (1 - 0.0001 * k), 30, 0.05, ForecastReason.TooFar],
    ['an end already passed', (k) => CAPACITY_C * (1 - 0.01 * k), 30, 1, ForecastReason.Reached],
  ])('refused: %s', (_name, sodium, cycles, scatter_C, reason) => {
    const forecast = forecastOf(sodium, cycles, scatter_C);
    expect([forecast.known, forecast.reason]).toEqual([false, reason]);
  });
});
