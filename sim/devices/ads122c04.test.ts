/** The model against the data sheet, and the firmware's codec against the model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ads122c04, Ads122c04Input, Ads122c04Reference } from '../../firmware/devices/ads122c04.js';
import { ReadFault } from '../../firmware/devices/readFault.js';
import { Ads122c04Model } from './ads122c04Model.js';
import { I2cBus } from './i2cBus.js';
import { Bench } from './testing/bench.js';

const AT = 0x40;
const REFERENCES_V = [2.048, 4.096, 5];

function bench(input_V: number): Bench<Ads122c04Model> {
  const inputs = {
    // Nothing at the other inputs, so that a wrong multiplexer setting shows.
    input_V: (mux: number) => (mux === 0 ? input_V : -0.001),
    reference_V: () => REFERENCES_V[1],
    supply_V: () => REFERENCES_V[2],
  };
  return new Bench(AT, (clock) => new Ads122c04Model(clock, inputs));
}

const codecOf = (gainPower: number, reference: Ads122c04Reference): Ads122c04 =>
  new Ads122c04(AT, Ads122c04Input.A0A1, gainPower, reference, REFERENCES_V[reference]);

describe('the model', () => {
  const clock = { now_s: 0 };
  const bus = new I2cBus(clock);
  const inputs = { input_V: () => 1.024, reference_V: () => 4.096, supply_V: () => 5 };
  bus.attach(AT, new Ads122c04Model(clock, inputs));
  const read = (command: number, count: number): number[] => [...bus.transfer(AT, [command], count)!];

  it('has registers of 0 after power-up, and nothing to say after its answer', () => {
    expect([0x20, 0x24, 0x28, 0x2c].map((command) => read(command, 1)[0])).toEqual([0, 0, 0, 0]);
    expect(read(0x20, 2)).toEqual([0, 0xff]);
  });

  it('makes one conversion a START, and says when it is there', () => {
    bus.transfer(AT, [0x08], 0);
    expect(read(0x28, 1)).toEqual([0]);
    clock.now_s += 0.051;
    expect(read(0x28, 1)).toEqual([0x80]);
    expect(read(0x10, 3)).toEqual([0x40, 0, 0]);
    expect(read(0x28, 1)).toEqual([0]);
  });

  it('appends an inverted copy, or the checksum with the counter before', () => {
    bus.transfer(AT, [0x48, 0x10], 0);
    expect(read(0x10, 6)).toEqual([0x40, 0, 0, 0xbf, 0xff, 0xff]);
    bus.transfer(AT, [0x48, 0x60], 0);
    const answer = read(0x10, 6);
    expect(answer.slice(0, 4)).toEqual([1, 0x40, 0, 0]);
    // CRC-16-CCITT-FALSE of 01 40 00 00, by a program of its own.
    expect(answer.slice(4)).toEqual([0xef, 0xd9]);
  });
});

describe('codec and model', () => {
  it('agree within half a step at every gain and reference', () => {
    const reference = fc.constantFrom(
      Ads122c04Reference.Internal,
      Ads122c04Reference.Pins,
      Ads122c04Reference.Supply,
    );
    const share = fc.double({ min: -0.9999998, max: 0.9999997, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), reference, share, (gainPower, chosen, part) => {
        const full_V = REFERENCES_V[chosen] / 2 ** gainPower;
        const run = bench(part * full_V);
        const codec = codecOf(gainPower, chosen);
        expect(run.setUp(codec)).toBe(ReadFault.None);
        expect(run.measure(codec)).toBe(ReadFault.None);
        const half_V = full_V / 2 ** 24;
        expect(Math.abs(codec.voltage_V - part * full_V)).toBeLessThanOrEqual(half_V * (1 + 1e-6));
      }),
    );
  });

  it.each([2.1, -2.1])('find an input beyond the range: %d V', (input_V) => {
    const run = bench(input_V);
    const codec = codecOf(0, Ads122c04Reference.Internal);
    run.setUp(codec);
    expect(run.measure(codec)).toBe(ReadFault.Saturated);
  });

  it('find every single wrong bit of a result', () => {
    const run = bench(1.2345);
    const codec = codecOf(0, Ads122c04Reference.Internal);
    run.setUp(codec);
    let first = Infinity;
    let wrong = 0;
    run.bus.disturb = (byte, index) => {
      first = Math.min(first, index);
      // Byte 0 is the status; the result and its checksum are the five after it.
      return index - first === 1 + (wrong >> 3) ? byte ^ (1 << (wrong & 7)) : byte;
    };
    for (wrong = 0; wrong < 40; wrong++) {
      first = Infinity;
      expect(run.measure(codec) & ReadFault.Corrupt).toBe(ReadFault.Corrupt);
    }
  });

  it('find a loss of supply and a missing part', () => {
    const run = bench(1);
    const codec = codecOf(0, Ads122c04Reference.Internal);
    run.setUp(codec);
    expect(run.measure(codec)).toBe(ReadFault.None);
    run.part.reset();
    expect(run.measure(codec) & ReadFault.LostSettings).not.toBe(0);
    run.bus.setAbsent(AT, true);
    expect(run.measure(codec)).toBe(ReadFault.NotAcknowledged);
  });
});
