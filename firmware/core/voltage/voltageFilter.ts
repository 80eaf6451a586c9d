/**
 * Extended Kalman filter of the cell's voltage (PHYSICS B).
 *
 *   x = [s, z, v1, rho, b]     s   fraction of the cathode's sodium removed
 *                              z   lag of its surface,            dz/dt = (I tau/Q - z)/tau
 *                              v1  fast polarisation, V,          dv1/dt = (I R1 - v1)/tau1
 *                              rho ln(R/R_ref)                    random walk
 *                              b   error of the open-circuit curve, V: first-order Gauss-Markov in |ds| and in time
 *   V = U(s + z) + b + (T - 25 degC) dU/dT + v1 + I R_ref(T) e^rho,   H = [U', U', 1, I R, 1],  |U'| clamped
 * U' is the secant of the curve over one standard deviation of s + z to either side, and what the curve bends within it
 * counts as noise (statistical linearisation): a tangent taken on the plateau would hide the steep end beside it.
 * Transitions are exact exponentials for any interval. The update is Joseph's form for a scalar,
 *   P' = (1 - K H) P (1 - K H)^T + K R K^T = P - K w^T - w K^T,  g = P H^T,  w = g - (H g + R) K/2,
 * computed for one triangle and mirrored, so that P stays symmetric to the bit. Zeros and ones of the transition and of H
 * are not multiplied by, and what depends on the interval alone is kept while it stays the same.
 * b is added to PHYSICS' four states: an error of the curve of 10 mV lasts, and a filter that takes it for white noise
 * becomes sure of a wrong state on every plateau; slow polarisation of hours goes with it. No leak is a state: it is not observable there.
 */
import { exp, sqrt, sqrtNear } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { i32 } from '../types.js';
import { OcvCurve } from './ocvCurve.js';
import type { VoltageSettings } from './voltageSettings.js';
import { VoltageTransition } from './voltageTransition.js';

const STATES: i32 = 5;
const S: i32 = 0;
const Z: i32 = 1;
const V1: i32 = 2;
const RHO: i32 = 3;
const B: i32 = 4;
/** Bounds of the states, and of their variances: a filter that leaves them means nothing. Assumed, generous. */
const LARGEST: readonly number[] = [1.2, 0.3, 1, 3, 0.1];
const SMALLEST: readonly number[] = [-0.2, -0.3, -1, -3, -0.1];
const VARIANCE_MAX: readonly number[] = [0.25, 0.01, 0.01, 1, 0.01];
/** Within so much of the last exponential of rho, its cubic does: error below 1e-8. */
const NEAR: number = 0.02;
const THIRD: number = 1 / 3;
/** Largest measurement noise the adaptation may reach, V. */
const NOISE_MAX_V: number = 0.02;

export class VoltageFilter {
  /** At the state, and one standard deviation below and above it: three, because each keeps its place in the table. */
  readonly curve: OcvCurve;
  private readonly below: OcvCurve;
  private readonly above: OcvCurve;
  readonly state: number[] = [0, 0, 0, 0, 0];
  /** Covariance, row by row. */
  readonly covariance: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Measured less predicted voltage of the last `compare`, V, and its variance. */
  innovation_V: number = 0;
  innovationVariance_V2: number = 1;

  private readonly settings: VoltageSettings;
  readonly capacity_C: number;
  /** Reciprocals and squares of settings. */
  readonly perCapacity_per_C: number;
  private readonly resistance_ohm: number;
  private readonly curve_V2: number;
  private readonly position: number;
  private readonly modelNoise_V2: number;
  /** g = P H^T of the last `compare`, w once it is taken; and the gain. */
  private readonly product: number[] = [0, 0, 0, 0, 0];
  private readonly gain: number[] = [0, 0, 0, 0, 0];
  private readonly passing: VoltageTransition;
  /** Standard deviation of s + z at the last `compare`. */
  private reach: number = 0;
  /** exp(rho) was last worked out at this rho. */
  private anchor: number = 0;
  private anchorGrowth: number = 1;
  private noise_V2: number = 0;
  private noiseFloor_V2: number = 0;

