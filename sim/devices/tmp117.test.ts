/** The model against the data sheet, and the firmware's codec against the model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadFault } from '../../firmware/devices/readFault.js';
import { Tmp117 } from '../../firmware/devices/tmp117.js';
import { Bench } from './testing/bench.js';
import { Tmp117Model } from './tmp117Model.js';

const AT = 0x48;

const bench = (temperature: () => number): Bench<Tmp117Model> =>
  new Bench(AT, (clock) => new Tmp117Model(clock, temperature));

// SNOSD82D, table 7-1.
it.each([
  [-256, 0x8000],
  [-25, 0xf380],
  [-0.0078125, 0xffff],
  [0, 0],
  [25, 0x0c80],
  [100, 0x3200],
  [300, 0x7fff],
])('the model shows %d degC as the data sheet does', (temperature_degC, code) => {
  const run = bench(() => temperature_degC);
  expect([run.word(0x00), run.word(0x01)]).toEqual([0x8000, 0x0220]);
  run.clock.now_s = 1.1;
  expect(run.word(0x01)).toBe(0x2220);
  expect([run.word(0x01), run.word(0x00)]).toEqual([0x0220, code]);
});

describe('codec and model', () => {
  it('agree within half a step over the whole range', () => {
    fc.assert(
      fc.property(fc.double({ min: -55, max: 150, noNaN: true }), (temperature_degC) => {
        const run = bench(() => temperature_degC);
        const codec = new Tmp117(AT);
        expect(run.setUp(codec)).toBe(ReadFault.None);
        expect(run.measure(codec)).toBe(ReadFault.None);
        expect(Math.abs(codec.temperature_degC - temperature_degC)).toBeLessThanOrEqual(7.8125e-3 / 2);
      }),
    );
  });

  it('find a loss of supply, a missing result, a missing part', () => {
    const run = bench(() => 25);
    const codec = new Tmp117(AT);
    run.setUp(codec);
    expect(run.measure(codec)).toBe(ReadFault.None);
    expect(run.measure(codec)).toBe(ReadFault.NotReady);
    expect(run.measure(codec, 0.6)).toBe(ReadFault.None);
    run.part.reset();
    expect(run.measure(codec, 2)).toBe(ReadFault.LostSettings);
    run.bus.setAbsent(AT, true);
    expect(run.measure(codec)).toBe(ReadFault.NotAcknowledged);
  });

  it('remove an offset that was left in the part', () => {
    const run = bench(() => 25);
    run.bus.transfer(AT, [0x07, 0x00, 0x80], 0);
    const codec = new Tmp117(AT);
    run.setUp(codec);
    run.measure(codec);
    expect(codec.temperature_degC).toBe(25);
  });
});
