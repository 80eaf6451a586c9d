import { describe, expect, test } from 'vitest';
import { CellProfile } from '../profile.js';
import { VoltageFilter } from './voltageFilter.js';
import { VoltageSettings } from './voltageSettings.js';

/** A straight curve of 1 V: the filter is then a linear one. */
function slopingProfile(rise_V = 1): CellProfile {
  const profile = new CellProfile();
  profile.ocvCount = 3;
  [0, 0.5, 1].forEach((fraction, k) => {
    profile.ocvFraction[k] = fraction;
    profile.ocvVoltage_V[k] = 3 + rise_V * fraction;
  });
  return profile;
}

const NOISE_V = 2e-5;

function eigenvaluesPositive(filter: VoltageFilter): boolean {
  // Cholesky's factorisation exists if and only if the matrix is positive.
  const lower = new Array<number>(25).fill(0);
  for (let i = 0; i < 5; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = filter.covariance[5 * i + j];
      for (let k = 0; k < j; k += 1) sum -= lower[5 * i + k] * lower[5 * j + k];
      if (i === j && sum <= 0) return false;
      lower[5 * i + j] = i === j ? Math.sqrt(sum) : sum / lower[5 * j + j];
    }
  }
  return true;
}

describe('voltage filter', () => {
  test('one long interval equals many short ones', () => {
    const long = new VoltageFilter(slopingProfile(), new VoltageSettings());
    const short = new VoltageFilter(slopingProfile(), new VoltageSettings());
    long.reset(0.2, 0.01);
    short.reset(0.2, 0.01);
    long.predict(400, 200);
    for (let k = 0; k < 400; k += 1) short.predict(1, 0.5);
    for (let i = 0; i < 5; i += 1) expect(short.state[i]).toBeCloseTo(long.state[i], 9);
    // Variances of exact transitions too; that of the curve error is a rational approximation.
    for (const i of [0, 1, 2, 3]) expect(short.covariance[6 * i]).toBeCloseTo(long.covariance[6 * i], 9);
  });

  test('lag and fast polarisation settle at I tau/Q and I R1', () => {
    const filter = new VoltageFilter(slopingProfile(), new VoltageSettings());
    filter.reset(0, 0.01);
    filter.predict(20000, 10000);
    expect(filter.state[1]).toBeCloseTo((0.5 * 200) / 3600, 12);
    expect(filter.state[2]).toBeCloseTo(0.5 * 0.008, 12);
  });

  test('a rested voltage on a slope gives the state as well as the curve is known, and no better', () => {
    const filter = new VoltageFilter(slopingProfile(), new VoltageSettings());
    filter.reset(0.5, 0.3);
    for (let k = 0; k < 500; k += 1) {
      filter.predict(10, 0);
      filter.compare(3.7, 0, 1, 0, NOISE_V);
      filter.update();
    }
    const curveError = 0.01; // 10 mV on 1 V
    expect(filter.state[0]).toBeCloseTo(0.7, 2);
    expect(filter.fractionSigma()).toBeGreaterThan(0.8 * curveError);
    expect(filter.fractionSigma()).toBeLessThan(1.2 * curveError);
  });

  test('on a plateau a voltage teaches nothing of the state', () => {
    const filter = new VoltageFilter(slopingProfile(0.006), new VoltageSettings());
    filter.reset(0.5, 0.1);
    for (let k = 0; k < 500; k += 1) {
      filter.predict(10, 0);
      filter.compare(3.008, 0, 1, 0, NOISE_V);
      filter.update();
    }
    expect(filter.state[0]).toBeCloseTo(0.5, 1);
    expect(filter.fractionSigma()).toBeGreaterThan(0.09);
  });

  test('the covariance stays symmetric and positive through steps, gaps and widening', () => {
    const filter = new VoltageFilter(slopingProfile(), new VoltageSettings());
    filter.reset(0.5, 0.3);
    for (let k = 0; k < 3000; k += 1) {
      const current_A = [0.5, -1, 0, 0.02][k % 4];
      const interval_s = [1, 10, 3600, 0.01][Math.floor(k / 7) % 4];
      filter.predict(interval_s, current_A * Math.min(interval_s, 10));
      filter.compare(3.5 + 0.1 * Math.sin(k), current_A, 1, 0, NOISE_V);
      if (k % 50 === 0) filter.widen();
      else filter.update();
      for (let i = 0; i < 5; i += 1) {
        for (let j = 0; j < i; j += 1) {
          const scale = Math.sqrt(filter.covariance[6 * i] * filter.covariance[6 * j]);
          expect(Math.abs(filter.covariance[5 * i + j] - filter.covariance[5 * j + i])).toBeLessThan(
            1e-9 * scale,
          );
        }
      }
    }
    expect(eigenvaluesPositive(filter)).toBe(true);
  });
});