  constructor(profile: CellProfile, settings: VoltageSettings) {
    this.settings = settings;
    this.curve = new OcvCurve(profile);
    this.below = new OcvCurve(profile);
    this.above = new OcvCurve(profile);
    this.capacity_C = profile.capacity_Ah * 3600;
    this.perCapacity_per_C = 1 / this.capacity_C;
    this.resistance_ohm = settings.resistance_ohm_Ah / profile.capacity_Ah;
    this.passing = new VoltageTransition(profile, settings);
    this.curve_V2 = settings.curveSigma_V * settings.curveSigma_V;
    this.position = settings.curvePosition * settings.curvePosition;
    this.modelNoise_V2 = settings.modelNoise_V * settings.modelNoise_V;
  }

  /** Starts anew at a state with its standard uncertainty; the resistance is as nominal. */
  reset(fraction: number, sigma: number): void {
    const spread: number = this.settings.resistanceSpread;
    for (let k: i32 = 0; k < STATES * STATES; k++) {
      this.covariance[k] = 0;
    }
    for (let k: i32 = 0; k < STATES; k++) {
      this.state[k] = 0;
    }
    this.state[S] = fraction;
    this.covariance[0] = sigma * sigma;
    // A cell whose past is not known may still relax.
    this.covariance[6] = 0.0001;
    this.covariance[12] = this.curve_V2;
    this.covariance[18] = spread * spread;
    this.covariance[24] = this.curve_V2;
    this.noise_V2 = this.modelNoise_V2;
  }

  /** Carries the state over an interval in which a charge passed. */
  predict(interval_s: number, charge_C: number): void {
    if (interval_s <= 0) {
      return;
    }
    const share: number = charge_C * this.perCapacity_per_C;
    this.passing.prepare(interval_s);
    this.passing.take(charge_C, share);
    const z: number = this.passing.keptLag;
    const v: number = this.passing.keptFast;
    const b: number = this.passing.keptError;
    const lag: number = this.passing.lag;
    const fast_V: number = this.passing.fast_V;
    this.state[S] = this.state[S] + share;
    this.state[Z] = lag + z * (this.state[Z] - lag);
    this.state[V1] = fast_V + v * (this.state[V1] - fast_V);
    this.state[B] = b * this.state[B];
    this.scale(Z, S, z);
    this.scale(Z, Z, z * z);
    this.scale(V1, S, v);
    this.scale(V1, Z, v * z);
    this.scale(V1, V1, v * v);
    this.scale(RHO, Z, z);
    this.scale(RHO, V1, v);
    this.scale(B, S, b);
    this.scale(B, Z, b * z);
    this.scale(B, V1, b * v);
    this.scale(B, RHO, b);
    this.scale(B, B, b * b);
    this.disturb(S, this.passing.swung);
    this.disturb(Z, this.passing.lagForgotten);
    this.disturb(V1, this.passing.fastForgotten_V2);
    this.disturb(RHO, this.passing.wandered);
    this.disturb(B, this.curve_V2 * (1 - b * b));
    this.confine();
  }

  /** Compares a voltage with the model; the result stands in `innovation_V` and its variance. `voltageSigma_V` of the converter. */
  compare(
    voltage_V: number,
    current_A: number,
    resistanceFactor: number,
    warm_K: number,
    voltageSigma_V: number,
  ): void {
    const surface: number = this.state[S] + this.state[Z];
    const variance: number = this.covariance[0] + 2 * this.covariance[1] + this.covariance[6];
    this.reach = sqrtNear(variance, this.reach);
    const sigma: number = Math.max(this.reach, this.settings.curvePosition);
    this.curve.evaluate(surface);
    this.below.find(surface - sigma);
    this.above.find(surface + sigma);
    const secant_V: number = (this.above.voltage_V - this.below.voltage_V) / (2 * sigma);
    const slope_V: number = Math.min(secant_V, this.settings.slopeMax_V);
    const bend_V: number = 0.5 * (this.above.voltage_V + this.below.voltage_V) - this.curve.voltage_V;
    const growth: number = this.growth();
    const drop_V: number = current_A * this.resistance_ohm * resistanceFactor * growth;
    const model_V: number = this.curve.voltage_V + this.state[B] + this.state[V1] + drop_V;
    this.innovation_V = voltage_V - model_V - warm_K * this.settings.entropy_V_per_K;
    let row: i32 = 0;
    for (let i: i32 = 0; i < STATES; i++) {
      const ofState: number = this.covariance[row] + this.covariance[(row + Z) | 0];
      const ofDrop: number = this.covariance[(row + RHO) | 0] * drop_V;
      const ofRest: number = this.covariance[(row + V1) | 0] + this.covariance[(row + B) | 0];
      this.product[i] = ofState * slope_V + ofRest + ofDrop;
      row = (row + STATES) | 0;
    }
    const ofState_V2: number = (this.product[S] + this.product[Z]) * slope_V;
    const modelled_V2: number = ofState_V2 + this.product[V1] + this.product[RHO] * drop_V + this.product[B];
    this.noiseFloor_V2 = voltageSigma_V * voltageSigma_V + this.modelNoise_V2;
    this.noise_V2 = Math.max(this.noise_V2, this.noiseFloor_V2);
    this.innovationVariance_V2 = Math.max(modelled_V2, 0) + this.noise_V2 + bend_V * bend_V;
  }

