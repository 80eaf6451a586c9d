/**
 * A number in eight bytes, IEEE 754 double precision, little-endian: by arithmetic alone, because the portable subset
 * has no access to bits. Exact for every normal number and 0. Subnormal numbers become 0 (the core makes none), -0
 * becomes 0, infinities the largest number, NaN 0: no target has to agree on those.
 */
import type { i32, u32, u8 } from '../core/types.js';
import { getU32, putU32 } from './byteOrder.js';

/** 2^512 down to 2^1: their exponents halve. */
const POWERS: readonly number[] = [
  1.3407807929942597e154, 1.157920892373162e77, 3.402823669209385e38, 18446744073709552000, 4294967296, 65536,
  256, 16, 4, 2,
];
const FIRST_EXPONENT: i32 = 512;
const BIAS: i32 = 1023;
const TWO_20: number = 1048576;
const TWO_32: number = 4294967296;
const SMALLEST: number = 2.2250738585072014e-308;
const LARGEST: number = 1.7976931348623157e308;

export function putFloat64(bytes: u8[], at: i32, value: number): void {
  const isNegative: boolean = value < 0;
  let rest: number = isNegative ? -value : value;
  if (!(rest >= SMALLEST)) {
    putU32(bytes, at, 0);
    putU32(bytes, (at + 4) | 0, 0);
    return;
  }
  if (rest > LARGEST) {
    rest = LARGEST;
  }
  let exponent: i32 = BIAS;
  let step: i32 = FIRST_EXPONENT;
  for (let i: i32 = 0; i < 10; i++) {
    if (rest >= POWERS[i]) {
      rest /= POWERS[i];
      exponent = (exponent + step) | 0;
    } else if (rest * POWERS[i] < 2) {
      rest *= POWERS[i];
      exponent = (exponent - step) | 0;
    }
    step = step >> 1;
  }
  const scaled: number = (rest - 1) * TWO_20;
  const high: u32 = Math.floor(scaled) >>> 0;
  const low: u32 = ((scaled - high) * TWO_32) >>> 0;
  const sign: u32 = isNegative ? 0x80000000 : 0;
  putU32(bytes, at, low);
  putU32(bytes, (at + 4) | 0, (sign | (exponent << 20) | high) >>> 0);
}

export function getFloat64(bytes: readonly u8[], at: i32): number {
  const low: u32 = getU32(bytes, at);
  const word: u32 = getU32(bytes, (at + 4) | 0);
  let exponent: i32 = ((word >>> 20) & 2047) - BIAS;
  if (exponent === -BIAS) {
    return 0;
  }
  const high: u32 = word & 0xfffff;
  let value: number = 1 + (high + low / TWO_32) / TWO_20;
  let step: i32 = FIRST_EXPONENT;
  for (let i: i32 = 0; i < 10; i++) {
    if (exponent >= step) {
      value *= POWERS[i];
      exponent = (exponent - step) | 0;
    } else if (exponent + step <= 0) {
      value /= POWERS[i];
      exponent = (exponent + step) | 0;
    }
    step = step >> 1;
  }
  return word >= 0x80000000 ? -value : value;
}
