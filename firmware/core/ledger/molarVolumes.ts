import { sqrt } from '../mathx.js';

/** Least change of volume with charge that is believed, cm3/Ah: no known cathode gives up as much as sodium takes. */
const SWING_MIN_CM3_PER_AH: number = 0.05;

/**
 * Volume per charge of what sodium may become, cm3/Ah, with standard uncertainties: what turns a thickness into a ledger.
 * PHYSICS A6; the SEI's from its products (Na2O 0.51, NaF 0.61, Na2CO3 0.78). A profile may know better.
 */
export class MolarVolumes {
  /** Metal, and how well that is known where temperature and purity are not: 0.88 to 0.89. */
  sodium_cm3_per_Ah: number = 0.886;
  sodiumUncertainty: number = 0.009;
  /** Given up by the cathode per charge; 0 to 0.21 by cathode (PHYSICS A2). */
  cathode_cm3_per_Ah: number = 0.15;
  cathodeUncertainty: number = 0.05;
  sei_cm3_per_Ah: number = 0.55;
  seiUncertainty: number = 0.06;
  /** Pores of dead metal, volume per volume of metal: 0 (dense) to 0.5 (mossy); assumed. */
  deadPorosity: number = 0;
  deadPorosityUncertainty: number = 0.05;

  /** By how much the cell grows per charge plated: sodium takes it, the cathode gives up part of it. */
  swing_cm3_per_Ah(): number {
    return Math.max(SWING_MIN_CM3_PER_AH, this.sodium_cm3_per_Ah - this.cathode_cm3_per_Ah);
  }

  /** Standard uncertainty of the swing. */
  swingUncertainty_cm3_per_Ah(): number {
    const square: number =
      this.sodiumUncertainty * this.sodiumUncertainty + this.cathodeUncertainty * this.cathodeUncertainty;
    return sqrt(square);
  }
}
