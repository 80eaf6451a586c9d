/** The model against the data sheet, and the firmware's codec against the model; a thermistor through both. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ads1115, Ads1115Input, Ads1115Range } from '../../firmware/devices/ads1115.js';
import { ReadFault } from '../../firmware/devices/readFault.js';
import { Thermistor } from '../../firmware/devices/thermistor.js';
import { Ads1115Model } from './ads1115Model.js';
import { betaResistance_ohm, dividerRatio, type Wire } from './thermistorModel.js';
import { Bench } from './testing/bench.js';

const AT = 0x48;
const FULL_V = [6.144, 4.096, 2.048, 1.024, 0.512, 0.256];

/** One channel of the part with this voltage, nothing at the others. */
const bench = (input_V: number, rateError = 0): Bench<Ads1115Model> =>
  new Bench(AT, (clock) => new Ads1115Model(clock, (mux) => (mux === 4 ? input_V : -0.01), rateError));

it('the model begins and converts as the data sheet says', () => {
  const run = bench(1.024);
  const word = (register: number): number => run.word(register);
  // 9.6: Config 8583h, thresholds 8000h and 7FFFh, conversion 0.
  expect([0, 1, 2, 3].map(word)).toEqual([0, 0x8583, 0x8000, 0x7fff]);
  // A0 to ground, 2.048 V, single, 128 a second: 7.8 ms.
  run.bus.transfer(AT, [0x01, 0xc5, 0x83], 0);
  expect(word(1)).toBe(0x4583);
  run.clock.now_s += 0.0079;
  expect([word(1), word(0)]).toEqual([0xc583, 0x4000]);
});

describe('codec and model', () => {
  it('agree within half a step in every range, with the slowest clock', () => {
    const share = fc.double({ min: -0.9999, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        share,
        fc.constantFrom(-0.1, 0, 0.1),
        (range, part, rateError) => {
          const run = bench(part * FULL_V[range], rateError);
          const codec = new Ads1115(AT, Ads1115Input.A0Ground, range);
          expect(run.setUp(codec)).toBe(ReadFault.None);
          expect(run.measure(codec)).toBe(ReadFault.None);
          const half_V = FULL_V[range] / 65536;
          expect(Math.abs(codec.voltage_V - part * FULL_V[range])).toBeLessThanOrEqual(half_V * (1 + 1e-9));
        },
      ),
    );
  });

  it('find saturation, a conversion that is too slow, a missing part; a loss of supply is mended by the next reading', () => {
    const codec = new Ads1115(AT, Ads1115Input.A0Ground, Ads1115Range.V2_048);
    expect(bench(2.1).measure(codec)).toBe(ReadFault.Saturated);
    expect(bench(1, -0.2).measure(codec)).toBe(ReadFault.NotReady);
    const run = bench(1);
    run.part.reset();
    expect(run.measure(codec)).toBe(ReadFault.None);
    run.bus.setAbsent(AT, true);
    expect(run.measure(codec)).toBe(ReadFault.NotAcknowledged);
  });
});

describe('a thermistor of 10 kOhm behind it', () => {
  const SUPPLY_V = 3.3;
  const FIXED_OHM = 10_000;

  function read(temperature_degC: number, wire: Wire): Thermistor {
    const resistance_ohm = betaResistance_ohm(10_000, 3977, temperature_degC);
    const run = bench(SUPPLY_V * dividerRatio(resistance_ohm, FIXED_OHM, wire));
    const codec = new Ads1115(AT, Ads1115Input.A0Ground, Ads1115Range.V4_096);
    run.measure(codec);
    const thermistor = new Thermistor(FIXED_OHM);
    thermistor.setBeta(10_000, 3977);
    thermistor.take(codec.voltage_V / SUPPLY_V, codec.faults);
    return thermistor;
  }

  it('shows its temperature within half a step of the converter', () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 85, noNaN: true }), (temperature_degC) => {
        const seen = read(temperature_degC, 'whole');
        expect(seen.faults).toBe(ReadFault.None);
        // Half a step of the ratio over its slope: d ratio / dT = ratio (1 - ratio) beta / T^2.
        const ratio = dividerRatio(betaResistance_ohm(10_000, 3977, temperature_degC), FIXED_OHM);
        const slope_per_K = (ratio * (1 - ratio) * 3977) / (temperature_degC + 273.15) ** 2;
        const bound_K = 4.096 / 65536 / SUPPLY_V / slope_per_K;
        expect(Math.abs(seen.temperature_degC - temperature_degC)).toBeLessThan(1.01 * bound_K);
      }),
    );
  });

  it.each(['open', 'shorted'] as const)('is not believed when it is %s', (wire) => {
    expect(read(25, wire).faults).toBe(ReadFault.Saturated);
  });
});
