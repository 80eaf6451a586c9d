/**
 * Prompt resistance of the cell from its steps of current, by recursive least squares (PHYSICS B).
 *
 *   dV/dI = R0 + Rct g(T) c + e ,   g = exp(Ea/R (1/T - 1/298 K))      theta = [R0, Rct], phi = [1, g c]
 * c <= 1: the charge transfer's part at the currents of the step (`chargeTransfer.ts`). One measurement a step with |dI| > 0.1 C, memory 0.98 a step. At one temperature only the sum is measured; a covariance
 * that is never wider than the prior keeps the difference from winding up. What relaxes within the step's interval is
 * taken off at its nominal size, half of which counts as uncertain. A step far from the others is set aside; three in a
 * row that agree are a changed contact and are believed.
 */
import { sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { i32 } from '../types.js';
import { asinhSecant } from './chargeTransfer.js';
import type { CurrentStep } from './currentStep.js';
import type { VoltageSettings } from './voltageSettings.js';

/** A step this far from what is known is set aside, sigma. */
const GATE_SIGMA: number = 5;
const SET_ASIDE_MAX: i32 = 3;
/** A prompt resistance of one cell lies within these multiples of the nominal one: else it was no step of current. */
const RATIO_MAX: number = 50;
/** Neither part is ever less than this share of the nominal resistance. Assumed (0.01 to 0.1). */
const PART_MIN: number = 0.05;

export class StepResistance {
  /** Resistance at 25 degC (ohm): ohmic part and charge transfer. */
  ohmic_ohm: number = 0;
  chargeTransfer_ohm: number = 0;
  /** Steps used. */
  count: i32 = 0;
  /** Resistance at the present temperature, ohm; the nominal one before the first step. */
  resistance_ohm: number = 0;
  /** Newest measurement, as it would be at small currents, and its own uncertainty, ohm. */
  measured_ohm: number = 0;
  sigma_ohm: number = 0;

  private readonly settings: VoltageSettings;
  private readonly priorOhmic_ohm2: number;
  private readonly priorTransfer_ohm2: number;
  private readonly nominal_ohm: number;
  private p00: number = 0;
  private p01: number = 0;
  private p11: number = 0;
  private asideCount: i32 = 0;
  private asideSide: i32 = 0;
  private factor: number = 1;
  private twiceThermal_V: number = 0.0514;

  constructor(profile: CellProfile, settings: VoltageSettings) {
    this.settings = settings;
    const nominal_ohm: number = settings.resistance_ohm_Ah / profile.capacity_Ah;
    this.nominal_ohm = nominal_ohm;
    this.ohmic_ohm = nominal_ohm * (1 - settings.chargeTransferShare);
    this.chargeTransfer_ohm = nominal_ohm * settings.chargeTransferShare;
    const ohmicSigma_ohm: number = this.ohmic_ohm * settings.resistanceSpread;
    const transferSigma_ohm: number = this.chargeTransfer_ohm * settings.resistanceSpread;
    this.priorOhmic_ohm2 = ohmicSigma_ohm * ohmicSigma_ohm;
    this.priorTransfer_ohm2 = transferSigma_ohm * transferSigma_ohm;
    this.p00 = this.priorOhmic_ohm2;
    this.p11 = this.priorTransfer_ohm2;
    this.present();
  }

  /** Takes a step of current; true if it was used. */
  take(step: CurrentStep): boolean {
    const size_A: number = Math.abs(step.change_A);
    const measured_ohm: number = step.change_V / step.change_A;
    const sigma_ohm: number = step.sigma_V / size_A;
    this.measured_ohm = measured_ohm;
    this.sigma_ohm = sigma_ohm;
    if (Math.abs(measured_ohm) > RATIO_MAX * this.nominal_ohm || sigma_ohm > this.nominal_ohm) {
      return false;
    }
    const scale_per_A: number = (this.chargeTransfer_ohm * this.factor) / this.twiceThermal_V;
    const after_A: number = step.before_A + step.change_A;
    const secant: number = asinhSecant(scale_per_A * step.before_A, scale_per_A * after_A);
    const phi: number = this.factor * secant;
    const expected_ohm: number = this.ohmic_ohm + this.chargeTransfer_ohm * phi;
    // What the step would have measured at small currents.
    const bend_ohm: number = this.resistance_ohm - expected_ohm;
    this.measured_ohm = measured_ohm + bend_ohm;
    // At large currents this hangs on the split into the two parts: as much as the nominal split would take is uncertain.
    const share: number = this.settings.chargeTransferShare;
    const nominal_per_A: number = (share * this.resistance_ohm) / this.twiceThermal_V;
    const usual: number = asinhSecant(nominal_per_A * step.before_A, nominal_per_A * after_A);
    const doubt_ohm: number = share * this.resistance_ohm * (1 - usual);
    this.sigma_ohm = sqrt(sigma_ohm * sigma_ohm + doubt_ohm * doubt_ohm);
    const scatter_ohm: number = this.settings.stepScatter * this.resistance_ohm;
    const noise_ohm2: number = sigma_ohm * sigma_ohm + scatter_ohm * scatter_ohm;
    const error_ohm: number = measured_ohm - expected_ohm;
    const total_ohm2: number = this.variance(phi) + noise_ohm2;
    if (error_ohm * error_ohm > GATE_SIGMA * GATE_SIGMA * total_ohm2) {
      if (!this.isConfirmed(error_ohm)) {
        return false;
      }
      this.p00 = this.priorOhmic_ohm2;
      this.p01 = 0;
      this.p11 = this.priorTransfer_ohm2;
    }
    this.asideCount = 0;
    this.update(error_ohm, noise_ohm2, phi);
    return true;
  }

  /** Follows the temperature: Arrhenius' factor now, and 2RT/F. */
  follow(factor: number, twiceThermal_V: number): void {
    this.factor = factor;
    this.twiceThermal_V = twiceThermal_V;
    this.present();
  }

  /** Standard uncertainty of the resistance, ohm: a square root that only a reader pays for. */
  uncertainty_ohm(): number {
    const scatter_ohm: number = this.settings.stepScatter * this.resistance_ohm;
    const variance_ohm2: number = this.variance(this.factor);
    return sqrt(variance_ohm2 + scatter_ohm * scatter_ohm);
  }

  private present(): void {
    this.resistance_ohm = this.ohmic_ohm + this.chargeTransfer_ohm * this.factor;
  }

  private variance(phi: number): number {
    const variance: number = this.p00 + phi * (2 * this.p01 + phi * this.p11);
    return Math.max(variance, 0);
  }

  /** Whether a step far off has company: the third in a row to the same side. */
  private isConfirmed(error_ohm: number): boolean {
    const side: i32 = error_ohm > 0 ? 1 : 2;
    this.asideCount = side === this.asideSide ? (this.asideCount + 1) | 0 : 1;
    this.asideSide = side;
    return this.asideCount >= SET_ASIDE_MAX;
  }

  private update(error_ohm: number, noise_ohm2: number, phi: number): void {
    const a: number = this.p00 + this.p01 * phi;
    const b: number = this.p01 + this.p11 * phi;
    const total_ohm2: number = a + phi * b + noise_ohm2;
    const ohmic_ohm: number = this.ohmic_ohm + (a / total_ohm2) * error_ohm;
    const transfer_ohm: number = this.chargeTransfer_ohm + (b / total_ohm2) * error_ohm;
    this.ohmic_ohm = Math.max(ohmic_ohm, PART_MIN * this.nominal_ohm);
    this.chargeTransfer_ohm = Math.max(transfer_ohm, PART_MIN * this.nominal_ohm);
    const memory: number = this.settings.stepForgetting;
    this.p00 = (this.p00 - (a * a) / total_ohm2) / memory;
    this.p01 = (this.p01 - (a * b) / total_ohm2) / memory;
    this.p11 = (this.p11 - (b * b) / total_ohm2) / memory;
    this.clamp();
    this.count = Math.min(this.count + 1, 1000000) | 0;
    this.present();
  }

  /** No variance above the prior's; rows and columns are scaled together, which keeps the matrix positive. */
  private clamp(): void {
    if (this.p00 > this.priorOhmic_ohm2) {
      this.p01 = this.p01 * sqrt(this.priorOhmic_ohm2 / this.p00);
      this.p00 = this.priorOhmic_ohm2;
    }
    if (this.p11 > this.priorTransfer_ohm2) {
      this.p01 = this.p01 * sqrt(this.priorTransfer_ohm2 / this.p11);
      this.p11 = this.priorTransfer_ohm2;
    }
  }
}
