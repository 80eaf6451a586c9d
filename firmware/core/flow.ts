/**
 * What the current does now: rest, charge, constant-voltage hold or discharge; and what goes with it: time spent in
 * each direction, the slopes of the voltage, the noise of both channels.
 *
 * "At rest" is |I| below C/500 or below four standard deviations of its own noise, whichever is larger, but never
 * above C/40, so that a cut-off current is not taken for rest on a noisy sensor.
 */
import type { CoulombCounter } from './coulombCounter.js';
import type { Endpoint } from './endpoint.js';
import { NoiseEstimator } from './noiseEstimator.js';
import type { Plausibility } from './plausibility.js';
import type { CellProfile } from './profile.js';
import type { MonitorSettings } from './settings.js';

export enum Mode {
  Unknown = 0,
  Rest = 1,
  Charge = 2,
  /** Constant-voltage tail of a charge. */
  Hold = 3,
  Discharge = 4,
}

/** Upper bound of the rest threshold, fraction of capacity per hour. Assumed (a cut-off is rarely above C/20). */
const REST_RATE_MAX_PER_H: number = 0.025;
/** Weight of the newest interval in the slope of voltage over charge. */
const SLOPE_WEIGHT: number = 0.25;

/** A voltage older than this says nothing of an end point, s. Assumed (a one-sample glitch at sparse logging: 60). */
const VOLTAGE_AGE_MAX_S: number = 120;

export class Flow {
  mode: Mode = Mode.Unknown;
  /** Current less its offset, A. */
  current_A: number = 0;
  currentKnown: boolean = false;
  /** Standard deviation of the voltage: the larger of noise seen and resolution stated, V. */
  voltageSigma_V: number = 0;
  /** Noise of the voltage as seen, V. */
  voltageNoiseSeen_V: number = 0;
  restThreshold_A: number = 0;

  private readonly profile: CellProfile;
  private readonly restThresholdMin_A: number;
  private readonly restThresholdMax_A: number;
  private readonly holdFloor_V: number;
  private readonly currentNoise: NoiseEstimator;
  private readonly voltageNoise: NoiseEstimator;

