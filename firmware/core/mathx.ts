/**
 * exp, log, tanh and sqrt in `+ - * /`, comparisons and floor only, so that every target computes the same bits.
 *
 * The C libraries, V8 and the DeviceScript runtime disagree in the last bits of these functions, so the core never
 * calls theirs. Methods (textbook): argument reduction by ln 2 with a two-part constant, a rational function for exp, the
 * series of 2 atanh(s), Newton's iteration for the square root. Errors against exact values, tested: exp, log, sqrt at most
 * 1 ulp, tanh at most 4 ulp. No subnormal is ever produced: results below 2^-1021 are 0.
 */
import type { i32 } from './types.js';

/** ln 2 split so that k * LN2_HIGH is exact for |k| < 2^11: the upper 33 bits, and the rest. */
const LN2_HIGH: number = 0.693147180369123816490173339844;
const LN2_LOW: number = 1.90821492927058770002e-10;
const INVERSE_LN2: number = 1.4426950408889634;
/** Above this exp overflows, below its negative the result would be subnormal. */
const EXP_ARGUMENT_MAX: number = 709.78;
const EXP_ARGUMENT_MIN: number = -707.7;
const SQRT_HALF: number = 0.7071067811865476;
const TWO_POW_32: number = 4294967296;
const TWO_POW_16: number = 65536;
const TWO_POW_8: number = 256;
const TWO_POW_MINUS_8: number = 0.00390625;
const TWO_POW_MINUS_16: number = 0.0000152587890625;
const TWO_POW_MINUS_32: number = 2.3283064365386963e-10;

/** x * 2^k, exact while neither end is subnormal or infinite. */
export function scaleByPowerOfTwo(x: number, k: i32): number {
  let result: number = x;
  let left: i32 = k;
  while (left >= 16) {
    result = result * TWO_POW_16;
    left = (left - 16) | 0;
  }
  while (left <= -16) {
    result = result * TWO_POW_MINUS_16;
    left = (left + 16) | 0;
  }
  while (left > 0) {
    result = result * 2;
    left = (left - 1) | 0;
  }
  while (left < 0) {
    result = result * 0.5;
    left = (left + 1) | 0;
  }
  return result;
}

/**
 * exp(r) - 1 - r for |r| <= 0.3466: r c/(2 - c) with c = r + 2 - r coth(r/2), whose even part is a polynomial of r^2.
 * Its coefficients are those of fdlibm's e_exp.c (Remez, error below 2^-59): half the operations of Taylor's series.
 */
function expTail(r: number): number {
  const z: number = r * r;
  let p: number = 4.13813679705723846039e-8;
  p = p * z - 1.6533902205465251539e-6;
  p = p * z + 6.61375632143793436117e-5;
  p = p * z - 2.77777777770155933842e-3;
  p = p * z + 1.66666666666666019037e-1;
  const c: number = r - z * p;
  return (r * c) / (2 - c);
}

/** e^x. 0 below -707.7; the largest finite double above 709.78. */
export function exp(x: number): number {
  if (x > EXP_ARGUMENT_MAX) {
    return 1.7976931348623157e308;
  }
  if (x < EXP_ARGUMENT_MIN) {
    return 0;
  }
  const k: i32 = Math.floor(x * INVERSE_LN2 + 0.5) | 0;
  const high: number = x - k * LN2_HIGH;
  const low: number = k * LN2_LOW;
  const r: number = high - low;
  const correction: number = high - r - low;
  const tail: number = expTail(r);
  const fraction: number = 1 + (r + (tail + correction * (1 + r)));
  return scaleByPowerOfTwo(fraction, k);
}

