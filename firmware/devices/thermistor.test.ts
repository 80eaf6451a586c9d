import { describe, expect, it } from 'vitest';
import { ThermistorFit } from './calibration/thermistorFit.js';
import { ReadFault } from './readFault.js';
import { Thermistor } from './thermistor.js';

const FIXED_OHM = 10_000;

function temperature_degC(thermistor: Thermistor, resistance_ohm: number): number {
  thermistor.take(resistance_ohm / (resistance_ohm + FIXED_OHM), ReadFault.None);
  expect(thermistor.resistance_ohm / resistance_ohm).toBeCloseTo(1, 9);
  return thermistor.temperature_degC;
}

describe('Steinhart and Hart', () => {
  // Campbell Scientific, manual of the 109SS probe, appendix C: coefficients of Therm109() and table of the 10K3MCD1.
  it.each([
    [336103.2, -40],
    [97006.9, -20],
    [32650.9, 0],
    [31030.8, 1],
  ])('%d ohm is %d degC', (resistance_ohm, expected_degC) => {
    const thermistor = new Thermistor(FIXED_OHM);
    thermistor.setSteinhartHart(1.129241e-3, 2.341077e-4, 8.775468e-8);
    expect(temperature_degC(thermistor, resistance_ohm)).toBeCloseTo(expected_degC, 2);
    expect(thermistor.faults).toBe(ReadFault.None);
  });
});

// U.S. Sensor 103JL1A, by the table in Geokon's manual of the model 8002-4-1 (table 16).
const TABLE: readonly (readonly [number, number])[] = [
  [-30, 176974],
  [-20, 97081],
  [-10, 55329],
  [0, 32650],
  [10, 19901],
  [25, 10000],
  [40, 5326],
  [50, 3602],
  [60, 2488],
  [85, 1070],
];

describe('beta', () => {
  const thermistor = new Thermistor(FIXED_OHM);
  const beta_K = Math.log(10_000 / 1070) / (1 / 298.15 - 1 / 358.15);
  thermistor.setBeta(10_000, beta_K);

  it('is right at the two temperatures it is given for', () => {
    expect(temperature_degC(thermistor, 10_000)).toBeCloseTo(25, 9);
    expect(temperature_degC(thermistor, 1070)).toBeCloseTo(85, 9);
  });

  it('is within 1 K from 0 to 85 degC, and not within 0.1 K: that is what fitting is for', () => {
    const errors = TABLE.slice(3).map(([degC, ohm]) => Math.abs(temperature_degC(thermistor, ohm) - degC));
    expect(Math.max(...errors)).toBeLessThan(1);
    expect(Math.max(...errors)).toBeGreaterThan(0.1);
  });
});

describe('a fit', () => {
  it('through 0, 25 and 50 degC is within 0.05 K from -20 to 85 degC', () => {
    const fit = new ThermistorFit();
    [3, 5, 7].forEach((row, k) => fit.setPoint(k, TABLE[row][1], TABLE[row][0]));
    const thermistor = new Thermistor(FIXED_OHM);
    expect(fit.fit(thermistor)).toBe(true);
    for (const [degC, ohm] of TABLE.slice(1)) {
      expect(Math.abs(temperature_degC(thermistor, ohm) - degC), `${degC} degC`).toBeLessThan(0.05);
    }
  });

  it('is refused where two points are nearer than 10 K, and leaves the curve', () => {
    const thermistor = new Thermistor(FIXED_OHM);
    thermistor.setBeta(10_000, 3977);
    const before = temperature_degC(thermistor, 5000);
    const fit = new ThermistorFit();
    for (const near of [9.9, 25, 30]) {
      fit.setPoint(0, 19901, 10);
      fit.setPoint(1, 10000, 25);
      fit.setPoint(2, 8000, near);
      expect(fit.fit(thermistor)).toBe(false);
    }
    expect(temperature_degC(thermistor, 5000)).toBe(before);
  });

  it('shifts through one point', () => {
    const thermistor = new Thermistor(FIXED_OHM);
    thermistor.setBeta(10_000, 3977);
    const fit = new ThermistorFit();
    fit.setPoint(0, 10_100, 25);
    fit.shift(thermistor);
    expect(temperature_degC(thermistor, 10_100)).toBeCloseTo(25, 9);
    expect(thermistor.b_per_K).toBe(1 / 3977);
  });
});

describe('a reading is refused', () => {
  it.each([
    ['with an open wire', 1, ReadFault.None, ReadFault.Saturated],
    ['with a short', 0, ReadFault.None, ReadFault.Saturated],
    ['with a converter beyond its range', 1.2, ReadFault.None, ReadFault.Saturated],
    ['with a leak that looks like 200 degC', 0.005, ReadFault.None, ReadFault.Saturated],
    ['with what the converter says', 0.5, ReadFault.NotReady, ReadFault.NotReady],
  ])('%s', (_, ratio, converter, faults) => {
    const thermistor = new Thermistor(FIXED_OHM);
    thermistor.setBeta(10_000, 3977);
    thermistor.take(ratio, converter);
    expect(thermistor.faults).toBe(faults);
  });

  it('before it has a curve', () => {
    const thermistor = new Thermistor(FIXED_OHM);
    thermistor.take(0.5, ReadFault.None);
    expect(thermistor.faults).toBe(ReadFault.Saturated);
  });
});