  private chargingTime_s: number = 0;
  private dischargingTime_s: number = 0;
  private voltageTime_Vs: number = 0;
  private voltageRate_V_per_s: number = 0;
  private voltageSlope_V_per_C: number = 0;
  private lastVoltage_V: number = 0;
  private lastVoltageKnown: boolean = false;
  /** Time since the last believed voltage, s. */
  private voltageAge_s: number = 0;
  /** Highest voltage and current of the charge under way. */
  private chargeVoltageMax_V: number = 0;
  private chargeCurrentMax_A: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.profile = profile;
    this.restThresholdMin_A = settings.restRate_per_h * profile.capacity_Ah;
    this.restThresholdMax_A = REST_RATE_MAX_PER_H * profile.capacity_Ah;
    const window_V: number = profile.voltageMax_V - profile.voltageMin_V;
    this.holdFloor_V = profile.voltageMax_V - settings.windowTolerance * window_V;
    this.currentNoise = new NoiseEstimator(0.01 * this.restThresholdMin_A);
    this.voltageNoise = new NoiseEstimator(0.000001);
    this.restThreshold_A = this.restThresholdMin_A;
  }

  step(plausibility: Plausibility, counter: CoulombCounter, offset_A: number): void {
    const v: number = plausibility.clean.voltage_V;
    const voltageKnown: boolean = plausibility.clean.voltageValid;
    const interval_s: number = plausibility.interval_s;
    this.currentKnown = plausibility.clean.currentValid;
    if (this.currentKnown) {
      this.current_A = plausibility.clean.current_A - offset_A;
      this.currentNoise.step(this.current_A);
      const noisy_A: number = Math.max(this.restThresholdMin_A, 4 * this.currentNoise.sigma);
      this.restThreshold_A = Math.min(noisy_A, this.restThresholdMax_A);
    }
    if (voltageKnown) {
      this.voltageNoise.step(v);
      this.voltageNoiseSeen_V = this.voltageNoise.sigma;
      const stated_V: number = Math.max(this.profile.voltageNoise_V, this.profile.voltageResolution_V * 0.29);
      this.voltageSigma_V = Math.max(stated_V, this.voltageNoise.sigma);
    }
    this.measureInterval(v, voltageKnown && this.lastVoltageKnown, interval_s, counter.increment_C);
    if (this.currentKnown) {
      this.classify(v, voltageKnown);
    } else {
      this.mode = Mode.Unknown;
    }
    this.voltageAge_s = this.voltageAge_s + interval_s;
    if (voltageKnown) {
      this.lastVoltage_V = v;
      this.voltageAge_s = 0;
    }
    this.lastVoltageKnown = voltageKnown;
  }

  /** Writes the present state into an end point; the voltage is the last believed one. */
  capture(into: Endpoint, plausibility: Plausibility, counter: CoulombCounter): void {
    into.known = true;
    into.time_s = plausibility.clean.time_s;
    this.captureCharge(into, counter);
    into.breakCount = counter.breakCount;
    into.voltage_V = this.lastVoltage_V;
    into.voltageFresh = this.voltageAge_s <= VOLTAGE_AGE_MAX_S;
    into.current_A = this.current_A;
    into.chargeCurrent_A = this.chargeCurrentMax_A;
    into.temperature_degC = plausibility.clean.temperature_degC;
    into.temperatureKnown = plausibility.clean.temperatureValid;
    into.voltageRate_V_per_s = this.voltageRate_V_per_s;
    into.voltageSlope_V_per_C = this.voltageSlope_V_per_C;
    into.nextInterval_s = 0;
    into.voltageTime_Vs = this.voltageTime_Vs;
  }

  /** Writes the charge that has flowed and the time it took, and nothing else, into an end point. */
  captureCharge(into: Endpoint, counter: CoulombCounter): void {
    into.charge_C = counter.charge_C;
    into.rawCharge_C = counter.rawCharge_C;
    into.samplingVariance_C2 = counter.samplingVariance_C2;
    into.throughput_C = counter.throughput_C;
    into.samplingBias_C = counter.samplingBias_C;
    into.chargingTime_s = this.chargingTime_s;
    into.dischargingTime_s = this.dischargingTime_s;
  }

  private measureInterval(v: number, bothVoltages: boolean, interval_s: number, increment_C: number): void {
    if (interval_s <= 0) {
      return;
    }
    const mean_A: number = increment_C / interval_s;
    if (mean_A > this.restThreshold_A) {
      this.chargingTime_s = this.chargingTime_s + interval_s;
    } else if (mean_A < -this.restThreshold_A) {
      this.dischargingTime_s = this.dischargingTime_s + interval_s;
    }
    if (!bothVoltages) {
      // A missing voltage counts as the last one, not as zero.
      this.voltageTime_Vs = this.voltageTime_Vs + this.lastVoltage_V * interval_s;
      return;
    }
    this.voltageTime_Vs = this.voltageTime_Vs + 0.5 * (v + this.lastVoltage_V) * interval_s;
    this.voltageRate_V_per_s = (v - this.lastVoltage_V) / interval_s;
    const steady: boolean = this.mode === Mode.Charge || this.mode === Mode.Discharge;
    if (steady && Math.abs(mean_A) > this.restThreshold_A) {
      const slope: number = (v - this.lastVoltage_V) / increment_C;
      this.voltageSlope_V_per_C =
        this.voltageSlope_V_per_C + SLOPE_WEIGHT * (slope - this.voltageSlope_V_per_C);
    }
  }

  private classify(v: number, voltageKnown: boolean): void {
    const before: Mode = this.mode;
    if (this.current_A < -this.restThreshold_A) {
      this.mode = Mode.Discharge;
    } else if (this.current_A <= this.restThreshold_A) {
      this.mode = Mode.Rest;
    } else {
      const wasCharging: boolean = before === Mode.Charge || before === Mode.Hold;
      if (!wasCharging) {
        this.chargeVoltageMax_V = v;
        this.chargeCurrentMax_A = this.current_A;
        this.voltageSlope_V_per_C = 0;
      }
      if (voltageKnown) {
        this.chargeVoltageMax_V = Math.max(this.chargeVoltageMax_V, v);
      }
      this.chargeCurrentMax_A = Math.max(this.chargeCurrentMax_A, this.current_A);
      const flat_V: number = 0.001 + 4 * this.voltageSigma_V;
      const tapering: boolean = this.current_A < 0.97 * this.chargeCurrentMax_A;
      const high: boolean = v >= this.holdFloor_V && v >= this.chargeVoltageMax_V - flat_V;
      this.mode = voltageKnown && tapering && high ? Mode.Hold : Mode.Charge;
    }
  }
}
