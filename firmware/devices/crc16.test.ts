import { expect, it } from 'vitest';
import { CRC16_START, crc16Update } from './crc16.js';

const crcOf = (bytes: readonly number[]): number =>
  bytes.reduce((crc, byte) => crc16Update(crc, byte), CRC16_START);

it('has the check value of CRC-16-CCITT-FALSE', () => {
  expect(crcOf([...'123456789'].map((digit) => digit.charCodeAt(0)))).toBe(0x29b1);
});

it('is 0 over a message with its checksum', () => {
  const crc = crcOf([0x12, 0x34, 0x56]);
  expect(crcOf([0x12, 0x34, 0x56, crc >> 8, crc & 255])).toBe(0);
});
