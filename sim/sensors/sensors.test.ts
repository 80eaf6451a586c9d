import { describe, expect, it } from 'vitest';
import { CurrentSensor } from './currentSensor.js';
import { toDecimals } from './decimals.js';
import { PressureSensor } from './pressureSensor.js';
import type { SensorErrors } from './sensorErrors.js';
import { drawSensorErrors, noSensorErrors } from './sensorErrors.js';
import { checkSensorChoice, nominalSensors, sensorsDocument } from './sensorSpec.js';
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

/** Mean and standard deviation as expected, within five times the error of a sample of N. */
function expectNormal(seen: { mean: number; sd: number }, mean: number, sd: number): void {
  expect(Math.abs(seen.mean - mean)).toBeLessThan((5 * sd) / Math.sqrt(N));
  expect(Math.abs(seen.sd / sd - 1)).toBeLessThan(5 / Math.sqrt(2 * N));
}

const withErrors = (errors: Partial<SensorErrors>): SensorErrors => ({ ...noSensorErrors(), ...errors });

describe('VoltageSensor', () => {
  it('reads the truth with 20 uV of noise on steps of 15.6 uV', () => {
    const sensor = new VoltageSensor(spec, noSensorErrors(), 1);
    expectNormal(
      statistics(() => sensor.read_V(3.4) - 3.4),
      0,
      Math.hypot(20e-6, 15.6e-6 / Math.sqrt(12)),
    );
    const steps = sensor.read_V(3.4) / 15.6e-6;
    expect(steps).toBeCloseTo(Math.round(steps), 6);
  });

  it('reads on steps of 195.3 uV through the power monitor, which the profile states', () => {
    const bus = nominalSensors(1, { voltageConverter: 'ina228' });
    const sensor = new VoltageSensor(bus, noSensorErrors(), 1);
    const steps = new Set<number>();
    for (let i = 0; i < 200; i++) steps.add(sensor.read_V(3.4) / 195.3e-6);
    for (const step of steps) expect(step).toBeCloseTo(Math.round(step), 6);
    expect(steps.size).toBeLessThan(5);
    expect(sensorsDocument(bus).voltageResolution_V).toBe(195.3e-6);
  });

  const quiet = { ...spec, voltageNoise_V: 0, voltageResolution_V: 1e-9 };

  it('has its gain and the temperature coefficient of its reference', () => {
    const errors = withErrors({ voltageGain: 1e-4, voltageTempco_per_K: 5e-6 });
    const sensor = new VoltageSensor(quiet, errors, 1);
    expect(sensor.read_V(3.4, 25)).toBeCloseTo(3.4 * (1 + 1e-4), 8);
    expect(sensor.read_V(3.4, 35)).toBeCloseTo(3.4 * (1 + 1e-4 + 5e-5), 8);
  });

  it('wanders with the stated sigma and correlation, whatever the interval of reading', () => {
    for (const interval_s of [60, 3600]) {
      const sensor = new VoltageSensor(quiet, withErrors({ voltageWander_V: 3e-6 }), 2);
      const kept = Math.exp(-interval_s / quiet.voltageWanderTime_s);
      let squares = 0;
      let products = 0;
      let last = sensor.read_V(0, 25, 0, interval_s);
      for (let i = 0; i < N; i++) {
        const now = sensor.read_V(0, 25, 0, interval_s);
        squares += now * now;
        products += now * last;
        last = now;
      }
      // A correlated record of N holds only this many independent values.
      const independent = (N * (1 - kept * kept)) / (1 + kept * kept);
      expect(Math.abs(squares / N / 9e-12 - 1)).toBeLessThan(5 * Math.sqrt(2 / independent));
      expect(Math.abs(products / squares - kept)).toBeLessThan(5 * Math.sqrt((1 - kept * kept) / N) + 1e-3);
    }
  });
});

