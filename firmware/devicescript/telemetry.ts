/**
 * Lines of the log: `NAME key=value ...*XX`, where XX is the CRC-8 of all before the star, in capital hexadecimal digits. Keys carry
 * units; a value is a whole number, or the 64 bits of doubles as they lie in memory (little-endian, hexadecimal), because the
 * machine prints seven digits of any other number and rounds the rest away. A line has at most 298 characters.
 *
 * CRC-8: polynomial x^8 + x^2 + x + 1 (07h), start 0, not reflected (CRC-8/SMBUS in the catalogue of parametrised CRC algorithms, G. Cook).
 * Check value of the ASCII digits 1 to 9: F4.
 */
const HEX = '0123456789ABCDEF';
/** CRC of every nibble. */
const NIBBLES: Buffer = hex`00070e091c1b1215383f363124232a2d`;

export function printLine(text: string): void {
  const bytes = Buffer.from(text);
  let crc = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    crc = ((crc << 4) & 255) ^ NIBBLES[(crc >> 4) ^ (byte >> 4)];
    crc = ((crc << 4) & 255) ^ NIBBLES[(crc >> 4) ^ (byte & 15)];
  }
  console.log(text + '*' + HEX[crc >> 4] + HEX[crc & 15]);
}

/** A value in millionths of its unit, rounded to a whole number. */
export function micro(value: number): number {
  return Math.floor(value * 1e6 + 0.5);
}

/** The bits of these numbers. */
export function bitsOf(values: number[]): string {
  const bits = Buffer.alloc(8 * values.length);
  for (let i = 0; i < values.length; i++) {
    bits.setAt(8 * i, 'f64', values[i]);
  }
  return bits.toString('hex');
}
