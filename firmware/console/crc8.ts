/**
 * CRC-8 of a streamed line: polynomial x^8 + x^2 + x + 1 (0x07), start 0, not reflected; "123456789" gives 0xF4.
 * Source: CRC-8/SMBUS in the catalogue of parametrised CRC algorithms (G. Cook).
 */
import type { i32, u8 } from '../core/types.js';
import type { Line } from './line.js';

/** What four bits that leave at the top bring back: n times the polynomial, without carries. */
const TABLE: readonly u8[] = [0, 7, 14, 9, 28, 27, 18, 21, 56, 63, 54, 49, 36, 35, 42, 45];
const STAR: u8 = 42;
const ZERO: i32 = 48;
/** 'A' - 10. */
const LETTER: i32 = 55;

export function crc8(line: Line): i32 {
  let crc: i32 = 0;
  for (let k: i32 = 0; k < line.count; k++) {
    crc = crc ^ line.bytes[k];
    crc = ((crc << 4) & 255) ^ TABLE[(crc >> 4) & 15];
    crc = ((crc << 4) & 255) ^ TABLE[(crc >> 4) & 15];
  }
  return crc;
}

/** Ends the line with a star and the check of all before it, as two hexadecimal digits. */
export function seal(line: Line): void {
  const crc: i32 = crc8(line);
  const high: i32 = (crc >> 4) & 15;
  const low: i32 = crc & 15;
  line.put(STAR);
  line.put((high + (high < 10 ? ZERO : LETTER)) & 255);
  line.put((low + (low < 10 ? ZERO : LETTER)) & 255);
}