describe('CurrentSensor', () => {
  const errors = withErrors({ currentOffset_A: 30e-6, currentGain: 4e-4, currentAsymmetry: 2e-5 });

  it('has offset, gain and noise', () => {
    const sensor = new CurrentSensor(spec, errors, 1);
    const sd = Math.hypot(10e-6, 3.9e-6 / Math.sqrt(12));
    expectNormal(
      statistics(() => sensor.read_A(0)),
      30e-6,
      sd,
    );
    expectNormal(
      statistics(() => sensor.read_A(0.5) - 0.5),
      30e-6 + 0.5 * 4.1e-4,
      sd,
    );
    expectNormal(
      statistics(() => sensor.read_A(-0.5) + 0.5),
      30e-6 - 0.5 * 3.9e-4,
      sd,
    );
  });

  it('drifts with temperature in offset and gain', () => {
    const quiet = { ...spec, currentNoise_A: 0, currentResolution_A: 1e-12 };
    const warm = withErrors({ currentOffsetTempco_A_per_K: 0.5e-6, currentGainTempco_per_K: 20e-6 });
    const sensor = new CurrentSensor(quiet, warm, 1);
    expect(sensor.read_A(0, 35)).toBeCloseTo(5e-6, 12);
    expect(sensor.read_A(1, 35) - 1).toBeCloseTo(2e-4 + 5e-6, 11);
    expect(sensor.read_A(1, 25)).toBeCloseTo(1, 11);
  });

  it('integrates the true current with the same errors into its register, to one step of it', () => {
    const sensor = new CurrentSensor(spec, errors, 1);
    const quantum_Ah = 3.9e-6 / 3600;
    for (let i = 0; i < 3600; i++) sensor.integrate(0.5, 1);
    const charged_Ah = sensor.netCharge_Ah;
    expect(Math.abs(charged_Ah - (0.5 * (1 + 4.1e-4) + 30e-6))).toBeLessThanOrEqual(0.51 * quantum_Ah);
    expect(charged_Ah / quantum_Ah).toBeCloseTo(Math.round(charged_Ah / quantum_Ah), 4);
    for (let i = 0; i < 3600; i++) sensor.integrate(-0.5, 1);
    expect(Math.abs(sensor.netCharge_Ah - (0.5 * 2e-5 + 60e-6))).toBeLessThanOrEqual(0.51 * quantum_Ah);
  });

  it('times the register, and not the current, with its own oscillator', () => {
    const fast = new CurrentSensor(
      { ...spec, currentNoise_A: 0 },
      withErrors({ registerClock: 4e-3, registerNoise_C_per_sqrt_s: 0 }),
      1,
    );
    for (let i = 0; i < 3600; i++) fast.integrate(1, 1);
    expect(fast.netCharge_Ah).toBeCloseTo(1.004, 8);
    expect(fast.read_A(1)).toBeCloseTo(1, 5);
  });

  it('has a register that walks as its noise says', () => {
    const walk_C = 10e-6 * Math.sqrt(0.1);
    let squares = 0;
    const seeds = 2000;
    for (let seed = 0; seed < seeds; seed++) {
      const sensor = new CurrentSensor(spec, withErrors({ registerNoise_C_per_sqrt_s: walk_C }), seed);
      for (let i = 0; i < 4; i++) sensor.wander(2500);
      squares += (sensor.netCharge_Ah * 3600) ** 2;
    }
    expect(Math.abs(Math.sqrt(squares / seeds) / (walk_C * 100) - 1)).toBeLessThan(5 / Math.sqrt(2 * seeds));
  });
});

describe('TemperatureSensor', () => {
  it('follows with its time constant and has noise and bias', () => {
    const quiet = { ...spec, temperatureNoise_degC: 0 };
    const sensor = new TemperatureSensor(quiet, noSensorErrors(), 20, 1);
    expect(sensor.read_degC(30, 10)).toBeCloseTo(30 - 10 * Math.exp(-1), 12);
    const noisy = new TemperatureSensor(spec, withErrors({ temperatureBias_degC: 0.2 }), 25, 1);
    expectNormal(
      statistics(() => noisy.read_degC(25, 10)),
      25.2,
      0.02,
    );
  });
});

