/**
 * Parameters of contact, isolation and reconnection, corrosion and slow mechanics beyond the reference set.
 * `[reference value, smallest allowed, largest allowed]`.
 *
 * Optional mechanisms are off (0) in the reference cell, a liquid-wetted one. Sources: PHYSICS A3, A4, A6;
 * "assumed" = no measurement behind the number, its range is the allowed range.
 */
export const DEGRADATION_PARAMETERS = {
  /** Contact share lost per areal charge stripped above the critical density; 0 = wetted, about 1 for a solid. Assumed. */
  voidGrowth_cm2_per_mAh: [0, 0, 100],
  /** Critical stripping density at 1 MPa; 3.6 MPa per mA/cm2 (9 MPa at 2.5 mA/cm2, Spencer Jolly). */
  criticalStripping_mA_per_cm2: [1 / 3.6, 1e-4, 100],
  /** Activation of the creep that closes voids: 0.13 to 0.15 eV published. */
  contactActivation_J_per_mol: [13500, 0, 100000],
  /** Healing of lost contact under 1 MPa, goes with 1/P. Assumed. */
  contactHealing_s: [1800, 1, 1e7],
  /** Areal charge plated that fills e-fold of the voids. Assumed. */
  voidFilling_mAh_per_cm2: [0.5, 0.01, 1000],
  /** Share of the metal above a lost contact that is stranded, the rest is reached sideways. Assumed. */
  strandedByVoids: [0.5, 0, 1],

  /** Fluctuation of the potential under plating, sd at small current and pressure; about 1 mV, assumed. 0 = none. */
  delaminationNoise_V: [0, 0, 0.05],
  /** Memory of the fluctuation. Assumed 5..300. */
  delaminationTime_s: [30, 1, 3600],

  /** Share of the isolated sodium that is only stranded and may reconnect. Assumed. */
  strandedShare: [0, 0, 1],
  /** Reconnection of stranded sodium at 1 MPa on a covered collector, goes with 1/P. Assumed. */
  reconnection_s: [36000, 10, 1e9],
  /** Pressure below which nothing reconnects. Assumed. */
  reconnectionPressure_kPa: [50, 0, 10000],
  /** Dead sodium that becomes active again, per hour (redox mediators, dissolving shells). Assumed. */
  reactivation_per_h: [0, 0, 10],

  /** Extra isolation per lost contact share; 1 is the form (1 + (1 - a)) of PHYSICS A4. Assumed. */
  deadContactFactor: [1, 0, 100],
  /** Extra isolation as the cover goes to zero: the last metal breaks into islands. Assumed. */
  deadDepthFactor: [0, 0, 100],
  /** First-order isolation of the alternative law `firstOrder`, at the native film (O'Kane form). Assumed 1e-7..1e-5. */
  isolation_per_s: [1e-5, 0, 1],
  /** Dead sodium keeps reacting to SEI: share per hour. Assumed. */
  deadCorrosion_per_h: [0, 0, 1],
  /** Galvanic corrosion on a half-covered collector. Assumed 0..10. */
  galvanicCurrent_uA_per_cm2: [0, 0, 1000],

  /** Second, faster creep mode of the stack; 0 = one mode. Assumed. */
  fastCreepShare: [0, 0, 0.9],
  /** Time constant of the faster creep mode. Assumed. */
  fastCreepTime_s: [600, 10, 1e6],
  /** Sodium extruded sideways: share of its thickness per hour at the yield stress above it; cubic in the stress. Assumed. */
  extrusion_per_h: [0, 0, 0.1],
  /** Yield stress of sodium, 190 to 280 kPa published; a thin film is held by friction. */
  yieldStress_kPa: [200, 1, 10000],
  /** Gas per sodium charge that becomes SEI, at the stack's pressure. Assumed. */
  gasVolume_cm3_per_Ah: [0, 0, 1000],

  /** Limiting current of a liquid electrolyte; 0 = no depletion. Assumed 1..100. */
  limitingCurrent_mA_per_cm2: [0, 0, 10000],
  /** Diffusion time L^2/D of a liquid electrolyte's layer. Assumed. */
  concentrationTime_s: [100, 0.1, 1e6],

  /** Sodium in the counter electrode of a half cell, in capacities. Assumed: an excess that never ends. */
  counterExcess: [20, 1, 1000],
} satisfies Record<string, [number, number, number]>;
