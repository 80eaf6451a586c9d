/**
 * Plating on a bare collector at constant potential: nuclei that are all there at once, each with a zone of diffusion.
 *
 *   x: dx/dt = X/t_m ,  th = 1 - exp(-x)                     zones as if they did not overlap (Avrami), and their cover
 *   (i_d/i_m)^2 = 1.954 (t_m/t) (1 - exp(-1.2564 t/t_m))^2   current that diffusion allows, its peak i_m at t_m
 *   eta_d = -(RT/F) ln(1 - i/i_d)                            so that i tends to i_d at a strong potential
 * X = 1.2564 from exp(X) = 1 + 2 X. Kinetics and interface act on the share th (anode.ts); with i_m = 0 they alone limit,
 * and the current rises with th to that of a covered collector, without a peak. The nuclei stand, so nothing is paid for
 * nucleation. The law holds while the zones are ahead of the metal: a collector that metal covers follows the charge
 * law, as does every constant current. When the hold ends the zones are gone.
 * Source: PHYSICS A3; Scharifker and Hills, Electrochim. Acta 28 (1983) 879. t_m and i_m are assumed.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';

/** Extended cover at the peak: the root of exp(X) = 1 + 2 X. */
export const PEAK_COVER = 1.2564312086261697;

const COVER_AT_PEAK = 1 - Math.exp(-PEAK_COVER);

/** The current begins at zero; this share of t_m after the start the law can be evaluated. */
const BEGINNING = 1e-12;

/** Share of the current's limit left, below which the logarithm goes on as its tangent: keeps the root finder finite. */
const LEFT_MIN = 1e-9;

/** Current over its peak at t/t_m. */
export function scharifkerHillsCurrent(relativeTime: number): number {
  const t = relativeTime > BEGINNING ? relativeTime : BEGINNING;
  return -Math.expm1(-PEAK_COVER * t) / (COVER_AT_PEAK * Math.sqrt(t));
}

export class NucleiZones {
  /** The cell has this law. */
  readonly active: boolean;
  /** Result of `evaluate`: overpotential of diffusion, V, and its slope, V per mA/cm2. */
  overpotential_V = 0;
  slope_V_cm2_per_mA = 0;

  private readonly rate_per_s: number;
  private limit_mA_per_cm2 = 0;

  constructor(private readonly cell: CellParameters) {
    this.active = cell.coverLaw === 'scharifkerHills';
    this.rate_per_s = PEAK_COVER / cell.nucleationPeakTime_s;
  }

  /** Takes the limit of the current from the state. */
  prepare(state: CellState): void {
    const peak = this.cell.nucleationPeakCurrent_mA_per_cm2;
    this.limit_mA_per_cm2 = peak === 0 ? 0 : peak * scharifkerHillsCurrent(state.nucleiZones / PEAK_COVER);
  }

  /** Overpotential and slope of plating at a current density; `thermal_V` = RT/F. */
  evaluate(density_mA_per_cm2: number, thermal_V: number): void {
    this.overpotential_V = 0;
    this.slope_V_cm2_per_mA = 0;
    const limit = this.limit_mA_per_cm2;
    if (limit === 0) return;
    const left = 1 - density_mA_per_cm2 / limit;
    const shown = left > LEFT_MIN ? left : LEFT_MIN;
    this.overpotential_V = thermal_V * ((shown - left) / shown - Math.log(shown));
    this.slope_V_cm2_per_mA = thermal_V / (shown * limit);
  }

  /** Advances the zones over a step; `growing`: it plated at constant potential, on zones ahead of the metal. */
  advance(state: CellState, growing: boolean, step_s: number): void {
    if (growing) state.nucleiZones += this.rate_per_s * step_s;
    else state.nucleiZones = 0;
  }
}