  /** Takes the voltage of the last `compare`. */
  update(): void {
    const variance_V2: number = this.innovationVariance_V2;
    const surplus_V2: number = this.innovation_V * this.innovation_V - (variance_V2 - this.noise_V2);
    const weight: number = 1 / variance_V2;
    const half_V2: number = 0.5 * variance_V2;
    for (let i: i32 = 0; i < STATES; i++) {
      const gain: number = this.product[i] * weight;
      this.gain[i] = gain;
      this.product[i] = this.product[i] - half_V2 * gain;
      this.state[i] = this.state[i] + gain * this.innovation_V;
      for (let j: i32 = 0; j <= i; j++) {
        const k: i32 = (i * STATES + j) | 0;
        const cross: number = gain * this.product[j] + this.product[i] * this.gain[j];
        const value: number = this.covariance[k] - cross;
        this.covariance[k] = value;
        this.covariance[(j * STATES + i) | 0] = value;
      }
    }
    this.confine();
    const adapted_V2: number =
      this.noise_V2 + this.settings.noiseWeight * (Math.max(surplus_V2, 0) - this.noise_V2);
    this.noise_V2 = Math.min(Math.max(adapted_V2, this.noiseFloor_V2), NOISE_MAX_V * NOISE_MAX_V);
  }

  /** The model, not the voltage, is off: widens every uncertainty until the voltage fits again. */
  widen(): void {
    for (let k: i32 = 0; k < STATES * STATES; k++) {
      this.covariance[k] = 2 * this.covariance[k];
    }
    this.disturb(S, this.position);
    this.disturb(B, 0.1 * this.curve_V2);
    this.confine();
  }

  /** Standard uncertainty of the state of charge. */
  fractionSigma(): number {
    return sqrt(this.covariance[0]);
  }

  /** exp(rho), which moves little from one sample to the next. */
  private growth(): number {
    const off: number = this.state[RHO] - this.anchor;
    if (Math.abs(off) > NEAR) {
      this.anchor = this.state[RHO];
      this.anchorGrowth = exp(this.anchor);
      return this.anchorGrowth;
    }
    return this.anchorGrowth * (1 + off * (1 + off * 0.5 * (1 + off * THIRD)));
  }

  private scale(i: i32, j: i32, factor: number): void {
    const k: i32 = (i * STATES + j) | 0;
    const value: number = this.covariance[k] * factor;
    this.covariance[k] = value;
    this.covariance[(j * STATES + i) | 0] = value;
  }

  private disturb(i: i32, variance: number): void {
    const k: i32 = (i * (STATES + 1)) | 0;
    this.covariance[k] = this.covariance[k] + variance;
  }

  /** Keeps states and variances within their bounds, and the state no surer than its curve is. */
  private confine(): void {
    if (this.covariance[0] < this.position) {
      this.covariance[0] = this.position;
    }
    for (let i: i32 = 0; i < STATES; i++) {
      if (this.state[i] > LARGEST[i]) {
        this.state[i] = LARGEST[i];
      } else if (this.state[i] < SMALLEST[i]) {
        this.state[i] = SMALLEST[i];
      }
      const variance: number = this.covariance[(i * (STATES + 1)) | 0];
      if (variance > VARIANCE_MAX[i]) {
        this.shrink(i, sqrt(VARIANCE_MAX[i] / variance));
      }
    }
  }

  /** Scales a state's row and column, which keeps the covariance positive. */
  private shrink(i: i32, factor: number): void {
    for (let j: i32 = 0; j < STATES; j++) {
      const row: i32 = (i * STATES + j) | 0;
      const column: i32 = (j * STATES + i) | 0;
      this.covariance[row] = this.covariance[row] * factor;
      this.covariance[column] = this.covariance[column] * factor;
    }
  }
}
