/** The model against the data sheet, and the firmware's codec against the model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ina226 } from '../../firmware/devices/ina226.js';
import { ReadFault } from '../../firmware/devices/readFault.js';
import { Ina226Model } from './ina226Model.js';
import { Bench } from './testing/bench.js';

const AT = 0x41;
const SHUNT_OHM = 0.02;

it('the model answers the data sheet’s example with its codes (SBOS547, 2011, table 1)', () => {
  const run = new Bench(AT, (clock) => new Ina226Model(clock, { shunt_V: () => 0.02, bus_V: () => 11.98 }));
  const word = (register: number): number => run.word(register);
  expect([word(0x00), word(0x06), word(0xff)]).toEqual([0x4127, 0, 0x2260]);
  run.bus.transfer(AT, [0x05, 0x0a, 0x00], 0);
  run.clock.now_s = 1;
  expect([word(0x01), word(0x02), word(0x04)]).toEqual([8000, 9584, 10000]);
  expect([word(0x06), word(0x06)]).toEqual([8, 0]);
});

describe('codec and model', () => {
  const bench = (current_A: number, voltage_V: number): Bench<Ina226Model> =>
    new Bench(
      AT,
      (clock) => new Ina226Model(clock, { shunt_V: () => current_A * SHUNT_OHM, bus_V: () => voltage_V }),
    );

  it('agree within half a step over the whole range', () => {
    const current = fc.double({ min: -4.0957, max: 4.0957, noNaN: true });
    fc.assert(
      fc.property(current, fc.double({ min: 0, max: 36, noNaN: true }), (current_A, voltage_V) => {
        const run = bench(current_A, voltage_V);
        const codec = new Ina226(AT, SHUNT_OHM);
        expect(run.setUp(codec)).toBe(ReadFault.None);
        expect(run.measure(codec)).toBe(ReadFault.None);
        const slack = 1 + 1e-9;
        expect(Math.abs(codec.current_A - current_A)).toBeLessThanOrEqual((slack * 2.5e-6) / SHUNT_OHM / 2);
        expect(Math.abs(codec.voltage_V - voltage_V)).toBeLessThanOrEqual((slack * 1.25e-3) / 2);
      }),
    );
  });

  it('find saturation, a missing result, a loss of supply, a missing part', () => {
    const beyond = bench(4.1, 3);
    const codec = new Ina226(AT, SHUNT_OHM);
    beyond.setUp(codec);
    expect(beyond.measure(codec)).toBe(ReadFault.Saturated);
    const run = bench(1, 3);
    run.setUp(codec);
    expect(run.measure(codec)).toBe(ReadFault.None);
    expect(run.measure(codec)).toBe(ReadFault.NotReady);
    run.part.reset();
    expect(run.measure(codec, 0.2)).toBe(ReadFault.LostSettings);
    run.bus.setAbsent(AT, true);
    expect(run.measure(codec)).toBe(ReadFault.NotAcknowledged);
  });
});
