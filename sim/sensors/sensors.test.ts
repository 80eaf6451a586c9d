import { describe, expect, it } from 'vitest';
import { CurrentSensor } from './currentSensor.js';
import { toDecimals } from './decimals.js';
import { PressureSensor } from './pressureSensor.js';
import { drawSensorErrors, nominalSensors, noSensorErrors, sensorsDocument } from './sensorSpec.js';
import { TemperatureSensor } from './temperatureSensor.js';
import { VoltageSensor } from './voltageSensor.js';

const spec = nominalSensors(1);
const N = 20000;

function statistics(read: () => number): { mean: number; sd: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < N; i++) {
    const x = read();
    sum += x;
    squares += x * x;
  }
  const mean = sum / N;
  return { mean, sd: Math.sqrt(squares / N - mean * mean) };
}

describe('VoltageSensor', () => {
  it('reads the truth with 20 uV of noise on steps of 15.6 uV', () => {
    const sensor = new VoltageSensor(spec, noSensorErrors(), 1);
    const { mean, sd } = statistics(() => sensor.read_V(3.4) - 3.4);
    const expected = Math.hypot(20e-6, 15.6e-6 / Math.sqrt(12));
    expect(Math.abs(mean)).toBeLessThan((5 * expected) / Math.sqrt(N));
    expect(sd / expected).toBeCloseTo(1, 1);
    const steps = sensor.read_V(3.4) / 15.6e-6;
    expect(steps).toBeCloseTo(Math.round(steps), 6);
  });

  it('has its gain error', () => {
    const sensor = new VoltageSensor(spec, { ...noSensorErrors(), voltageGain: 1e-4 }, 1);
    const { mean } = statistics(() => sensor.read_V(3.4) - 3.4);
    expect(mean).toBeCloseTo(3.4e-4, 5);
  });
});

describe('CurrentSensor', () => {
  const errors = { ...noSensorErrors(), currentOffset_A: 30e-6, currentGain: 4e-4, currentAsymmetry: 2e-5 };

  it('has offset, gain and noise', () => {
    const sensor = new CurrentSensor(spec, errors, 1);
    const rest = statistics(() => sensor.read_A(0));
    expect(rest.mean).toBeCloseTo(30e-6, 6);
    expect(rest.sd / Math.hypot(10e-6, 3.9e-6 / Math.sqrt(12))).toBeCloseTo(1, 1);
    const charge = statistics(() => sensor.read_A(0.5) - 0.5);
    expect(charge.mean).toBeCloseTo(30e-6 + 0.5 * 4.1e-4, 6);
    const discharge = statistics(() => sensor.read_A(-0.5) + 0.5);
    expect(discharge.mean).toBeCloseTo(30e-6 - 0.5 * 3.9e-4, 6);
  });

  it('integrates the true current with the same errors into its register', () => {
    const sensor = new CurrentSensor(spec, errors, 1);
    for (let i = 0; i < 3600; i++) sensor.integrate(0.5, 1);
    expect(sensor.netCharge_Ah).toBeCloseTo(0.5 * (1 + 4.1e-4) + 30e-6, 12);
    for (let i = 0; i < 3600; i++) sensor.integrate(-0.5, 1);
    expect(sensor.netCharge_Ah).toBeCloseTo(0.5 * 2e-5 + 60e-6, 12);
  });
});

describe('TemperatureSensor', () => {
  it('follows with its time constant and has noise and bias', () => {
    const quiet = { ...spec, temperatureNoise_degC: 0 };
    const sensor = new TemperatureSensor(quiet, noSensorErrors(), 20, 1);
    expect(sensor.read_degC(30, 10)).toBeCloseTo(30 - 10 * Math.exp(-1), 12);
    const noisy = new TemperatureSensor(spec, { ...noSensorErrors(), temperatureBias_degC: 0.2 }, 25, 1);
    const { mean, sd } = statistics(() => noisy.read_degC(25, 10));
    expect(mean).toBeCloseTo(25.2, 2);
    expect(sd / 0.02).toBeCloseTo(1, 1);
  });
});

describe('PressureSensor', () => {
  it('has 0.1 kPa of noise', () => {
    const sensor = new PressureSensor(spec, noSensorErrors(), 25, 1);
    const { mean, sd } = statistics(() => sensor.read_kPa(1500, 25, 1000, 10));
    expect(mean).toBeCloseTo(1500, 2);
    expect(sd / 0.1).toBeCloseTo(1, 1);
  });

  it('drifts with time and temperature and walks at random', () => {
    const quiet = { ...spec, pressureNoise_kPa: 0 };
    const errors = { ...noSensorErrors(), pressureDrift_kPa_per_h: 0.02, pressureThermal_kPa_per_K: 0.07 };
    const drifting = new PressureSensor(quiet, errors, 25, 1);
    expect(drifting.read_kPa(1000, 27, 36000, 10)).toBeCloseTo(1000 + 0.2 + 0.14, 9);
    let squares = 0;
    for (let seed = 0; seed < 400; seed++) {
      const walking = new PressureSensor(
        quiet,
        { ...noSensorErrors(), pressureWalk_kPa_per_sqrt_h: 0.05 },
        25,
        seed,
      );
      let last_kPa = 0;
      for (let hour = 1; hour <= 25; hour++) last_kPa = walking.read_kPa(0, 25, hour * 3600, 3600);
      squares += last_kPa ** 2;
    }
    expect(Math.sqrt(squares / 400)).toBeCloseTo(0.05 * 5, 1);
  });
});

describe('drawn errors', () => {
  it('have the sigma the profile states', () => {
    let offsets = 0;
    let asymmetries = 0;
    const seeds = 2000;
    for (let seed = 0; seed < seeds; seed++) {
      const errors = drawSensorErrors(spec, seed);
      offsets += errors.currentOffset_A ** 2;
      asymmetries += errors.currentAsymmetry ** 2;
    }
    const stated = sensorsDocument(spec);
    expect(Math.sqrt(offsets / seeds) / stated.currentOffsetUncertainty_A!).toBeCloseTo(1, 1);
    expect(Math.sqrt(asymmetries / seeds) / stated.currentGainUncertainty!).toBeCloseTo(1, 1);
    expect(stated.currentOffsetUncertainty_A).toBe(50e-6);
  });
});

describe('toDecimals', () => {
  it('gives numbers that survive fixed-decimal text, and no negative zero', () => {
    for (const x of [3.3999996, -0.50000049, 1e-9, 123456.7891]) {
      const rounded = toDecimals(x, 1e6);
      expect(Number(rounded.toFixed(6))).toBe(rounded);
    }
    expect(Object.is(toDecimals(-1e-9, 1e6), 0)).toBe(true);
  });
});
