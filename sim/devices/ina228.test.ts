/** The model against the data sheet, and the firmware's codec against the model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ina228, Ina228Range } from '../../firmware/devices/ina228.js';
import { ReadFault } from '../../firmware/devices/readFault.js';
import { RandomStream } from '../random.js';
import { Ina228Model, type Ina228Errors } from './ina228Model.js';
import { Bench } from './testing/bench.js';

const SHUNT_OHM = 0.02;
const AT = 0x40;

interface Cell {
  current_A: number;
  voltage_V: number;
  temperature_degC: number;
}

const bench = (cell: Cell, errors: Ina228Errors = {}): Bench<Ina228Model> =>
  new Bench(AT, (clock) => {
    const inputs = {
      shunt_V: () => cell.current_A * SHUNT_OHM,
      bus_V: () => cell.voltage_V,
      die_degC: () => cell.temperature_degC,
    };
    return new Ina228Model(clock, inputs, errors);
  });

describe('the model', () => {
  it('answers the data sheet’s example with the data sheet’s codes (SLYS021A, tables 8-3 and 8-4)', () => {
    const inputs = { shunt_V: () => 0.0972, bus_V: () => 48, die_degC: () => 25 };
    const run = new Bench(AT, (clock) => new Ina228Model(clock, inputs));
    expect(run.word(0x01, 2)).toBe(0xfb68);
    run.bus.transfer(AT, [0x02, 4050 >> 8, 4050 & 255], 0);
    run.clock.now_s = 3600;
    expect(run.word(0x04, 3) / 16).toBe(311040);
    expect(run.word(0x05, 3) / 16).toBe(245760);
    expect(run.word(0x06, 2)).toBe(3200);
    expect(run.word(0x07, 3) / 16).toBe(314572);
    // An hour at 6 A. The table multiplies 6 A exactly; the part adds the 314572 steps it shows, 2.5e-6 less, and what
    // is under way does not count yet, 3 ms.
    expect(run.word(0x0a, 5) / 1132462080).toBeCloseTo(1, 5);
  });

  it('begins without a conversion, and clears the flag by reading only with the latch', () => {
    const run = bench({ current_A: 0, voltage_V: 0, temperature_degC: 0 });
    const flags = (): number => run.word(0x0b) & 255;
    expect(flags()).toBe(1);
    run.clock.now_s = 0.01;
    expect([flags(), flags()]).toEqual([3, 3]);
    run.bus.transfer(AT, [0x0b, 0x80, 0x00], 0);
    run.clock.now_s = 0.02;
    expect([flags(), flags()]).toEqual([3, 1]);
  });
});

describe('codec and model', () => {
  it.each([
    [Ina228Range.mV40, 78.125e-9, 0.04096],
    [Ina228Range.mV163, 312.5e-9, 0.16384],
  ])('agree within half a step over the whole range %i', (range, step_V, full_V) => {
    const limit_A = (full_V - 1.5 * step_V) / SHUNT_OHM;
    const current = fc.double({ min: -limit_A, max: limit_A, noNaN: true });
    const voltage = fc.double({ min: 0, max: 85, noNaN: true });
    const temperature = fc.double({ min: -40, max: 125, noNaN: true });
    fc.assert(
      fc.property(current, voltage, temperature, (current_A, voltage_V, temperature_degC) => {
        const run = bench({ current_A, voltage_V, temperature_degC });
        const codec = new Ina228(AT, range, SHUNT_OHM);
        expect(run.setUp(codec)).toBe(ReadFault.None);
        expect(run.measure(codec)).toBe(ReadFault.None);
        const slack = 1 + 1e-9;
        expect(Math.abs(codec.current_A - current_A)).toBeLessThanOrEqual((slack * step_V) / SHUNT_OHM / 2);
        expect(Math.abs(codec.voltage_V - voltage_V)).toBeLessThanOrEqual((slack * 195.3125e-6) / 2);
        expect(Math.abs(codec.temperature_degC - temperature_degC)).toBeLessThanOrEqual(
          (slack * 7.8125e-3) / 2,
        );
      }),
    );
  });

  it.each([3, -3])('find a current beyond the range: %d A', (current_A) => {
    const run = bench({ current_A, voltage_V: 3, temperature_degC: 25 });
    const codec = new Ina228(AT, Ina228Range.mV40, SHUNT_OHM);
    run.setUp(codec);
    expect(run.measure(codec)).toBe(ReadFault.Saturated);
  });

  it.each([1, -0.5, 1e-4])('count the charge of %d A to the current’s step', (current_A) => {
    const run = bench({ current_A, voltage_V: 3, temperature_degC: 25 });
    const codec = new Ina228(AT, Ina228Range.mV40, SHUNT_OHM);
    run.setUp(codec);
    run.measure(codec);
    const before_C = codec.charge_C;
    const start_s = run.clock.now_s;
    run.measure(codec, 1000);
    const passed_s = run.clock.now_s - start_s;
    const step_A = 78.125e-9 / SHUNT_OHM;
    // Half a step of current all the time, and one averaged conversion of 83.6 ms at each end.
    const bound_C = (passed_s * step_A) / 2 + Math.abs(current_A) * 0.17 + step_A;
    expect(Math.abs(codec.charge_C - before_C - current_A * passed_s)).toBeLessThanOrEqual(bound_C);
  });

  it('show an offset of 1 uV as 50 uA, which no reading can tell from a current', () => {
    const run = bench({ current_A: 0, voltage_V: 3, temperature_degC: 25 }, { shuntOffset_V: 1e-6 });
    const codec = new Ina228(AT, Ina228Range.mV40, SHUNT_OHM);
    run.setUp(codec);
    run.measure(codec);
    expect(codec.current_A).toBeCloseTo(50e-6, 5);
  });

  it('count with the clock of the part: 1 % too fast is 1 % of the charge', () => {
    const run = bench({ current_A: 1, voltage_V: 3, temperature_degC: 25 }, { clock: 0.01 });
    const codec = new Ina228(AT, Ina228Range.mV40, SHUNT_OHM);
    run.setUp(codec);
    run.measure(codec);
    const before_C = codec.charge_C;
    run.measure(codec, 1000);
    expect(codec.charge_C - before_C).toBeCloseTo(1010, 0);
  });

  it('have the noise that the model was given, less by the averages', () => {
    const random = new RandomStream(7, 'ina228');
    const run = bench(
      { current_A: 0, voltage_V: 3, temperature_degC: 25 },
      { shuntNoise_V: 2e-6, gaussian: () => random.gaussian() },
    );
    const codec = new Ina228(AT, Ina228Range.mV40, SHUNT_OHM);
    run.setUp(codec);
    const readings = Array.from({ length: 2000 }, () => {
      run.measure(codec, 0.1);
      return codec.current_A * SHUNT_OHM;
    });
    const mean = readings.reduce((sum, x) => sum + x, 0) / readings.length;
    const sigma = Math.sqrt(readings.reduce((sum, x) => sum + (x - mean) ** 2, 0) / readings.length);
    // 2 uV over the root of 16; 2,000 readings know it to 1.6 % (1 sigma).
    expect(sigma / 0.5e-6).toBeGreaterThan(0.93);
    expect(sigma / 0.5e-6).toBeLessThan(1.07);
  });
});

describe('what goes wrong on the bus', () => {
  const cell = { current_A: 0.5, voltage_V: 3, temperature_degC: 25 };

  it('is seen, and is over when it is over', () => {
    const run = bench(cell);
    const codec = new Ina228(AT, Ina228Range.mV40, SHUNT_OHM);
    run.setUp(codec);
    expect(run.measure(codec)).toBe(ReadFault.None);
    expect(run.measure(codec)).toBe(ReadFault.NotReady);
    run.bus.refusals = 1;
    expect(run.measure(codec, 0.1)).toBe(ReadFault.NotAcknowledged);
    run.bus.setAbsent(AT, true);
    expect(run.measure(codec, 0.1)).toBe(ReadFault.NotAcknowledged);
    run.bus.setAbsent(AT, false);
    run.bus.stuckLow = true;
    expect(run.measure(codec, 0.1)).toBe(ReadFault.NotAcknowledged);
    run.bus.stuckLow = false;
    run.bus.disturb = () => 0xff;
    expect(run.measure(codec, 0.1) & ReadFault.Corrupt).not.toBe(0);
    run.bus.disturb = (byte) => byte;
    run.part.reset();
    expect(run.measure(codec, 0.1) & ReadFault.LostSettings).not.toBe(0);
    expect(codec.chargeValid).toBe(false);
    run.setUp(codec);
    expect(run.measure(codec)).toBe(ReadFault.None);
    expect(codec.current_A).toBeCloseTo(0.5, 5);
  });

  it('is not set up where another part answers', () => {
    const run = bench(cell);
    run.bus.disturb = (byte) => byte ^ 0x10;
    expect(run.setUp(new Ina228(AT, Ina228Range.mV40, SHUNT_OHM))).toBe(ReadFault.WrongPart);
  });
});