/** Natural logarithm of x > 0; returns -707.7 for x <= 0 or below 2^-1021 (the core never needs smaller). */
export function log(x: number): number {
  if (x < 2.3e-308) {
    return EXP_ARGUMENT_MIN;
  }
  let m: number = x;
  let k: i32 = 0;
  while (m >= TWO_POW_16) {
    m = m * TWO_POW_MINUS_16;
    k = (k + 16) | 0;
  }
  while (m < TWO_POW_MINUS_16) {
    m = m * TWO_POW_16;
    k = (k - 16) | 0;
  }
  while (m >= 2 * SQRT_HALF) {
    m = m * 0.5;
    k = (k + 1) | 0;
  }
  while (m < SQRT_HALF) {
    m = m * 2;
    k = (k - 1) | 0;
  }
  // log(1+f) = f - f^2/2 + s (f^2/2 + R) with s = f/(2+f), R = 2 (s^2/3 + s^4/5 + ...): small terms are added first.
  const f: number = m - 1;
  const s: number = f / (2 + f);
  const z: number = s * s;
  let series: number = 2 / 25;
  series = series * z + 2 / 23;
  series = series * z + 2 / 21;
  series = series * z + 2 / 19;
  series = series * z + 2 / 17;
  series = series * z + 2 / 15;
  series = series * z + 2 / 13;
  series = series * z + 2 / 11;
  series = series * z + 2 / 9;
  series = series * z + 2 / 7;
  series = series * z + 2 / 5;
  series = series * z + 2 / 3;
  const halfSquare: number = 0.5 * f * f;
  const remainder: number = s * (halfSquare + series * z);
  return k * LN2_HIGH - (halfSquare - (remainder + k * LN2_LOW) - f);
}

/** Hyperbolic tangent. */
export function tanh(x: number): number {
  const magnitude: number = Math.abs(x);
  if (magnitude > 22) {
    return x > 0 ? 1 : -1;
  }
  const doubled: number = 2 * magnitude;
  let growth: number = 0; // e^(2|x|) - 1
  if (doubled < 0.34) {
    growth = expTail(doubled) + doubled;
  } else {
    growth = exp(doubled) - 1;
  }
  const result: number = growth / (growth + 2);
  return x < 0 ? -result : result;
}

/** Square root of x; 0 for x <= 0 or below 2^-1000 (where no result of the core depends on it). */
export function sqrt(x: number): number {
  if (x < 9.4e-302) {
    return 0;
  }
  // x = m scale^2 with m in [1, 4); scale is a power of two, so all of this is exact.
  let m: number = x;
  let scale: number = 1;
  if (m < 1) {
    while (m < TWO_POW_MINUS_32) {
      m = m * TWO_POW_32;
      scale = scale * TWO_POW_MINUS_16;
    }
    if (m < TWO_POW_MINUS_16) {
      m = m * TWO_POW_16;
      scale = scale * TWO_POW_MINUS_8;
    }
    if (m < TWO_POW_MINUS_8) {
      m = m * TWO_POW_8;
      scale = scale * 0.0625;
    }
    if (m < 0.0625) {
      m = m * 16;
      scale = scale * 0.25;
    }
    if (m < 0.25) {
      m = m * 4;
      scale = scale * 0.5;
    }
    m = m * 4;
    scale = scale * 0.5;
  } else {
    while (m >= TWO_POW_16) {
      m = m * TWO_POW_MINUS_16;
      scale = scale * TWO_POW_8;
    }
    if (m >= TWO_POW_8) {
      m = m * TWO_POW_MINUS_8;
      scale = scale * 16;
    }
    if (m >= 16) {
      m = m * 0.0625;
      scale = scale * 4;
    }
    if (m >= 4) {
      m = m * 0.25;
      scale = scale * 2;
    }
  }
  // A straight line each for [1, 2) and [2, 4): relative error below 0.8 %, squared and halved by each of three
  // iterations of Heron: below 2^-60.
  const guess: number = m < 2 ? 0.59016 + 0.41731 * m : 0.83462 + 0.29508 * m;
  let y: number = 0.5 * (guess + m / guess);
  y = 0.5 * (y + m / y);
  y = 0.5 * (y + m / y);
  return y * scale;
}

/**
 * Square root of x where the last one, `near`, is mostly close: one step of Heron's iteration if x is within 10 % of
 * near^2, which is off by at most 0.14 %, else `sqrt`. For standard deviations that are followed sample by sample.
 */
export function sqrtNear(x: number, near: number): number {
  if (near <= 0) {
    return sqrt(x);
  }
  const opposite: number = x / near;
  if (Math.abs(opposite - near) > 0.1 * near) {
    return sqrt(x);
  }
  return 0.5 * (near + opposite);
}
