import type { CellProfile } from '../../firmware/core/profile.js';
import { OcvTable } from '../../firmware/core/ocvTable.js';

/** One stretch of a rest, as the core read it. */
export interface RestWindow {
  start_s: number;
  end_s: number;
  /** Mean voltage, V. */
  voltage_V: number;
}

/**
 * Cramer-Rao bound of the leak, A: the standard deviation that no unbiased estimator can beat which reads the decay of
 * the voltage in these rests, if white noise of the voltage were the only unknown (no tail, no drift, curve known).
 * For a line through n samples over T: var = 12 sigma_q^2 / (n T^2), sigma_q = sigma_V Q / U'; rests add as 1/var.
 * Null when the rests say nothing (no curve, plateau only).
 */
export function leakCramerRao_A(
  profile: CellProfile,
  rests: readonly RestWindow[],
  samplePeriod_s: number,
): number | null {
  const table = new OcvTable(profile);
  const sigma_V = Math.hypot(profile.voltageNoise_V, profile.voltageResolution_V / Math.sqrt(12));
  if (!table.known || sigma_V === 0) return null;
  let information = 0;
  for (const rest of rests) {
    table.locate(rest.voltage_V);
    const duration_s = rest.end_s - rest.start_s;
    const sigma_C = (sigma_V * profile.capacity_Ah * 3600) / table.slope_V;
    const samples = duration_s / samplePeriod_s;
    information += (samples * duration_s * duration_s) / (12 * sigma_C * sigma_C);
  }
  return information > 0 ? 1 / Math.sqrt(information) : null;
}
