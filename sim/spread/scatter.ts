/**
 * Scatter of the values of a cell around the nominal ones, 1 sigma of the spread `default`; `hard` takes twice.
 *
 *   relative      x = x_nominal (1 + sigma n)         geometry and material data, known within per cents
 *   logarithmic   x = x_nominal exp(sigma n)          rates and resistances, known within factors
 *   n standard normal within +-3. A mechanism that is off (0) stays off under both laws.
 * Sizes are assumed: production scatter of pouch cells, assembly of fixtures by hand, what fits of such models leave
 * open. Not drawn: geometry, ambient temperature, gas and spontaneous shorts, which are faults where they occur.
 */
import type { NumericCellKey } from '../cell/cellParameters.js';

type Scatter = Partial<Record<NumericCellKey, number>>;

export const RELATIVE = {
  capacity_Ah: 0.01,
  sodiumVolume_cm3_per_Ah: 0.01,
  cathodeVolume_cm3_per_Ah: 0.05,
  seiVolume_cm3_per_Ah: 0.1,
  fixtureStiffness_kPa_per_um: 0.05,
  preload_kPa: 0.02,
  ocvEdgeWidth: 0.05,
  formationLoss: 0.05,
  diffusionActivation_J_per_mol: 0.1,
  exchangeActivation_J_per_mol: 0.1,
  contactActivation_J_per_mol: 0.05,
  entropy_V_per_K: 0.15,
  thermalPressure_kPa_per_K: 0.15,
} satisfies Scatter;

export const LOGARITHMIC: Scatter = {
  leadResistance_ohm: 0.08,
  electrolyteResistance_ohm: 0.08,
  interfaceResistance_ohm_cm2: 0.08,
  interfacePressureResistance_ohm_cm2: 0.08,
  fastResistance_ohm: 0.2,
  fastTime_s: 0.15,
  slowResistance_ohm: 0.2,
  slowTime_s: 0.2,
  diffusionTime_s: 0.1,
  hysteresis_V: 0.2,
  hysteresisShare: 0.2,
  exchangeCurrent_mA_per_cm2: 0.2,
  nucleationCharge_C_per_cm2: 0.2,
  nucleationOverpotential_V: 0.15,
  seiShare: 0.3,
  seiGrowth_C_per_cm2_sqrt_s: 0.3,
  galvanicCurrent_uA_per_cm2: 0.3,
  deadShare: 0.3,
  isolation_per_s: 0.3,
  deadCorrosion_per_h: 0.3,
  strandedShare: 0.2,
  reconnection_s: 0.3,
  reactivation_per_h: 0.3,
  voidGrowth_cm2_per_mAh: 0.2,
  criticalStripping_mA_per_cm2: 0.1,
  contactHealing_s: 0.2,
  delaminationNoise_V: 0.3,
  delaminationTime_s: 0.3,
  creepShare: 0.25,
  creepTime_s: 0.25,
  fastCreepShare: 0.25,
  fastCreepTime_s: 0.25,
  stackStiffness_kPa_per_um: 0.2,
  extrusion_per_h: 0.3,
  heatTransfer_W_per_K: 0.15,
};

/** Normal, from the nominal value. */
export const OCV_OFFSET_SIGMA_V = 0.005;
/** A charge limit may lie 20 mV below the end of the curve (REACH_MARGIN_V), so no cell is drawn further down. */
export const OCV_OFFSET_MAX_V = 0.015;
/** Half-normal: dead sodium is never denser than metal, and no cell wets better than it can. */
export const DEAD_POROSITY_SIGMA = 0.03;
export const CONTACT_SIGMA = 0.01;

/** Values beyond this are redrawn: a drawn cell must stay a possible cell. */
export const SIGMAS_MAX = 3;

/** By how much `hard` is wider. */
export const HARD_FACTOR = 2;
