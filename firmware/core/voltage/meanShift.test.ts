import { describe, expect, test } from 'vitest';
import { Noise } from '../testing/noise.js';
import { MeanShift } from './meanShift.js';
import { TransientSettings } from './transientSettings.js';

/** Mean number of samples until the first alarm. */
function meanRun(settings: TransientSettings, shift: number, runs: number): number {
  const noise = new Noise(5);
  let samples = 0;
  for (let k = 0; k < runs; k += 1) {
    const detector = new MeanShift(settings);
    do {
      detector.step(shift + noise.gaussian());
      samples += 1;
    } while (detector.alarm === 0);
  }
  return samples / runs;
}

function only(cusum: boolean, glr: boolean): TransientSettings {
  const settings = new TransientSettings();
  settings.cusumEnabled = cusum;
  settings.glrEnabled = glr;
  return settings;
}

describe('shifts of the mean', () => {
  test('the run length between false alarms is the one designed (h = 3, two-sided)', () => {
    const settings = only(true, false);
    settings.cusumLimit = 3;
    const b = 3 + 1.166;
    const k = 0.75;
    const oneSided = (Math.exp(2 * k * b) - 2 * k * b - 1) / (2 * k * k);
    // 400 runs: 5 % standard error; Siegmund's approximation itself is good to some per cent.
    const ratio = meanRun(settings, 0, 400) / (oneSided / 2);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.2);
  });
  test('a shift of 2 sigma is found after (h + 1.17)/(delta - k) samples', () => {
    const delay = meanRun(only(true, false), -2, 400);
    expect(delay).toBeGreaterThan(0.85 * (9.17 / 1.25));
    expect(delay).toBeLessThan(1.15 * (9.17 / 1.25));
  });
  test('the likelihood ratio finds a shift of 0.7 sigma, below the slack of the CUSUM, in its longest windows', () => {
    // Log-likelihood ratio n 0.7^2/2 passes 25 at n = 102; windows are judged at multiples of half their length.
    const delay = meanRun(only(false, true), 0.7, 200);
    expect(delay).toBeGreaterThan(40);
    expect(delay).toBeLessThan(192);
  });
  test('a hundred thousand samples of noise raise nothing', () => {
    const detector = new MeanShift(new TransientSettings());
    const noise = new Noise(3);
    let alarms = 0;
    for (let k = 0; k < 100000; k += 1) {
      detector.step(noise.gaussian() / 1.25);
      if (detector.alarm !== 0) alarms += 1;
    }
    expect(alarms).toBe(0);
  });
});
