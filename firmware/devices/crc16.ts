/**
 * CRC-16-CCITT: polynomial x^16 + x^12 + x^5 + 1, beginning with FFFFh, high bit first. Check value of "123456789": 29B1h.
 * As the ADS122C04 appends it (Texas Instruments SBAS751B, "Data Integrity").
 */
import type { i32, u8 } from '../core/types.js';

/** Value before the first byte. */
export const CRC16_START: i32 = 0xffff;

/** The checksum after one more byte. */
export function crc16Update(crc: i32, byte: u8): i32 {
  let value: i32 = crc ^ (byte << 8);
  for (let bit: i32 = 0; bit < 8; bit++) {
    value = (value & 0x8000) !== 0 ? ((value << 1) ^ 0x1021) & 0xffff : (value << 1) & 0xffff;
  }
  return value;
}
