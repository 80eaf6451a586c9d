/**
 * CRC-32 (ISO-HDLC, the one of Ethernet and zip): polynomial 0x04C11DB7 reflected, start and final value all ones.
 * Check value of the ASCII digits 1 to 9: CBF43926. Four bits at a time: a table of 16 words instead of 256.
 */
import type { i32, u32, u8 } from '../core/types.js';

/** `crc` of every nibble. */
const NIBBLES: readonly u32[] = [
  0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c, 0xedb88320,
  0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
];

/** CRC of `count` bytes from `at` on. */
export function crc32(bytes: readonly u8[], at: i32, count: i32): u32 {
  let crc: u32 = 0xffffffff;
  for (let i: i32 = 0; i < count; i++) {
    const byte: u32 = bytes[at + i];
    crc = (crc ^ byte) >>> 0;
    crc = (NIBBLES[crc & 15] ^ (crc >>> 4)) >>> 0;
    crc = (NIBBLES[crc & 15] ^ (crc >>> 4)) >>> 0;
  }
  return ~crc >>> 0;
}
