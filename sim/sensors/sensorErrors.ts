/** The errors one set of sensors really has; all zero is a set as nominal. Drawn around the specification by seed. */
import { RandomStream } from '../random.js';
import type { SensorSpec } from './sensorSpec.js';

export interface SensorErrors {
  voltageGain: number;
  voltageTempco_per_K: number;
  voltageWander_V: number;
  currentOffset_A: number;
  currentOffsetTempco_A_per_K: number;
  currentGain: number;
  currentGainTempco_per_K: number;
  currentAsymmetry: number;
  registerClock: number;
  registerNoise_C_per_sqrt_s: number;
  temperatureBias_degC: number;
  pressureDrift_kPa_per_h: number;
  pressureWalk_kPa_per_sqrt_h: number;
  pressureThermal_kPa_per_K: number;
  pressureCreep: number;
  clockJitter_s: number;
  clockDrift: number;
  refusedShare: number;
  stuckShare: number;
  missedShare: number;
}

export function noSensorErrors(): SensorErrors {
  return {
    voltageGain: 0,
    voltageTempco_per_K: 0,
    voltageWander_V: 0,
    currentOffset_A: 0,
    currentOffsetTempco_A_per_K: 0,
    currentGain: 0,
    currentGainTempco_per_K: 0,
    currentAsymmetry: 0,
    registerClock: 0,
    registerNoise_C_per_sqrt_s: 0,
    temperatureBias_degC: 0,
    pressureDrift_kPa_per_h: 0,
    pressureWalk_kPa_per_sqrt_h: 0,
    pressureThermal_kPa_per_K: 0,
    pressureCreep: 0,
    clockJitter_s: 0,
    clockDrift: 0,
    refusedShare: 0,
    stuckShare: 0,
    missedShare: 0,
  };
}

/** Draws one set of sensors; every error has its own stream. */
export function drawSensorErrors(spec: SensorSpec, seed: number): SensorErrors {
  const draw = (name: string, sigma: number): number =>
    sigma * new RandomStream(seed, `sensorError.${name}`).gaussian();
  return {
    voltageGain: draw('voltageGain', spec.voltageGainSigma),
    voltageTempco_per_K: draw('voltageTempco', spec.voltageTempcoSigma_per_K),
    voltageWander_V: spec.voltageWander_V,
    currentOffset_A: draw('currentOffset', spec.currentOffsetSigma_A),
    currentOffsetTempco_A_per_K: draw('currentOffsetTempco', spec.currentOffsetTempcoSigma_A_per_K),
    currentGain: draw('currentGain', spec.currentGainSigma),
    currentGainTempco_per_K: draw('currentGainTempco', spec.currentGainTempcoSigma_per_K),
    currentAsymmetry: draw('currentAsymmetry', spec.currentAsymmetrySigma),
    registerClock: draw('registerClock', spec.registerClockSigma),
    // White noise of one conversion, added up over t/conversion conversions of that length each.
    registerNoise_C_per_sqrt_s: spec.currentNoise_A * Math.sqrt(spec.registerConversion_s),
    temperatureBias_degC: draw('temperatureBias', spec.temperatureBiasSigma_degC),
    pressureDrift_kPa_per_h: draw('pressureDrift', spec.pressureDriftSigma_kPa_per_h),
    pressureWalk_kPa_per_sqrt_h: spec.pressureWalk_kPa_per_sqrt_h,
    pressureThermal_kPa_per_K: draw('pressureThermal', spec.pressureThermalSigma_kPa_per_K),
    pressureCreep: draw('pressureCreep', spec.pressureCreepSigma),
    clockJitter_s: spec.clockJitter_s,
    clockDrift: draw('clockDrift', spec.clockDriftSigma),
    refusedShare: spec.refusedShare,
    stuckShare: spec.stuckShare,
    missedShare: spec.missedShare,
  };
}
