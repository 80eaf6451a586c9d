/**
 * Share of the stripped charge that loses contact and stays behind.
 *
 *   f_d = f_d0 m (1/2 + 1/2 J/J_1) (P_1/P)^0.3 (1 + c (1 - a)) (1 + d (1 - th)) ,   J_1 = 1 mA/cm2, P_1 = 1 MPa
 * m: multiplier of a fault; a: contact share; th: cover, so that d is the loss of the last islands of a deep discharge.
 * Source: PHYSICS A4 (root stripping isolates the tip; more at high current and low pressure). Two of its factors are
 * left out: (J_c/J)^b, which contradicts the rise with J, and the exponential of temperature, which has no number.
 * f_d0 is assumed, 1e-4..1e-2.
 *
 * The law `firstOrder` isolates with time instead (`isolation.ts`); this share is then zero.
 */
import { REFERENCE_PRESSURE_KPA } from './constants.js';
import type { CellParameters } from './cellParameters.js';
import { PowerLaw } from './slowFunction.js';

const REFERENCE_DENSITY_MA_PER_CM2 = 1;
const PRESSURE_EXPONENT = -0.3;

/** More than this share cannot be isolated: a stripping front always reaches part of the metal. */
const SHARE_MAX = 0.5;

export class DeadSodium {
  private readonly share0: number;
  private readonly relativeDensity_per_A: number;
  private readonly pressureLaw = new PowerLaw(PRESSURE_EXPONENT);

  constructor(private readonly cell: CellParameters) {
    this.share0 = cell.deadLaw === 'rate' ? cell.deadShare : 0;
    this.relativeDensity_per_A = 1000 / cell.electrodeArea_cm2 / REFERENCE_DENSITY_MA_PER_CM2;
  }

  /** Isolated charge per stripped charge. */
  share(stripping_A: number, pressure_kPa: number, multiplier: number, contact = 1, cover = 1): number {
    if (this.share0 === 0) return 0;
    const share =
      this.share0 *
      multiplier *
      (0.5 + 0.5 * this.relativeDensity_per_A * stripping_A) *
      this.pressureLaw.at(pressure_kPa / REFERENCE_PRESSURE_KPA) *
      (1 + this.cell.deadContactFactor * (1 - contact)) *
      (1 + this.cell.deadDepthFactor * (1 - cover));
    return share < SHARE_MAX ? share : SHARE_MAX;
  }
}
