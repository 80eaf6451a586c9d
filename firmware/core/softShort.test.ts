import { describe, expect, test } from 'vitest';
import { LeakMethod, LeakReading } from './leakReading.js';
import { MonitorSettings } from './settings.js';
import { Cause, SoftShort } from './softShort.js';

const HOUR_S = 3600;
const CYCLE_H = 6;
const RANDOM_A = 80e-6;
const SYSTEMATIC_A = 5e-6;

/** Feeds slips of consecutive cycles, one figure a cycle, A. */
function judge(leaks_A: readonly number[], systematic_A = SYSTEMATIC_A, wholeRandom_A = RANDOM_A): SoftShort {
  const softShort = new SoftShort(new MonitorSettings());
  leaks_A.forEach((leak_A, k) => {
    softShort.beginStep();
    const end_s = (k + 1) * CYCLE_H * HOUR_S;
    const mean_A = leaks_A.slice(0, k + 1).reduce((sum, x) => sum + x, 0) / (k + 1);
    const whole = slip(0, end_s, mean_A, wholeRandom_A / (k + 1), systematic_A);
    softShort.takeSlip(slip(k * CYCLE_H * HOUR_S, end_s, leak_A, RANDOM_A, systematic_A), whole, end_s);
  });
  return softShort;
}

function slip(start_s: number, end_s: number, leak_A: number, random_A: number, systematic_A: number): LeakReading {
  const reading = new LeakReading();
  reading.method = LeakMethod.Slippage;
  reading.start_s = start_s;
  reading.end_s = end_s;
  reading.leak_A = leak_A;
  reading.charge_C = leak_A * (end_s - start_s);
  reading.random_A = random_A;
  reading.systematic_A = systematic_A;
  reading.meanVoltage_V = 3.3;
  return reading;
}

const quiet = [10e-6, -30e-6, 20e-6, -5e-6];

describe('levels', () => {
  test('scatter around zero stays at 0, with an upper bound for what could still leak', () => {
    const verdict = judge([...quiet, ...quiet]);
    expect(verdict.levelMax).toBe(0);
    expect(verdict.cause).toBe(Cause.None);
    expect(verdict.quietBound_A).toBeGreaterThan(100e-6);
    expect(verdict.quietBound_A).toBeLessThan(300e-6);
  });
  test('a leak from the first sample is found, not learnt as healthy, and its cause stays open', () => {
    const verdict = judge([1.5e-3, 1.5e-3, 1.5e-3, 1.5e-3]);
    expect(verdict.firstLeakTime_s).toBe(CYCLE_H * HOUR_S);
    expect(verdict.level).toBe(1);
    expect(verdict.episode.leak_A).toBeCloseTo(1.5e-3, 12);
  });
  test('a leak that only grows slowly is no step', () => {
    const growing = Array.from({ length: 12 }, (_, k) => 1e-3 + 0.1e-3 * k);
    expect(judge(growing).levelMax).toBe(1);
  });
  test('a step inside the record: level 1 at the first reading, level 2 when a second confirms', () => {
    expect(judge([...quiet, 1.5e-3]).level).toBe(1);
    const verdict = judge([...quiet, 1.5e-3, 1.5e-3]);
    expect(verdict.level).toBe(2);
    expect(verdict.firstDetectionTime_s).toBe(6 * CYCLE_H * HOUR_S);
    expect(verdict.cause).toBe(Cause.Unresolved);
  });
  test('one outlier is not a soft short', () => {
    expect(judge([...quiet, 1.5e-3, ...quiet]).levelMax).toBe(1);
  });
  test('readings at 5 sigma count alone, at 3.5 only in pairs, below not at all', () => {
    const sigma_A = Math.hypot(RANDOM_A, SYSTEMATIC_A);
    const alone = (...sigmas: number[]): number =>
      judge([...quiet, ...sigmas.map((x) => x * sigma_A)], SYSTEMATIC_A, 1).level; // the sum says nothing
    expect(alone(5.1)).toBe(1);
    expect(alone(4.9)).toBe(0);
    expect(alone(3.6, 3.6)).toBe(1);
    expect(alone(3.6, 0, 3.6)).toBe(0);
    expect(alone(3.4, 3.4)).toBe(0);
  });
  test('a small leak that no cycle shows alone shows in the sum', () => {
    const small_A = 2 * RANDOM_A;
    expect(judge([small_A, small_A]).level).toBe(0);
    expect(judge(Array.from({ length: 6 }, () => small_A)).level).toBe(1);
  });
  test('an offset of the sensor of that size is reason for silence', () => {
    expect(judge([1.5e-3, 1.5e-3, 1.5e-3], 1e-3).levelMax).toBe(0);
  });
  test('a leak that stops: the level falls after five quiet cycles, the end is dated to the first', () => {
    const verdict = judge([...quiet, 1.5e-3, 1.5e-3, 1.5e-3, 0, 0, 0, 0, 0]);
    expect(verdict.level).toBe(0);
    expect(verdict.levelMax).toBe(2);
    expect(verdict.episode.ended).toBe(true);
    expect(verdict.episode.end_s).toBe(7 * CYCLE_H * HOUR_S);
  });
});

describe('episode', () => {
  test('the onset is dated from the charge that leaked in its window', () => {
    // The leak of 1.5 mA began two hours before the end of the fifth cycle.
    const verdict = judge([...quiet, (1.5e-3 * 2) / CYCLE_H, 1.5e-3, 1.5e-3]);
    const onset_s = (5 * CYCLE_H - 2) * HOUR_S;
    expect(verdict.episode.onset_s).toBeCloseTo(onset_s, 0);
    expect(verdict.episode.onsetLow_s).toBeLessThan(onset_s);
    expect(verdict.episode.onsetHigh_s).toBeGreaterThan(onset_s);
    expect(verdict.episode.leak_A).toBeCloseTo(1.5e-3, 12);
  });
  test('bounds hold two standard deviations and shrink with the length of the episode', () => {
    const short = judge([...quiet, 1.5e-3, 1.5e-3]).episode;
    const long = judge([...quiet, ...Array.from({ length: 11 }, () => 1.5e-3)]).episode;
    expect(short.leakHigh_A - short.leakLow_A).toBeCloseTo(4 * Math.hypot(RANDOM_A, SYSTEMATIC_A), 6);
    expect(long.leakHigh_A - long.leakLow_A).toBeCloseTo(4 * Math.hypot(RANDOM_A / 10, SYSTEMATIC_A), 6);
  });
});
