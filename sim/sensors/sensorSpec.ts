/**
 * The nominal sensors: what their data sheets promise (1 sigma), and the errors one set of sensors really has.
 * Sources: PHYSICS A7 (INA228 with a 20 mOhm shunt at 1 Ah, 24-bit voltage converter, NTC, C3-class load cell).
 * Currents scale with the capacity, because a shunt is chosen for the cell.
 */
import type { SensorsDocument } from '../library/profileDocument.js';
import { RandomStream } from '../random.js';

export interface SensorSpec {
  voltageNoise_V: number;
  voltageResolution_V: number;
  voltageGainSigma: number;
  currentOffsetSigma_A: number;
  currentGainSigma: number;
  /** Difference of gain between charge and discharge. Assumed, 0..5e-5. */
  currentAsymmetrySigma: number;
  currentNoise_A: number;
  currentResolution_A: number;
  temperatureNoise_degC: number;
  temperatureBiasSigma_degC: number;
  temperatureTime_s: number;
  pressureNoise_kPa: number;
  pressureDriftSigma_kPa_per_h: number;
  pressureWalk_kPa_per_sqrt_h: number;
  pressureThermalSigma_kPa_per_K: number;
}

export function nominalSensors(capacity_Ah: number): SensorSpec {
  return {
    voltageNoise_V: 20e-6,
    voltageResolution_V: 15.6e-6,
    voltageGainSigma: 5e-6,
    currentOffsetSigma_A: 50e-6 * capacity_Ah,
    currentGainSigma: 5e-4,
    currentAsymmetrySigma: 1e-5,
    currentNoise_A: 10e-6 * capacity_Ah,
    currentResolution_A: 3.9e-6 * capacity_Ah,
    temperatureNoise_degC: 0.02,
    temperatureBiasSigma_degC: 0.15,
    temperatureTime_s: 10,
    pressureNoise_kPa: 0.1,
    pressureDriftSigma_kPa_per_h: 0.01,
    pressureWalk_kPa_per_sqrt_h: 0.05,
    pressureThermalSigma_kPa_per_K: 0.07,
  };
}

/** Drift of the load cell a profile states: linear drift and random walk over one day together, 1 sigma. */
function statedDrift_kPa_per_h(spec: SensorSpec): number {
  const walk = spec.pressureWalk_kPa_per_sqrt_h / Math.sqrt(24);
  return Math.round(1e4 * Math.hypot(spec.pressureDriftSigma_kPa_per_h, walk)) / 1e4;
}

/** What a profile states of these sensors. */
export function sensorsDocument(spec: SensorSpec): SensorsDocument {
  return {
    currentOffset_A: 0,
    currentOffsetUncertainty_A: spec.currentOffsetSigma_A,
    currentGainUncertainty: spec.currentAsymmetrySigma,
    voltageNoise_V: spec.voltageNoise_V,
    voltageResolution_V: spec.voltageResolution_V,
    temperatureNoise_degC: spec.temperatureNoise_degC,
    pressureNoise_kPa: spec.pressureNoise_kPa,
    pressureDrift_kPa_per_h: statedDrift_kPa_per_h(spec),
  };
}

/** The systematic errors of one set of sensors; all zero is a set as nominal. */
export interface SensorErrors {
  voltageGain: number;
  currentOffset_A: number;
  currentGain: number;
  currentAsymmetry: number;
  temperatureBias_degC: number;
  pressureDrift_kPa_per_h: number;
  pressureWalk_kPa_per_sqrt_h: number;
  pressureThermal_kPa_per_K: number;
}

export function noSensorErrors(): SensorErrors {
  return {
    voltageGain: 0,
    currentOffset_A: 0,
    currentGain: 0,
    currentAsymmetry: 0,
    temperatureBias_degC: 0,
    pressureDrift_kPa_per_h: 0,
    pressureWalk_kPa_per_sqrt_h: 0,
    pressureThermal_kPa_per_K: 0,
  };
}

/** Draws one set of sensors; every error has its own stream. */
export function drawSensorErrors(spec: SensorSpec, seed: number): SensorErrors {
  const draw = (name: string, sigma: number): number =>
    sigma * new RandomStream(seed, `sensorError.${name}`).gaussian();
  return {
    voltageGain: draw('voltageGain', spec.voltageGainSigma),
    currentOffset_A: draw('currentOffset', spec.currentOffsetSigma_A),
    currentGain: draw('currentGain', spec.currentGainSigma),
    currentAsymmetry: draw('currentAsymmetry', spec.currentAsymmetrySigma),
    temperatureBias_degC: draw('temperatureBias', spec.temperatureBiasSigma_degC),
    pressureDrift_kPa_per_h: draw('pressureDrift', spec.pressureDriftSigma_kPa_per_h),
    pressureWalk_kPa_per_sqrt_h: spec.pressureWalk_kPa_per_sqrt_h,
    pressureThermal_kPa_per_K: draw('pressureThermal', spec.pressureThermalSigma_kPa_per_K),
  };
}
