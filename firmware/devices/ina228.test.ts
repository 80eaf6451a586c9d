import { describe, expect, it } from 'vitest';
import { BusPlan } from './busPlan.js';
import { Ina228, Ina228Range } from './ina228.js';
import { ReadFault } from './readFault.js';
import { answer, describePlan } from './testing/deviceAnswer.js';

/** Flags of a good reading: latched, converted, memory good. */
const GOOD = 0x8003;

function bytes(value: number, size: number): number[] {
  const unsigned = value < 0 ? value + 256 ** size : value;
  return Array.from({ length: size }, (_, k) => Math.floor(unsigned / 256 ** (size - 1 - k)) % 256);
}

/** A reading whose registers hold these codes (VSHUNT and VBUS before their four empty bits). */
function read(
  part: Ina228,
  codes: { flags?: number; shunt?: number; bus?: number; die?: number; charge?: number },
) {
  const { flags = GOOD, shunt = 0, bus = 0, die = 0, charge = 0 } = codes;
  const plan = new BusPlan();
  part.measure(plan);
  answer(
    plan,
    ...bytes(flags, 2),
    ...bytes(16 * shunt, 3),
    ...bytes(16 * bus, 3),
    ...bytes(die, 2),
    ...bytes(charge, 5),
  );
  part.take(plan);
  return part;
}

// The example of the data sheet: 6 A through 16.2 mOhm at 48 V and 25 degC (SLYS021A, 8.2.2.5, table 8-4).
describe('the example of the data sheet', () => {
  const part = (): Ina228 => new Ina228(0x40, Ina228Range.mV163, 0.0162);

  it('is 6 A, 48 V and 25 degC', () => {
    const seen = read(part(), { shunt: 311040, bus: 245760, die: 3200 });
    expect(seen.current_A).toBeCloseTo(6, 12);
    expect(seen.voltage_V).toBeCloseTo(48, 12);
    expect(seen.temperature_degC).toBe(25);
    expect(seen.faults).toBe(ReadFault.None);
    expect(seen.chargeValid).toBe(true);
  });

  it('is -97.2 mV when it is negative (B4100h in the upper 20 bits)', () => {
    const seen = read(part(), { shunt: 0xb4100 - 0x100000 });
    expect(seen.current_A * 0.0162).toBeCloseTo(-0.0972, 15);
  });

  it('has counted 21,600 C after an hour', () => {
    // One step of CHARGE is a step of CURRENT for a second: 312.5 nV / 16.2 mOhm with SHUNT_CAL 4096.
    expect(read(part(), { charge: 311040 * 3600 }).charge_C).toBeCloseTo(21600, 8);
    expect(read(part(), { charge: -311040 * 3600 }).charge_C).toBeCloseTo(-21600, 8);
  });
});

describe('setting up', () => {
  it('writes the registers as the data sheet lays them out', () => {
    const plan = new BusPlan();
    new Ina228(0x45, Ina228Range.mV40, 0.02).setUp(plan);
    expect(describePlan(plan)).toEqual([
      '45 w 00 80 00 wait 1', // RST
      '45 w 00 00 10', // ADCRANGE
      '45 w 02 10 00', // SHUNT_CAL 4096
      '45 w 0b 80 00', // ALATCH
      '45 w 01 fb c2', // MODE Fh, VBUSCT 5, VSHCT 7, VTCT 0, AVG 2
      '45 w 3e r 2',
      '45 w 3f r 2 wait 85',
    ]);
  });

  it.each([
    ['an INA228', [0x54, 0x49, 0x22, 0x81], ReadFault.None],
    ['a later revision', [0x54, 0x49, 0x22, 0x8f], ReadFault.None],
    ['an INA238', [0x54, 0x49, 0x23, 0x81], ReadFault.WrongPart],
    ['another maker', [0x49, 0x54, 0x22, 0x81], ReadFault.WrongPart],
    ['a line held high', [0xff, 0xff, 0xff, 0xff], ReadFault.WrongPart],
  ])('knows %s', (_, received, faults) => {
    const part = new Ina228(0x40, Ina228Range.mV40, 0.02);
    const plan = new BusPlan();
    part.setUp(plan);
    answer(plan, ...received);
    part.takeSetUp(plan);
    expect(part.faults).toBe(faults);
  });
});

describe('a reading is refused', () => {
  const part = (): Ina228 => new Ina228(0x40, Ina228Range.mV40, 0.02);

  it('when the bus failed', () => {
    const plan = new BusPlan();
    const seen = part();
    seen.measure(plan);
    seen.take(plan);
    expect(seen.faults).toBe(ReadFault.NotAcknowledged);
    expect(seen.chargeValid).toBe(false);
  });

  it.each([
    ['at the upper end', { shunt: 0x7ffff }, ReadFault.Saturated],
    ['at the lower end', { shunt: -0x80000 }, ReadFault.Saturated],
    ['above 85 V', { bus: 435201 }, ReadFault.Saturated],
    ['with an overflow', { flags: GOOD | 0x200 }, ReadFault.Saturated],
    ['without a new conversion', { flags: 0x8001 }, ReadFault.NotReady],
    ['after a loss of supply', { flags: 0x0003 }, ReadFault.LostSettings],
    ['with a bad memory', { flags: 0x8002 }, ReadFault.Corrupt],
    ['with a negative bus voltage', { bus: -1 }, ReadFault.Corrupt],
    ['with bits that are always 0', { shunt: 1 / 16 }, ReadFault.Corrupt],
  ])('%s', (_, codes, faults) => {
    expect(read(part(), codes).faults).toBe(faults);
  });

  it('not one step before the ends', () => {
    expect(read(part(), { shunt: 0x7fffe, bus: 435200 }).faults).toBe(ReadFault.None);
    expect(read(part(), { shunt: -0x7ffff }).faults).toBe(ReadFault.None);
  });

  it('but its charge stands between two conversions, and not after its register overflowed', () => {
    expect(read(part(), { flags: 0x8001, charge: 5 }).chargeValid).toBe(true);
    expect(read(part(), { flags: GOOD | 0x400 }).chargeValid).toBe(false);
    expect(read(part(), { flags: 0x0003 }).chargeValid).toBe(false);
  });
});
