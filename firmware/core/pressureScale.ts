/** What a change of the corrected pressure says about charge, and how far it can be trusted over time. */
export class PressureScale {
  /** False until the pressure has been measured and its gain learnt. */
  known: boolean = false;
  /** Pressure per charge passed, kPa/C. */
  gain_kPa_per_C: number = 1;
  /** Its standard uncertainty, relative. */
  gainUncertainty: number = 0;
  /** Random walk of the load cell, variance per second, kPa^2/s. */
  walk_kPa2_per_s: number = 0;
  /** Drift that lasts, 1 sigma, kPa/s. */
  drift_kPa_per_s: number = 0;
}