describe('PressureSensor', () => {
  const quiet = { ...spec, pressureNoise_kPa: 0 };

  it('has 0.1 kPa of noise', () => {
    const sensor = new PressureSensor(spec, noSensorErrors(), 25, 1);
    expectNormal(
      statistics(() => sensor.read_kPa(1500, 25, 1000, 10)),
      1500,
      0.1,
    );
  });

  it('drifts with time and temperature and walks at random', () => {
    const errors = withErrors({ pressureDrift_kPa_per_h: 0.02, pressureThermal_kPa_per_K: 0.07 });
    const drifting = new PressureSensor(quiet, errors, 25, 1);
    expect(drifting.read_kPa(1000, 27, 36000, 10)).toBeCloseTo(1000 + 0.2 + 0.14, 9);
    let squares = 0;
    const seeds = 2000;
    for (let seed = 0; seed < seeds; seed++) {
      const walking = new PressureSensor(quiet, withErrors({ pressureWalk_kPa_per_sqrt_h: 0.05 }), 25, seed);
      let last_kPa = 0;
      for (let hour = 1; hour <= 25; hour++) last_kPa = walking.read_kPa(0, 25, hour * 3600, 3600);
      squares += last_kPa ** 2;
    }
    expect(Math.abs(Math.sqrt(squares / seeds) / (0.05 * 5) - 1)).toBeLessThan(5 / Math.sqrt(2 * seeds));
  });

  it('creeps by 3e-4 of a change of load within 30 min, and back when it is taken off', () => {
    const cell = new PressureSensor(quiet, withErrors({ pressureCreep: 3e-4 }), 25, 1, 1000);
    expect(cell.read_kPa(1000, 25, 0, 1)).toBe(1000);
    expect(cell.read_kPa(1670, 25, 0, 0)).toBe(1670);
    let creep_kPa = 0;
    for (let i = 0; i < 180; i++) creep_kPa = cell.read_kPa(1670, 25, 0, 10) - 1670;
    expect(creep_kPa).toBeCloseTo(3e-4 * 670 * (1 - Math.exp(-3)), 9);
    for (let i = 0; i < 1000; i++) creep_kPa = cell.read_kPa(1000, 25, 0, 10) - 1000;
    expect(Math.abs(creep_kPa)).toBeLessThan(1e-6);
  });
});

describe('drawn errors', () => {
  it('have the sigma of the specification and are drawn apart', () => {
    const seeds = 2000;
    const sigmas: Partial<SensorErrors> = {
      voltageGain: spec.voltageGainSigma,
      voltageTempco_per_K: spec.voltageTempcoSigma_per_K,
      currentOffset_A: spec.currentOffsetSigma_A,
      currentOffsetTempco_A_per_K: spec.currentOffsetTempcoSigma_A_per_K,
      currentGain: spec.currentGainSigma,
      currentGainTempco_per_K: spec.currentGainTempcoSigma_per_K,
      currentAsymmetry: spec.currentAsymmetrySigma,
      registerClock: spec.registerClockSigma,
      temperatureBias_degC: spec.temperatureBiasSigma_degC,
      pressureDrift_kPa_per_h: spec.pressureDriftSigma_kPa_per_h,
      pressureThermal_kPa_per_K: spec.pressureThermalSigma_kPa_per_K,
      pressureCreep: spec.pressureCreepSigma,
      clockDrift: spec.clockDriftSigma,
    };
    const sets = Array.from({ length: seeds }, (_, seed) => drawSensorErrors(spec, seed));
    for (const [name, sigma] of Object.entries(sigmas)) {
      const key = name as keyof SensorErrors;
      const squares = sets.reduce((sum, errors) => sum + errors[key] ** 2, 0);
      expect(Math.abs(Math.sqrt(squares / seeds) / sigma - 1), name).toBeLessThan(5 / Math.sqrt(2 * seeds));
    }
    const products = sets.reduce((sum, errors) => sum + errors.currentGain * errors.currentOffset_A, 0);
    const scale = spec.currentGainSigma * spec.currentOffsetSigma_A;
    expect(Math.abs(products / seeds / scale)).toBeLessThan(5 / Math.sqrt(seeds));
  });

  it('are stated in the profile as uncertainties, never as drawn', () => {
    const stated = sensorsDocument(spec);
    expect(stated.currentOffsetUncertainty_A).toBe(50e-6);
    expect(stated.currentGainUncertainty).toBe(spec.currentAsymmetrySigma);
    expect(stated.currentOffset_A).toBe(0);
    const poor = nominalSensors(1, { quality: 'poor' });
    expect(sensorsDocument(poor).pressureDrift_kPa_per_h).toBeGreaterThan(stated.pressureDrift_kPa_per_h!);
    expect(drawSensorErrors(poor, 1).refusedShare).toBe(1e-3);
  });

  it('refuse sensors there are not', () => {
    expect(() => checkSensorChoice({ quality: 'best' as never })).toThrow(
      /sensors.quality is "best"; .*good, poor/,
    );
    expect(() => checkSensorChoice({ shunt: 1 } as never)).toThrow(/sensors.shunt is not a parameter; known/);
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
