/**
 * What an ideal observer could know of the dead sodium: Bayes' rule with the priors of the cell and its load cell, nothing
 * lost on the way. From PHYSICS B, ledger:
 *
 *   u(d)^2 = [ (u_P/g)^2 + ((vs - vc) u_LLI)^2 + (d u_vd)^2 + (e u_vs)^2 + (LLI u_vc)^2 ]/(vd - vs)^2
 * cut to 0 .. LLI. u_P = drift and walk of the load cell over the time, g = k/A pressure per volume. Without pressure nothing but
 * 0 .. LLI is known. Priors: those the cells are drawn from (sim/spread/scatter.ts), porosity at its stated 3 %.
 */
import type { CellParameters } from '../../../sim/cell/cellParameters.js';
import { EffectiveStiffness } from '../../../sim/cell/stiffness.js';
import { nominalSensors } from '../../../sim/sensors/sensorSpec.js';
import { DEAD_POROSITY_SIGMA, RELATIVE } from '../../../sim/spread/scatter.js';

/** Points of the posterior's grid: fine enough that its width is right to 1 %. */
const POINTS = 2000;
const TAIL = 0.025;

export interface DeadTruth {
  readonly dead_Ah: number;
  readonly sei_Ah: number;
  readonly elapsed_h: number;
}

export function idealDead_Ah(
  nominal: CellParameters,
  truth: DeadTruth,
  pressure: boolean,
): { sigma: number; width: number } {
  const { dead_Ah, sei_Ah } = truth;
  const loss_Ah = Math.max(dead_Ah + sei_Ah, 0);
  const sigma_Ah = pressure ? deadSigma_Ah(nominal, truth) : Infinity;
  const weights = Array.from({ length: POINTS }, (_, k) => {
    const z = (((k + 0.5) / POINTS) * loss_Ah - dead_Ah) / sigma_Ah;
    return Math.exp(-0.5 * z * z);
  });
  return summary(weights, loss_Ah);
}

function deadSigma_Ah(nominal: CellParameters, truth: DeadTruth): number {
  const { sodiumVolume_cm3_per_Ah: va, seiVolume_cm3_per_Ah: vs } = nominal;
  const vc = nominal.cathodeVolume_cm3_per_Ah;
  const { pressureDriftSigma_kPa_per_h, pressureWalk_kPa_per_sqrt_h } = nominalSensors(nominal.capacity_Ah);
  const drift_kPa = Math.hypot(
    pressureDriftSigma_kPa_per_h * truth.elapsed_h,
    pressureWalk_kPa_per_sqrt_h * Math.sqrt(truth.elapsed_h),
  );
  const drift_cm3 = drift_kPa / pressure_kPa_per_cm3(nominal);
  const byDead = truth.dead_Ah * va * Math.hypot(RELATIVE.sodiumVolume_cm3_per_Ah ?? 0, DEAD_POROSITY_SIGMA);
  const bySei = truth.sei_Ah * vs * (RELATIVE.seiVolume_cm3_per_Ah ?? 0);
  const byCathode = (truth.dead_Ah + truth.sei_Ah) * vc * (RELATIVE.cathodeVolume_cm3_per_Ah ?? 0);
  return Math.hypot(drift_cm3, byDead, bySei, byCathode) / (va - vs);
}

/** Pressure per volume of the stack: the stiffness of fixture and stack over the footprint (PHYSICS A6). */
export function pressure_kPa_per_cm3(nominal: CellParameters): number {
  const WHOLE_FIXTURE = 1;
  const UM_PER_CM = 1e4;
  return (UM_PER_CM * new EffectiveStiffness(nominal).at(WHOLE_FIXTURE)) / nominal.footprintArea_cm2;
}

/** Standard deviation and width of the central 95 % of weights over 0 .. range. */
function summary(weights: readonly number[], range: number): { sigma: number; width: number } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const at = (k: number): number => ((k + 0.5) / POINTS) * range;
  const mean = weights.reduce((sum, weight, k) => sum + weight * at(k), 0) / total;
  const variance = weights.reduce((sum, weight, k) => sum + weight * (at(k) - mean) ** 2, 0) / total;
  let passed = 0;
  let [low, high] = [0, range];
  for (const [k, weight] of weights.entries()) {
    const before = passed;
    passed += weight / total;
    if (before < TAIL && passed >= TAIL) low = at(k);
    if (before < 1 - TAIL && passed >= 1 - TAIL) high = at(k);
  }
  return { sigma: Math.sqrt(variance), width: high - low };
}
