/** What faults do to the cell while they last; a fresh object is the healthy cell. Set by the fault schedule only. */

/** Faults that may act at once in the same slot list. */
export const SOURCES_MAX = 4;

export class Conditions {
  /** Conductance of all constant shorts together, S. */
  shortConductance_S = 0;
  /** Multiplier of the dead-sodium share. */
  deadMultiplier = 1;
  /** Multiplier of electrochemical and chemical SEI. */
  seiMultiplier = 1;
  /** Added galvanic corrosion of the half-covered collector, uA/cm2. */
  galvanic_uA_per_cm2 = 0;
  /** Added redox shuttle at 25 degC, A. */
  shuttle_A = 0;
  /** Ceiling of the contact share, 0.05..1. */
  contactLimit = 1;
  /** Added void growth, cm2/mAh. */
  voidGrowth_cm2_per_mAh = 0;
  /** Added reactivation of dead sodium, share an hour. */
  reactivation_per_h = 0;
  /** Loss of sodiated and of de-sodiated cathode, share of what is left an hour. */
  sodiatedLoss_per_h = 0;
  desodiatedLoss_per_h = 0;
  /** Multiplier of the cathode's diffusion time. */
  diffusionMultiplier = 1;
  /** Growth of the stack by gas, um/h. */
  gas_um_per_h = 0;
  /** Change of preload, kPa, and multiplier of a spring fixture's stiffness. */
  preloadOffset_kPa = 0;
  stiffnessMultiplier = 1;
  /** Change of the surroundings' temperature, K. */
  ambientOffset_K = 0;

  /** Number of the fault that is being applied; what it adds below carries it. */
  faultIndex = 0;

  /** Trains of short events: fault, rate, resistance and duration of each source. */
  burstSources = 0;
  readonly burstBy = new Int32Array(SOURCES_MAX);
  readonly burstRate_per_s = new Float64Array(SOURCES_MAX);
  readonly burstResistance_ohm = new Float64Array(SOURCES_MAX);
  readonly burstDuration_s = new Float64Array(SOURCES_MAX);

  /** Filaments that grow while the cell charges: number of the fault, first conductance and growth of ln G. */
  plantedFilaments = 0;
  readonly plantedBy = new Int32Array(SOURCES_MAX);
  readonly plantedConductance_S = new Float64Array(SOURCES_MAX);
  readonly plantedGrowth_per_h = new Float64Array(SOURCES_MAX);

  reset(): void {
    this.shortConductance_S = 0;
    this.deadMultiplier = 1;
    this.seiMultiplier = 1;
    this.galvanic_uA_per_cm2 = 0;
    this.shuttle_A = 0;
    this.contactLimit = 1;
    this.voidGrowth_cm2_per_mAh = 0;
    this.reactivation_per_h = 0;
    this.sodiatedLoss_per_h = 0;
    this.desodiatedLoss_per_h = 0;
    this.diffusionMultiplier = 1;
    this.gas_um_per_h = 0;
    this.preloadOffset_kPa = 0;
    this.stiffnessMultiplier = 1;
    this.ambientOffset_K = 0;
    this.burstSources = 0;
    this.plantedFilaments = 0;
  }

  /** True if one of the faults above needs a mechanism that the healthy reference cell does without. */
  get wear(): boolean {
    return (
      this.galvanic_uA_per_cm2 > 0 ||
      this.contactLimit < 1 ||
      this.voidGrowth_cm2_per_mAh > 0 ||
      this.reactivation_per_h > 0 ||
      this.sodiatedLoss_per_h > 0 ||
      this.desodiatedLoss_per_h > 0
    );
  }

  /** Adds a train of short events; false when there is no room for another. */
  addBursts(rate_per_s: number, resistance_ohm: number, duration_s: number): boolean {
    if (this.burstSources === SOURCES_MAX) return false;
    this.burstBy[this.burstSources] = this.faultIndex;
    this.burstRate_per_s[this.burstSources] = rate_per_s;
    this.burstResistance_ohm[this.burstSources] = resistance_ohm;
    this.burstDuration_s[this.burstSources] = duration_s;
    this.burstSources++;
    return true;
  }

  /** Adds a growing filament; false when there is no room for another. */
  plant(conductance_S: number, growth_per_h: number): boolean {
    if (this.plantedFilaments === SOURCES_MAX) return false;
    this.plantedBy[this.plantedFilaments] = this.faultIndex;
    this.plantedConductance_S[this.plantedFilaments] = conductance_S;
    this.plantedGrowth_per_h[this.plantedFilaments] = growth_per_h;
    this.plantedFilaments++;
    return true;
  }
}
