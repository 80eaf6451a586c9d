/** Whole numbers in bytes, little-endian. */
import type { i32, u32, u8 } from '../core/types.js';

export function putU16(bytes: u8[], at: i32, value: u32): void {
  bytes[at] = value & 255;
  bytes[at + 1] = (value >>> 8) & 255;
}

export function getU16(bytes: readonly u8[], at: i32): u32 {
  return (bytes[at] | (bytes[at + 1] << 8)) >>> 0;
}

export function putU32(bytes: u8[], at: i32, value: u32): void {
  for (let i: i32 = 0; i < 4; i++) {
    bytes[at + i] = (value >>> (8 * i)) & 255;
  }
}

export function getU32(bytes: readonly u8[], at: i32): u32 {
  return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
}
