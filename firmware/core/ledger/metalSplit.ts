/**
 * Splits the loss of cyclable sodium into metal that no longer takes part (dead or stranded) and SEI, by the pressure of
 * the emptied cell.
 *
 *   dP_bottom/G = (vm - vc) m + (vs - vc) e + b/G ,  m + e = LLI ,  vm = va (1 + porosity)          PHYSICS B, ledger
 *   m = (x w - (vs - vc) LLI)/(vm - vs) ,  x = dP_bottom/gain (charge), w = va - vc
 * G is the pressure per volume, gain = G w the pressure per charge passed. Both pressures belong to anode-limited ends
 * of discharge, so no sodium is plated at either, and both are free of creep and temperature. The denominator is small
 * (0.33 cm3/Ah), so drift of the load cell, pores and the SEI's volume weigh heavily; gas cannot be told from metal. The
 * bounds carry all but the gas, and end where the loss ends.
 */
import type { CapacityReading } from './capacityReading.js';
import { sqrt } from '../mathx.js';
import type { PressureScale } from '../leak/pressureScale.js';
import type { MolarVolumes } from './molarVolumes.js';

/** Bounds are this many standard deviations wide, each way (95 %). */
const COVERAGE: number = 2;

export class MetalSplit {
  /** The pressure can say something of the split. */
  known: boolean = false;
  /** Best estimate of the metal within [0, LLI], its standard uncertainty, and bounds, C. */
  metal_C: number = 0;
  sigma_C: number = 0;
  metalLow_C: number = 0;
  metalHigh_C: number = 0;

  private readonly volumes: MolarVolumes;

  constructor(volumes: MolarVolumes) {
    this.volumes = volumes;
  }

  /** `loss_C` with its standard uncertainty, between two anode-limited discharges. */
  estimate(
    reference: CapacityReading,
    now: CapacityReading,
    loss_C: number,
    lossSigma_C: number,
    scale: PressureScale,
  ): void {
    this.known = false;
    this.metalLow_C = 0;
    this.metalHigh_C = loss_C + COVERAGE * lossSigma_C;
    const measured: boolean = reference.bottomPressureKnown && now.bottomPressureKnown;
    const unbroken: boolean = reference.bottomPressureBreaks === now.bottomPressureBreaks;
    const denominator: number = this.metalVolume() - this.volumes.sei_cm3_per_Ah;
    if (!scale.known || !measured || !unbroken || denominator <= 0) {
      return;
    }
    this.known = true;
    const passed: number = this.volumes.swing_cm3_per_Ah();
    const product: number = this.volumes.sei_cm3_per_Ah - this.volumes.cathode_cm3_per_Ah;
    const rise_C: number = (now.bottomPressure_kPa - reference.bottomPressure_kPa) / scale.gain_kPa_per_C;
    const raw_C: number = (rise_C * passed - product * loss_C) / denominator;
    const rise2_C2: number = this.riseVariance_C2(reference, now, rise_C, scale);
    this.metal_C = Math.min(loss_C, Math.max(0, raw_C));
    const volumes2_C2: number = this.volumeVariance_C2(rise_C, loss_C, denominator);
    const share: number = passed / denominator;
    const lossShare: number = (product / denominator) * lossSigma_C;
    this.sigma_C = sqrt(share * share * rise2_C2 + lossShare * lossShare + volumes2_C2);
    this.bound(raw_C, loss_C, lossSigma_C);
  }

  private metalVolume(): number {
    return this.volumes.sodium_cm3_per_Ah * (1 + this.volumes.deadPorosity);
  }

  /** Variance of the rise of pressure in terms of charge: noise, walk and drift of the load cell, gain. */
  private riseVariance_C2(
    reference: CapacityReading,
    now: CapacityReading,
    rise_C: number,
    scale: PressureScale,
  ): number {
    const elapsed_s: number = Math.max(0, now.end_s - reference.end_s);
    const drift_kPa: number = scale.drift_kPa_per_s * elapsed_s;
    const noise_kPa2: number =
      now.bottomPressureSigma_kPa * now.bottomPressureSigma_kPa +
      reference.bottomPressureSigma_kPa * reference.bottomPressureSigma_kPa;
    const walk_kPa2: number = scale.walk_kPa2_per_s * elapsed_s;
    const gain_C: number = scale.gainUncertainty * rise_C;
    const pressure_kPa2: number = noise_kPa2 + walk_kPa2 + drift_kPa * drift_kPa;
    return pressure_kPa2 / (scale.gain_kPa_per_C * scale.gain_kPa_per_C) + gain_C * gain_C;
  }

  /** Variance by the molar volumes: partial derivatives of m, at the estimate. */
  private volumeVariance_C2(rise_C: number, loss_C: number, denominator: number): number {
    const sei_C: number = loss_C - this.metal_C;
    const porosity: number = 1 + this.volumes.deadPorosity;
    const bySodium_C: number =
      ((rise_C - this.metal_C * porosity) / denominator) * this.volumes.sodiumUncertainty;
    const byCathode_C: number = ((loss_C - rise_C) / denominator) * this.volumes.cathodeUncertainty;
    const bySei_C: number = (sei_C / denominator) * this.volumes.seiUncertainty;
    const pores: number = this.volumes.sodium_cm3_per_Ah * this.volumes.deadPorosityUncertainty;
    const byPores_C: number = (this.metal_C / denominator) * pores;
    return bySodium_C * bySodium_C + byCathode_C * byCathode_C + bySei_C * bySei_C + byPores_C * byPores_C;
  }

  /** Two standard deviations, within what was lost; an estimate from beyond its range leaves at least one. */
  private bound(raw_C: number, loss_C: number, lossSigma_C: number): void {
    const most_C: number = loss_C + COVERAGE * lossSigma_C;
    const high_C: number = Math.max(raw_C + COVERAGE * this.sigma_C, this.sigma_C);
    const low_C: number = Math.min(raw_C - COVERAGE * this.sigma_C, loss_C - this.sigma_C);
    this.metalHigh_C = Math.min(most_C, high_C);
    this.metalLow_C = Math.min(this.metalHigh_C, Math.max(0, low_C));
  }
}
