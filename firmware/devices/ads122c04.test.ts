import { describe, expect, it } from 'vitest';
import { Ads122c04, Ads122c04Input, Ads122c04Reference } from './ads122c04.js';
import { BusPlan } from './busPlan.js';
import { CRC16_START, crc16Update } from './crc16.js';
import { ReadFault } from './readFault.js';
import { answer, describePlan } from './testing/deviceAnswer.js';

/** Result ready and checksum on. */
const GOOD = 0xa0;
const part = (gainPower = 0): Ads122c04 =>
  new Ads122c04(0x40, Ads122c04Input.A0A1, gainPower, Ads122c04Reference.Internal, 2.048);

function read(seen: Ads122c04, status: number, code: number, damage = 0): Ads122c04 {
  const plan = new BusPlan();
  seen.measure(plan);
  const data = [code >> 16, (code >> 8) & 255, code & 255];
  const crc = data.reduce((sum, byte) => crc16Update(sum, byte), CRC16_START) ^ damage;
  answer(plan, status, ...data, crc >> 8, crc & 255);
  seen.take(plan);
  return seen;
}

describe('ideal output codes (SBAS751B, "Data Format"): full scale = reference / gain', () => {
  it.each([
    [0x7ffffe, 2.048 * (1 - 2 ** -22)],
    [0x000001, 2.048 / 2 ** 23],
    [0x000000, 0],
    [0xffffff, -2.048 / 2 ** 23],
    [0x800001, -2.048 * (1 - 2 ** -23)],
    [0x400000, 1.024],
  ])('%i', (code, voltage_V) => {
    const seen = read(part(), GOOD, code);
    expect(seen.voltage_V).toBe(voltage_V);
    expect(seen.faults).toBe(ReadFault.None);
  });

  it('are as much smaller as the gain is large', () => {
    expect(read(part(7), GOOD, 0x400000).voltage_V).toBe(1.024 / 128);
  });
});

it.each([
  ['at the upper end', GOOD, 0x7fffff, 0, ReadFault.Saturated],
  ['at the lower end', GOOD, 0x800000, 0, ReadFault.Saturated],
  ['with a wrong checksum', GOOD, 0x123456, 1, ReadFault.Corrupt],
  ['before the conversion has ended', 0x20, 0x123456, 0, ReadFault.NotReady],
  ['after a loss of supply', 0x80, 0x123456, 0, ReadFault.LostSettings],
])('is refused %s', (_, status, code, damage, faults) => {
  expect(read(part(), status, code, damage).faults).toBe(faults);
});

it('is refused when the data line is held high or low', () => {
  for (const byte of [0xff, 0x00]) {
    const seen = part();
    const plan = new BusPlan();
    seen.measure(plan);
    answer(plan, byte, byte, byte, byte, byte, byte);
    seen.take(plan);
    expect(seen.faults & ReadFault.Corrupt).not.toBe(0);
  }
});

describe('plans', () => {
  it('are laid out as the tables of commands and registers', () => {
    const plan = new BusPlan();
    new Ads122c04(0x41, Ads122c04Input.A0Ground, 1, Ads122c04Reference.Pins, 5).setUp(plan);
    expect(describePlan(plan)).toEqual([
      '41 w 06 wait 1', // RESET
      '41 w 40 83', // MUX 8, GAIN 1, PGA bypassed
      '41 w 44 02', // VREF 1
      '41 w 48 20', // CRC 10b
      '41 w 20 r 1',
      '41 w 24 r 1',
    ]);
    new Ads122c04(0x41, Ads122c04Input.A2A3, 7, Ads122c04Reference.Internal, 2.048).setUp(plan);
    expect(describePlan(plan)[1]).toBe('41 w 40 6e');
    part().measure(plan);
    expect(describePlan(plan)).toEqual(['40 w 08 wait 56', '40 w 28 r 1', '40 w 10 r 5']);
  });

  it('find registers that do not hold what was written', () => {
    const plan = new BusPlan();
    const seen = part();
    seen.setUp(plan);
    answer(plan, 0x01, 0x00);
    seen.takeSetUp(plan);
    expect(seen.faults).toBe(ReadFault.None);
    answer(plan, 0x01, 0x02);
    seen.takeSetUp(plan);
    expect(seen.faults).toBe(ReadFault.WrongPart);
  });
});
