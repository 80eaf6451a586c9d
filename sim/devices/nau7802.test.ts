/** The model against the data sheet, and the firmware's codec against the model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NAU7802_ADDRESS, Nau7802 } from '../../firmware/devices/nau7802.js';
import { ReadFault } from '../../firmware/devices/readFault.js';
import { I2cBus } from './i2cBus.js';
import { Nau7802Model, type Nau7802Errors } from './nau7802Model.js';
import { Bench } from './testing/bench.js';

const AT = NAU7802_ADDRESS;
/** Full scale at gain 128: half the supply of the bridge over the gain. */
const FULL_V_PER_V = 0.5 / 128;

const bench = (ratio: number, errors: Nau7802Errors = {}): Bench<Nau7802Model> =>
  new Bench(AT, (clock) => new Nau7802Model(clock, () => ratio, errors));

describe('the model', () => {
  const clock = { now_s: 0 };
  const bus = new I2cBus(clock);
  bus.attach(AT, new Nau7802Model(clock, () => 0.001));
  const read = (register: number, count = 1): number[] => [...bus.transfer(AT, [register], count)!];
  const write = (register: number, value: number): void => {
    bus.transfer(AT, [register, value], 0);
  };

  it('is powered up in two parts before it converts, ten times a second', () => {
    expect(read(0x00)).toEqual([0]);
    write(0x00, 0x02);
    expect(read(0x00)).toEqual([0x02]);
    clock.now_s += 1e-3;
    expect(read(0x00)).toEqual([0x0a]);
    write(0x00, 0x12);
    clock.now_s += 1;
    expect(read(0x00)).toEqual([0x1a]);
    write(0x00, 0x16);
    clock.now_s += 0.098;
    expect(read(0x00)).toEqual([0x1e]);
    clock.now_s += 0.002;
    expect(read(0x00)).toEqual([0x3e]);
  });

  it('goes on to the next register by itself, and clears the ready flag with the result', () => {
    // 1 mV/V at gain 1: 0.002 of full scale.
    expect(read(0x12, 3)).toEqual([0x00, 0x41, 0x89]);
    expect(read(0x00)).toEqual([0x1e]);
  });

  it('knows its revision', () => {
    expect(read(0x1f)).toEqual([0x0f]);
  });
});

describe('codec and model', () => {
  it('agree within half a step over the whole range', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.9999998, max: 0.9999997, noNaN: true }), (share) => {
        const run = bench(share * FULL_V_PER_V);
        const codec = new Nau7802();
        expect(run.setUp(codec)).toBe(ReadFault.None);
        expect(run.measure(codec)).toBe(ReadFault.None);
        const half = FULL_V_PER_V / 2 ** 24;
        expect(Math.abs(codec.ratio_V_per_V - share * FULL_V_PER_V)).toBeLessThanOrEqual(half * (1 + 1e-6));
      }),
    );
  });

  it('find a bridge beyond the range, a failed calibration, a loss of supply, a missing result', () => {
    const beyond = bench(1.1 * FULL_V_PER_V);
    beyond.setUp(new Nau7802());
    expect(beyond.measure(new Nau7802())).toBe(ReadFault.Saturated);
    expect(bench(0, { calibrationFails: true }).setUp(new Nau7802())).toBe(ReadFault.WrongPart);
    const run = bench(1e-3);
    const codec = new Nau7802();
    run.setUp(codec);
    expect(run.measure(codec)).toBe(ReadFault.None);
    expect(run.measure(codec)).toBe(ReadFault.NotReady);
    expect(run.measure(codec, 0.11)).toBe(ReadFault.None);
    run.part.reset();
    expect(run.measure(codec, 0.2) & ReadFault.LostSettings).not.toBe(0);
    run.bus.setAbsent(AT, true);
    expect(run.measure(codec)).toBe(ReadFault.NotAcknowledged);
  });
});
