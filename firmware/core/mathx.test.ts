import { describe, expect, test } from 'vitest';
import { preciseExp, preciseLog, preciseSqrt, preciseTanh } from './testing/preciseMath.js';
import { ulpsBetween } from './testing/ulp.js';
import { exp, log, scaleByPowerOfTwo, sqrt, sqrtNear, tanh } from './mathx.js';

/** Worst distance from the exact value over arguments spread between two bounds. */
function worst(f: (x: number) => number, exact: (x: number) => number, arguments_: number[]): number {
  return Math.max(...arguments_.map((x) => ulpsBetween(f(x), exact(x))));
}

const spread = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, k) => low + ((high - low) * (k + 0.377)) / count);
const spreadLog = (low: number, high: number, count: number): number[] =>
  spread(Math.log(low), Math.log(high), count).map((x) => Math.exp(x));

describe('the core own functions against 400-bit arithmetic', () => {
  test('exp within 1 ulp', () => {
    expect(worst(exp, preciseExp, [...spread(-1, 1, 1500), ...spread(-80, 80, 1500)])).toBeLessThanOrEqual(1);
  });
  test('log within 1 ulp, also near 1', () => {
    const near = [...spread(0.7, 1.45, 1500), ...spread(0.999999, 1.000001, 200)];
    expect(worst(log, preciseLog, [...near, ...spreadLog(1e-60, 1e60, 800)])).toBeLessThanOrEqual(1);
  });
  test('sqrt within 1 ulp', () => {
    expect(
      worst(sqrt, preciseSqrt, [...spread(1, 4, 1500), ...spreadLog(1e-40, 1e60, 1500)]),
    ).toBeLessThanOrEqual(1);
  });
  test('a root near the last one within 0.14 %, any other exactly', () => {
    for (const x of spread(0.9001, 1.0999, 100))
      expect(Math.abs(sqrtNear(x, 1) / Math.sqrt(x) - 1)).toBeLessThan(0.0014);
    for (const x of [0, 0.5, 1.3, 1e9, -1]) expect(sqrtNear(x, 1)).toBe(sqrt(x));
    expect(sqrtNear(2, 0)).toBe(sqrt(2));
  });
  test('tanh within 4 ulp, also near 0', () => {
    const arguments_ = [...spread(-3, 3, 1500), ...spreadLog(1e-12, 20, 1000)];
    expect(worst(tanh, preciseTanh, arguments_)).toBeLessThanOrEqual(4);
  });
  test('the reference itself agrees with the platform to its own error', () => {
    for (const x of spread(0.1, 20, 100)) {
      expect(ulpsBetween(Math.exp(x), preciseExp(x))).toBeLessThanOrEqual(1);
      expect(ulpsBetween(Math.log(x), preciseLog(x))).toBeLessThanOrEqual(1);
      expect(Math.sqrt(x)).toBe(preciseSqrt(x));
    }
  });
});

describe('limits', () => {
  test('exact where the answer is exact', () => {
    expect(exp(0)).toBe(1);
    expect(log(1)).toBe(0);
    expect(tanh(0)).toBe(0);
    for (const root of [1, 2, 3, 12, 1024, 0.5]) expect(sqrt(root * root)).toBe(root);
  });
  test('no overflow, no subnormal, no NaN', () => {
    expect(exp(1e9)).toBe(Number.MAX_VALUE);
    expect(exp(-1e9)).toBe(0);
    expect(exp(-707.6)).toBeGreaterThan(2.3e-308);
    expect(sqrt(-1)).toBe(0);
    expect(sqrt(0)).toBe(0);
    expect(log(0)).toBe(-707.7);
    expect(tanh(40)).toBe(1);
    expect(tanh(-40)).toBe(-1);
  });
  test('powers of two scale exactly', () => {
    expect(scaleByPowerOfTwo(1.7, 40)).toBe(1.7 * 2 ** 40);
    expect(scaleByPowerOfTwo(1.7, -40)).toBe(1.7 * 2 ** -40);
  });
});
