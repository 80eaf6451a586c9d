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
 *   P' = (1 - K H) P (1 - K H)^T + K R K^T = P - K g^T - g K^T + K (H g + R) K^T,  g = P H^T,
 * computed for one triangle and mirrored, so that P stays symmetric to the bit.
 * b is added to PHYSICS' four states: an error of the curve of 10 mV lasts, and a filter that takes it for white noise
 * becomes sure of a wrong state on every plateau; slow polarisation of hours goes with it. No leak is a state: it is not observable there.
 */
import { exp, sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { i32 } from '../types.js';
import { OcvCurve } from './ocvCurve.js';
import type { VoltageSettings } from './voltageSettings.js';

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
  private readonly resistance_ohm: number;
  private readonly fast_ohm: number;
  private readonly jacobian: number[] = [0, 0, 1, 0, 1];
  /** g = P H^T of the last `compare`, and the gain. */
  private readonly product: number[] = [0, 0, 0, 0, 0];
  private readonly gain: number[] = [0, 0, 0, 0, 0];
  private readonly decay: number[] = [1, 1, 1, 1, 1];
  private decayInterval_s: number = 0;
  private noise_V2: number = 0;
  private noiseFloor_V2: number = 0;

  constructor(profile: CellProfile, settings: VoltageSettings) {
    this.settings = settings;
    this.curve = new OcvCurve(profile);
    this.below = new OcvCurve(profile);
    this.above = new OcvCurve(profile);
    this.capacity_C = profile.capacity_Ah * 3600;
    this.resistance_ohm = settings.resistance_ohm_Ah / profile.capacity_Ah;
    this.fast_ohm = settings.fastResistance_ohm_Ah / profile.capacity_Ah;
  }

  /** Starts anew at a state with its standard uncertainty; the resistance is as nominal. */
  reset(fraction: number, sigma: number): void {
    const spread: number = this.settings.resistanceSpread;
    const curve_V: number = this.settings.curveSigma_V;
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
    this.covariance[12] = curve_V * curve_V;
    this.covariance[18] = spread * spread;
    this.covariance[24] = curve_V * curve_V;
    this.noise_V2 = this.settings.modelNoise_V * this.settings.modelNoise_V;
  }

  /** Carries the state over an interval in which a charge passed. */
  predict(interval_s: number, charge_C: number): void {
    if (interval_s <= 0) {
      return;
    }
    const share: number = charge_C / this.capacity_C;
    const mean_A: number = charge_C / interval_s;
    const lag: number = (mean_A * this.settings.lagTime_s) / this.capacity_C;
    const fast_V: number = mean_A * this.fast_ohm;
    this.prepareDecay(interval_s);
    const travelled: number = Math.abs(share) / this.settings.curveMemory;
    this.decay[B] = 1 / (1 + travelled + interval_s / this.settings.curveMemory_s);
    this.state[S] = this.state[S] + share;
    this.state[Z] = lag + this.decay[Z] * (this.state[Z] - lag);
    this.state[V1] = fast_V + this.decay[V1] * (this.state[V1] - fast_V);
    this.state[B] = this.decay[B] * this.state[B];
    for (let i: i32 = 0; i < STATES; i++) {
      const kept: number = this.decay[i];
      for (let j: i32 = 0; j <= i; j++) {
        const k: i32 = (i * STATES + j) | 0;
        const value: number = this.covariance[k] * kept * this.decay[j];
        this.covariance[k] = value;
        this.covariance[(j * STATES + i) | 0] = value;
      }
    }
    const spread: number = this.settings.polarisationSpread;
    const swing: number = this.settings.capacitySigma;
    const wander: number = this.settings.resistanceWander_per_sqrt_h;
    this.disturb(S, swing * swing * Math.abs(share));
    this.disturb(Z, spread * spread * lag * lag * (1 - this.decay[Z] * this.decay[Z]));
    this.disturb(V1, spread * spread * fast_V * fast_V * (1 - this.decay[V1] * this.decay[V1]));
    this.disturb(RHO, (wander * wander * interval_s) / 3600);
    const curve_V: number = this.settings.curveSigma_V;
    this.disturb(B, curve_V * curve_V * (1 - this.decay[B] * this.decay[B]));
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
    const sigma: number = Math.max(sqrt(variance), this.settings.curvePosition);
    this.curve.evaluate(surface);
    this.below.evaluate(surface - sigma);
    this.above.evaluate(surface + sigma);
    const secant_V: number = (this.above.voltage_V - this.below.voltage_V) / (2 * sigma);
    const slope_V: number = Math.min(secant_V, this.settings.slopeMax_V);
    const bend_V: number = 0.5 * (this.above.voltage_V + this.below.voltage_V) - this.curve.voltage_V;
    const growth: number = exp(this.state[RHO]);
    const drop_V: number = current_A * this.resistance_ohm * resistanceFactor * growth;
    const model_V: number = this.curve.voltage_V + this.state[B] + this.state[V1] + drop_V;
    this.innovation_V = voltage_V - model_V - warm_K * this.settings.entropy_V_per_K;
    this.jacobian[S] = slope_V;
    this.jacobian[Z] = slope_V;
    this.jacobian[RHO] = drop_V;
    let modelled_V2: number = 0;
    for (let i: i32 = 0; i < STATES; i++) {
      let sum: number = 0;
      for (let j: i32 = 0; j < STATES; j++) {
        sum = sum + this.covariance[(i * STATES + j) | 0] * this.jacobian[j];
      }
      this.product[i] = sum;
      modelled_V2 = modelled_V2 + this.jacobian[i] * sum;
    }
    const model2_V2: number = this.settings.modelNoise_V * this.settings.modelNoise_V;
    this.noiseFloor_V2 = voltageSigma_V * voltageSigma_V + model2_V2;
    this.noise_V2 = Math.max(this.noise_V2, this.noiseFloor_V2);
    this.innovationVariance_V2 = Math.max(modelled_V2, 0) + this.noise_V2 + bend_V * bend_V;
  }

  /** Takes the voltage of the last `compare`. */
  update(): void {
    const variance_V2: number = this.innovationVariance_V2;
    const surplus_V2: number = this.innovation_V * this.innovation_V - (variance_V2 - this.noise_V2);
    for (let i: i32 = 0; i < STATES; i++) {
      this.gain[i] = this.product[i] / variance_V2;
      this.state[i] = this.state[i] + this.gain[i] * this.innovation_V;
      for (let j: i32 = 0; j <= i; j++) {
        const k: i32 = (i * STATES + j) | 0;
        const cross: number = this.gain[i] * this.product[j] + this.product[i] * this.gain[j];
        const value: number = this.covariance[k] - cross + this.gain[i] * this.gain[j] * variance_V2;
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
    const curve_V: number = this.settings.curveSigma_V;
    this.disturb(S, this.settings.curvePosition * this.settings.curvePosition);
    this.disturb(B, 0.1 * curve_V * curve_V);
    this.confine();
  }

  /** Standard uncertainty of the state of charge. */
  fractionSigma(): number {
    return sqrt(this.covariance[0]);
  }

  private prepareDecay(interval_s: number): void {
    if (interval_s === this.decayInterval_s) {
      return;
    }
    this.decayInterval_s = interval_s;
    this.decay[Z] = exp(-interval_s / this.settings.lagTime_s);
    this.decay[V1] = exp(-interval_s / this.settings.fastTime_s);
  }

  private disturb(i: i32, variance: number): void {
    const k: i32 = (i * (STATES + 1)) | 0;
    this.covariance[k] = this.covariance[k] + variance;
  }

  /** Keeps states and variances within their bounds, and the state no surer than its curve is. */
  private confine(): void {
    const least: number = this.settings.curvePosition * this.settings.curvePosition;
    this.covariance[0] = Math.max(this.covariance[0], least);
    for (let i: i32 = 0; i < STATES; i++) {
      const limited: number = Math.min(this.state[i], LARGEST[i]);
      this.state[i] = Math.max(limited, SMALLEST[i]);
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
