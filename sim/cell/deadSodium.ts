/**
 * Share of the stripped charge that loses contact and stays behind as dead sodium.
 *
 *   f_d = f_d0 m (1/2 + 1/2 J/J_1) (P_1/P)^0.3 ,   J_1 = 1 mA/cm2, P_1 = 1 MPa, m = multiplier of a fault
 * Source: PHYSICS A4 (root stripping isolates the tip; more at high current and low pressure). The size f_d0 is
 * assumed, 1e-4..1e-2; the dependence on contact and depth comes with those mechanisms.
 */
import { REFERENCE_PRESSURE_KPA } from './constants.js';
import type { CellParameters } from './cellParameters.js';

const REFERENCE_DENSITY_MA_PER_CM2 = 1;
const PRESSURE_EXPONENT = 0.3;

/** More than this share cannot be isolated: a stripping front always reaches part of the metal. */
const SHARE_MAX = 0.5;

export class DeadSodium {
  constructor(private readonly cell: CellParameters) {}

  /** Dead charge per stripped charge. */
  share(stripping_A: number, pressure_kPa: number, multiplier: number): number {
    if (this.cell.deadShare === 0) return 0;
    const density = (1000 * stripping_A) / this.cell.electrodeArea_cm2;
    const share =
      this.cell.deadShare *
      multiplier *
      (0.5 + (0.5 * density) / REFERENCE_DENSITY_MA_PER_CM2) *
      Math.pow(REFERENCE_PRESSURE_KPA / pressure_kPa, PRESSURE_EXPONENT);
    return share < SHARE_MAX ? share : SHARE_MAX;
  }
}
