/**
 * The nominal sensors: what their data sheets promise, 1 sigma. A limit of a data sheet ("max") is read as 2 sigma.
 * Sources: PHYSICS A7 (INA228 with a shunt of 20 mOhm at 1 Ah, 24-bit voltage converter, NTC, C3-class load cell).
 * Currents scale with the capacity, because a shunt is chosen for the cell.
 */
import type { SensorsDocument } from '../library/profileDocument.js';
import { requireOneOf, ScenarioError } from '../scenario/scenarioError.js';

/** Temperature at which the electronics are calibrated. */
export const CALIBRATION_DEGC = 25;

export interface SensorSpec {
  voltageNoise_V: number;
  voltageResolution_V: number;
  voltageGainSigma: number;
  voltageTempcoSigma_per_K: number;
  /** Slow wander of the reference, sigma and time constant. The time is assumed, 600..7200 s. */
  voltageWander_V: number;
  voltageWanderTime_s: number;
  currentOffsetSigma_A: number;
  currentOffsetTempcoSigma_A_per_K: number;
  currentGainSigma: number;
  currentGainTempcoSigma_per_K: number;
  /** Difference of gain between charge and discharge. Assumed, 0..5e-5. */
  currentAsymmetrySigma: number;
  currentNoise_A: number;
  currentResolution_A: number;
  registerResolution_C: number;
  /** Error of the oscillator that times the charge register. */
  registerClockSigma: number;
  /** Time over which the power monitor averages one current before it adds it to the register, s. */
  registerConversion_s: number;
  temperatureNoise_degC: number;
  temperatureBiasSigma_degC: number;
  temperatureTime_s: number;
  pressureNoise_kPa: number;
  pressureDriftSigma_kPa_per_h: number;
  pressureWalk_kPa_per_sqrt_h: number;
  pressureThermalSigma_kPa_per_K: number;
  /** Creep 30 min after a change of load, share of the change. */
  pressureCreepSigma: number;
  clockJitter_s: number;
  clockDriftSigma: number;
  /** Reads an instrument does not acknowledge, share, and the mean length of a burst of them. */
  refusedShare: number;
  refusedBurst_reads: number;
  /** Reads in which an instrument repeats its last answer, share, and the mean length of such a stretch. */
  stuckShare: number;
  stuckBurst_reads: number;
  /** Samples that never reach the log, share. */
  missedShare: number;
}

/** What a scenario may choose. */
export interface SensorChoice {
  /** A 24-bit converter of its own (default), or the power monitor's bus-voltage channel in steps of 195.3 uV. */
  voltageConverter?: 'adc24' | 'ina228' | undefined;
  /** `poor`: a load cell at the bad end of its class and a bus that loses reads. Default `good`. */
  quality?: 'good' | 'poor' | undefined;
}

export function nominalSensors(capacity_Ah: number, choice: SensorChoice = {}): SensorSpec {
  const good: SensorSpec = {
    voltageNoise_V: 20e-6,
    voltageResolution_V: 15.6e-6,
    voltageGainSigma: 5e-6,
    voltageTempcoSigma_per_K: 2.5e-6,
    voltageWander_V: 3e-6,
    voltageWanderTime_s: 3600,
    currentOffsetSigma_A: 50e-6 * capacity_Ah,
    // 10 nV/K over 20 mOhm.
    currentOffsetTempcoSigma_A_per_K: 0.25e-6 * capacity_Ah,
    currentGainSigma: 5e-4,
    currentGainTempcoSigma_per_K: 1e-5,
    currentAsymmetrySigma: 1e-5,
    currentNoise_A: 10e-6 * capacity_Ah,
    currentResolution_A: 3.9e-6 * capacity_Ah,
    // The register counts in current steps times one second.
    registerResolution_C: 3.9e-6 * capacity_Ah,
    registerClockSigma: 2.5e-3,
    // The chip's slowest single conversion is 4.12 ms; 0.1 s is its averaging over some tens of them. Assumed, 0.004..1 s.
    registerConversion_s: 0.1,
    temperatureNoise_degC: 0.02,
    temperatureBiasSigma_degC: 0.15,
    temperatureTime_s: 10,
    pressureNoise_kPa: 0.1,
    pressureDriftSigma_kPa_per_h: 0.01,
    pressureWalk_kPa_per_sqrt_h: 0.05,
    pressureThermalSigma_kPa_per_K: 0.07,
    pressureCreepSigma: 1.5e-4,
    clockJitter_s: 1e-3,
    clockDriftSigma: 25e-6,
    refusedShare: 0,
    refusedBurst_reads: 1,
    stuckShare: 0,
    stuckBurst_reads: 1,
    missedShare: 0,
  };
  const poor: Partial<SensorSpec> = {
    pressureDriftSigma_kPa_per_h: 0.05,
    pressureWalk_kPa_per_sqrt_h: 0.1,
    // Assumed: a long cable beside a cycler.
    refusedShare: 1e-3,
    refusedBurst_reads: 3,
    stuckShare: 1e-4,
    stuckBurst_reads: 10,
    missedShare: 1e-3,
  };
  // VBUS of the INA228: noise below one step, gain 0.1 % max, 20 ppm/K max.
  const busVoltage: Partial<SensorSpec> = {
    voltageNoise_V: 50e-6,
    voltageResolution_V: 195.3e-6,
    voltageGainSigma: 5e-4,
    voltageTempcoSigma_per_K: 1e-5,
  };
  return {
    ...good,
    ...(choice.quality === 'poor' && poor),
    ...(choice.voltageConverter === 'ina228' && busVoltage),
  };
}

/** Throws a ScenarioError naming the key if a choice of sensors is not among those there are. */
export function checkSensorChoice(choice: SensorChoice): void {
  for (const key of Object.keys(choice)) {
    if (key !== 'voltageConverter' && key !== 'quality') {
      throw new ScenarioError(`sensors.${key} is not a parameter; known: voltageConverter, quality`);
    }
  }
  requireOneOf('sensors.voltageConverter', choice.voltageConverter ?? 'adc24', ['adc24', 'ina228']);
  requireOneOf('sensors.quality', choice.quality ?? 'good', ['good', 'poor']);
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
